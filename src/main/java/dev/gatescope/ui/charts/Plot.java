package dev.gatescope.ui.charts;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.renderer.Renderer;
import javafx.scene.AccessibleRole;
import javafx.scene.CacheHint;

/** One plot of ours on ChartFX, the same in the window and on an exported picture. */
public final class Plot extends XYChart {
  private final PlotAxis xAxis;
  private final PlotAxis yAxis;
  private final PlotData data;

  public Plot(PlotKind kind, PlotData data, Messages messages) {
    this(
        data,
        kind == PlotKind.LOSS ? new CurveRenderer() : new StemRenderer(),
        messages.text(kind == PlotKind.LOSS ? "charts.loss.x" : "charts.errors.x"),
        messages.text(kind == PlotKind.LOSS ? "charts.loss.y" : "charts.errors.y"));
  }

  private Plot(PlotData data, Renderer renderer, String xName, String yName) {
    this.data = data;
    xAxis = new PlotAxis(xName, data::xRange);
    yAxis = new PlotAxis(yName, this::wantedY);
    xAxis.setSide(io.fair_acc.chartfx.ui.geometry.Side.BOTTOM);
    yAxis.setSide(io.fair_acc.chartfx.ui.geometry.Side.LEFT);
    getAxes().setAll(xAxis, yAxis);
    renderer.getAxes().setAll(xAxis, yAxis);
    renderer.getDatasets().setAll(data.dataSet());
    getRenderers().setAll(renderer);
    setLegendVisible(false);
    // The tool bar that slides in at the upper edge would lie over the curve.
    getMenuPane().setTriggerDistance(0);
    // A cached canvas is drawn twice, and scaled where it need not be.
    getCanvas().setCache(false);
    getCanvas().setCacheHint(CacheHint.SPEED);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
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

  public void setLogarithmic(boolean logarithmic) {
    yAxis.setLogAxis(logarithmic);
    yAxis.showAll();
  }

  /** Colours, and sizes times a scale. */
  public void style(Palette palette, double scale) {
    getStylesheets().setAll(PlotStyle.sheet(palette, scale));
  }

  /**
   * Lays out and draws at once, for a plot in a scene that is never shown and so gets no pulses.
   *
   * @see javafx.scene.Node#snapshot
   */
  public void drawNow() {
    applyCss();
    runPreLayout();
    layout();
    runPostLayout();
  }
}
