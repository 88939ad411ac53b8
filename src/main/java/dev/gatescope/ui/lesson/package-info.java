/** The lesson beside the panes: its cards, the ring around what they point at, and their tasks. */
package dev.gatescope.ui.lesson;
