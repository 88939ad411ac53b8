package dev.gatescope.ui.charts;

import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Redrawn;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Keeps a plot sharp where the window is enlarged: the plot is laid out as much larger, letters and
 * lines included, and shown as much smaller. So what ChartFX draws by pixels has one for each of
 * the screen's.
 */
final class PlotFrame extends Region implements Redrawn {
  private final Plot plot;
  private final Scale shrink = new Scale();
  private Palette palette = Palette.LIGHT;

  PlotFrame(Plot plot) {
    this.plot = plot;
    // Its sizes are not those of this region.
    plot.setManaged(false);
    plot.getTransforms().setAll(shrink);
    getChildren().setAll(plot);
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    plot.style(palette, plot.scale());
  }

  @Override
  public void redraw() {
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double scale = DrawingPane.enlargement(this);
    if (scale != plot.scale()) {
      plot.style(palette, scale);
      shrink.setX(1 / scale);
      shrink.setY(1 / scale);
    }
    plot.nameVertical(getHeight());
    plot.resizeRelocate(0, 0, getWidth() * scale, getHeight() * scale);
  }
}
