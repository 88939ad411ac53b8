/** Formulas in LaTeX, set as outlines that any pane can draw. */
package dev.gatescope.ui.formula;
