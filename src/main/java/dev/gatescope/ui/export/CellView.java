package dev.gatescope.ui.export;

/** A view of the cell that can be drawn on a page of its own. */
public enum CellView {
  HEAT_MAPS,
  FLOW
}
