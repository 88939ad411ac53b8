/** The top bar: the pair, the commands on the run, the epoch, the badges. */
package dev.gatescope.ui.topbar;
