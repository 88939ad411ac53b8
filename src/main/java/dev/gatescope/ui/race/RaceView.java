package dev.gatescope.ui.race;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import javafx.scene.canvas.GraphicsContext;

/** The losses of all lanes in one chart, and beside it each lane at the cursor. */
public final class RaceView extends DrawingPane {
  private RacePicture picture = RacePicture.EMPTY;
  private Palette palette = Palette.LIGHT;
  private Messages messages;

  /** For FXML; {@link #setMessages} must follow. */
  public RaceView() {
    getStyleClass().add("race-view");
    setMinSize(120, 100);
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
  }

  void show(RacePicture newPicture, Palette newPalette) {
    picture = newPicture;
    palette = newPalette;
    redraw();
  }

  /** The epoch at a place of this view, or -1 outside of the chart. */
  int epochAt(double x) {
    return new RaceLayout(getWidth(), getHeight()).axis(picture.epochs()).at(x);
  }

  /** Where an epoch stands. */
  double x(int epoch, double width) {
    return new RaceLayout(width, getHeight()).axis(picture.epochs()).x(epoch);
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (picture.lanes().isEmpty()) {
      return;
    }
    RaceLayout layout = new RaceLayout(width, height);
    RaceBrush brush = RaceBrush.of(graphics, palette, layout.isTall());
    new LossPainter(brush, layout, picture).draw(messages);
    LanePainter lanes = new LanePainter(brush, layout, picture, messages);
    lanes.table();
    if (layout.isTall()) {
      lanes.meters();
    }
  }
}
