package dev.gatescope.ui.atlas;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Unfinished;
import javafx.scene.layout.StackPane;

/** The cloud of states for a picture: its points are made once it has its last size. */
final class ScatterPicture extends StackPane implements Unfinished {
  private final ScatterView drawing = new ScatterView();
  private CloudRaster.Request asked;

  ScatterPicture(
      Messages messages,
      PointCloud cloud,
      Colouring colouring,
      Palette palette,
      int[] path,
      int step) {
    getChildren().add(drawing);
    drawing.prepare(messages, request -> asked = request);
    drawing.show(cloud, colouring, palette);
    drawing.select(path, step);
  }

  @Override
  public Runnable finish() {
    if (asked == null) {
      return () -> {};
    }
    CloudRaster raster = CloudRaster.of(asked);
    return () -> drawing.setRaster(raster);
  }
}
