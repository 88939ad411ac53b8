/** The window's content: where each pane stands. */
package dev.gatescope.ui.explorer;
