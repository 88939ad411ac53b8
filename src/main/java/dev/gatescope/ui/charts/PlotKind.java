package dev.gatescope.ui.charts;

/** The plots of the learning column. */
public enum PlotKind {
  /** Loss per epoch. */
  LOSS,
  /** Absolute error per test sample. */
  ERRORS
}
