package dev.gatescope.ui.runs;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run's colour, full while it is in the chart; an eye beside the run that the window shows. */
final class MarkCell extends TableCell<RunRow, RunRow.Mark> {
  private static final double RADIUS = 5;

  private final Messages messages;
  private final Supplier<Palette> palette;
  private final Circle circle = new Circle(RADIUS);
  private final FontIcon eye = new FontIcon("mdi2e-eye-outline");
  private final HBox box = new HBox(4, circle, eye);

  MarkCell(Messages messages, Supplier<Palette> palette) {
    this.messages = messages;
    this.palette = palette;
    circle.setStrokeWidth(2);
    box.setAlignment(Pos.CENTER_LEFT);
    eye.getStyleClass().add("runs-eye");
  }

  @Override
  protected void updateItem(RunRow.Mark mark, boolean empty) {
    super.updateItem(mark, empty);
    if (empty || mark == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Color colour = palette.get().run(mark.number());
    circle.setStroke(colour);
    circle.setFill(mark.drawn() ? colour : Color.TRANSPARENT);
    eye.setVisible(mark.shown());
    setGraphic(box);
    setAccessibleText(
        (mark.drawn() ? messages.text("runs.mark.drawn") : "")
            + (mark.shown() ? " " + messages.text("runs.mark.shown") : ""));
  }
}
