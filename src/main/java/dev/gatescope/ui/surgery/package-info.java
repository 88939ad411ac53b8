/** Operations on the network: what to try, the list of what is done, and what it changes. */
package dev.gatescope.ui.surgery;
