/** The time bar: one stop a time step, to click, drag, walk and play. */
package dev.gatescope.ui.timebar;
