/** The line that says in a sentence what happens at the selected time step. */
package dev.gatescope.ui.narration;
