package dev.gatescope.ui.common;

/** A node that paints itself, and can do so on any sheet: an export of vectors asks for it. */
public interface Drawable {
  /** Draws everything; the coordinates are the node's. */
  void drawOn(Sheet sheet, double width, double height);
}
