package dev.gatescope.ui.export;

import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;

/**
 * What is laid out off screen and stays as it is until it is closed, for its picture to be taken.
 * The JavaFX thread lays it out; any thread may then take the picture, and close.
 */
interface Still extends AutoCloseable {
  /**
   * So many pixels at a time: the JavaFX thread waits for them until the renderer has drawn them,
   * and in between the window goes on.
   */
  int STRIP_PIXELS = 1 << 18;

  WritableImage picture();

  @Override
  void close();

  /**
   * Takes a picture, strip by strip.
   *
   * @param scale by which the page is enlarged
   * @param width pixels of the picture
   * @param height pixels of the picture
   */
  static WritableImage take(Parent page, Paint ground, int scale, int width, int height) {
    WritableImage picture = new WritableImage(width, height);
    int rows = Math.max(1, STRIP_PIXELS / width);
    for (int top = 0; top < height; top += rows) {
      Rectangle2D strip = new Rectangle2D(0, top, width, Math.min(rows, height - top));
      WritableImage taken = Toolkit.onItsThread(() -> take(page, ground, scale, strip));
      picture
          .getPixelWriter()
          .setPixels(0, top, width, (int) strip.getHeight(), taken.getPixelReader(), 0, 0);
    }
    return picture;
  }

  private static WritableImage take(Parent page, Paint ground, int scale, Rectangle2D strip) {
    Sharpness.only(page, strip.getMinY() / scale, strip.getMaxY() / scale);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(ground);
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setViewport(strip);
    return page.snapshot(parameters, null);
  }
}
