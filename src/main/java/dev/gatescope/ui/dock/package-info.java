/** The dock: one tab a pane, loaded when it is first shown. */
package dev.gatescope.ui.dock;
