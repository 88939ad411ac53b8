/** Commands on the current run and what is said about it. */
package dev.gatescope.ui.run;
