package dev.gatescope.ui.flow;

import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.flow.DiagramLayout.Point;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** The values on their way: dots, and chips with a number where one value travels alone. */
final class Motes extends Pane {
  private static final CornerRadii ROUND = new CornerRadii(9);

  Motes() {
    setMouseTransparent(true);
    setManaged(false);
  }

  void clear() {
    getChildren().clear();
  }

  /**
   * @param value null for a dot
   */
  void put(Point at, Color hue, String value, Palette palette) {
    if (value == null) {
      Circle dot = new Circle(at.x(), at.y(), 4.5, hue);
      dot.setStroke(palette.background());
      dot.setStrokeWidth(1.5);
      getChildren().add(dot);
      return;
    }
    Label chip = new Label(value);
    chip.setPadding(new Insets(0, 5, 0, 5));
    chip.setTextFill(Palette.textOn(hue));
    chip.setBackground(new Background(new BackgroundFill(hue, ROUND, null)));
    chip.setBorder(
        new Border(
            new BorderStroke(
                palette.background(), BorderStrokeStyle.SOLID, ROUND, new BorderWidths(1))));
    getChildren().add(chip);
    chip.applyCss();
    chip.autosize();
    chip.relocate(at.x() - chip.getWidth() / 2, at.y() - chip.getHeight() / 2);
  }
}
