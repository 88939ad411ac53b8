/** The probe: which units carry the borrow, and how clearly. */
package dev.gatescope.ui.probe;
