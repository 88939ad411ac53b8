package dev.gatescope.ui.common;

/**
 * A drawing for a picture of which something takes long to make. It is laid out without it; then
 * the rest is made in the background, while nothing else touches the drawing, and put in.
 */
public interface Unfinished {
  /**
   * Makes what is missing. To be called once the drawing has its size and resolution, and not on
   * the JavaFX thread.
   *
   * @return puts it into the drawing; to be run on the JavaFX thread
   */
  Runnable finish();
}
