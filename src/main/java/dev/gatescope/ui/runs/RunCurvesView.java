package dev.gatescope.ui.runs;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import javafx.scene.canvas.GraphicsContext;

/** The losses of the compared runs in one chart, with one cursor. */
public final class RunCurvesView extends DrawingPane {
  private RunCurves curves = RunCurves.EMPTY;
  private Palette palette = Palette.LIGHT;
  private Messages messages;

  /** For FXML; {@link #setMessages} must follow. */
  public RunCurvesView() {
    getStyleClass().add("runs-curves");
    setMinSize(120, 60);
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
  }

  void show(RunCurves newCurves, Palette newPalette) {
    curves = newCurves;
    palette = newPalette;
    redraw();
  }

  /** The epoch at a place of this view, or -1 outside of the plot. */
  int epochAt(double x) {
    return new CurvesLayout(getWidth(), getHeight()).axis(curves.epochs()).at(x);
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (!curves.curves().isEmpty()) {
      new CurvesPainter(graphics, palette, new CurvesLayout(width, height), curves).draw(messages);
    }
  }
}
