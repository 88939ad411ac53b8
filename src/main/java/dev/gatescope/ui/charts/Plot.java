package dev.gatescope.ui.charts;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.renderer.Renderer;
import io.fair_acc.chartfx.ui.geometry.Side;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.CacheHint;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/** One plot of ours on ChartFX, the same in the window and on an exported picture. */
public final class Plot extends XYChart {
  /** What the horizontal axis takes of the height. */
  private static final double BELOW = 70;

  private final PlotAxis xAxis;
  private final PlotAxis yAxis;
  private final PlotData data;
  private final GridLines grid = new GridLines();
  private final String verticalName;
  private double scale = 1;

  public Plot(PlotKind kind, PlotData data, Messages messages) {
    String xName = messages.text(kind == PlotKind.LOSS ? "charts.loss.x" : "charts.errors.x");
    String yName = messages.text(kind == PlotKind.LOSS ? "charts.loss.y" : "charts.errors.y");
    Renderer renderer = kind == PlotKind.LOSS ? new CurveRenderer() : new StemRenderer();
    this.data = data;
    this.verticalName = yName;
    xAxis = new PlotAxis(xName, true, data::xRange);
    yAxis = new PlotAxis(yName, kind == PlotKind.ERRORS, this::wantedY);
    xAxis.setSide(Side.BOTTOM);
    yAxis.setSide(Side.LEFT);
    getAxes().setAll(xAxis, yAxis);
    renderer.getAxes().setAll(xAxis, yAxis);
    renderer.getDatasets().setAll(data.dataSet());
    grid.getAxes().setAll(xAxis, yAxis);
    getRenderers().setAll(grid, renderer);
    setLegendVisible(false);
    // The tool bar that slides in at the upper edge would lie over the curve.
    getMenuPane().setTriggerDistance(0);
    // A cached canvas is drawn twice, and scaled where it need not be.
    getCanvas().setCache(false);
    getCanvas().setCacheHint(CacheHint.SPEED);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    // Panes inside of ChartFX that take the focus, show nothing of it and do nothing with it.
    getMenuPane().setFocusTraversable(false);
    getPlotArea().setFocusTraversable(false);
  }

  private PlotRange wantedY() {
    return data.yRange(yAxis.isLogAxis());
  }

  public PlotData data() {
    return data;
  }

  PlotAxis horizontal() {
    return xAxis;
  }

  PlotAxis vertical() {
    return yAxis;
  }

  /**
   * Names the vertical axis if the name, which stands along it, finds room there.
   *
   * @param height of the plot at scale 1
   */
  void nameVertical(double height) {
    double length = Fonts.width(verticalName, Font.font(Fonts.SANS, PlotStyle.LABEL));
    String wanted = length <= height - BELOW ? verticalName : "";
    if (!wanted.equals(yAxis.getName())) {
      yAxis.setName(wanted);
    }
  }

  public void setLogarithmic(boolean logarithmic) {
    yAxis.setLogAxis(logarithmic);
    yAxis.showAll();
  }

  /** How many pixels of this plot stand for one of the usual. */
  double scale() {
    return scale;
  }

  /** Colours, and sizes times a scale. */
  public void style(Palette palette, double newScale) {
    scale = newScale;
    getStylesheets().setAll(PlotStyle.sheet(palette, scale));
    grid.style(palette.grid(), scale);
    // Room for the labels at the ends of the axes, which ChartFX otherwise leaves out.
    getAxesAndCanvasPane().setPadding(new Insets(8 * scale, 16 * scale, 0, 0));
  }

  /**
   * Lays out a page with this plot on it and draws, all at once: for a scene that is never shown
   * and so gets no pulses.
   */
  public void drawNow(Parent page) {
    // The axes settle on their widths in the first round.
    for (int round = 0; round < 2; round++) {
      page.applyCss();
      invalidate();
      runPreLayout();
      page.layout();
      runPostLayout();
    }
  }

  /** Lets go of the data, which may outlive the plot. */
  public void release() {
    getRenderers().forEach(renderer -> renderer.getDatasets().clear());
  }
}
