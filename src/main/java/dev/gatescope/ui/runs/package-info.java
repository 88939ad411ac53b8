/** The list of runs: settings and results side by side, notes, deletion with undo, comparison. */
package dev.gatescope.ui.runs;
