package dev.gatescope.ui.flow;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;

/** What comes in: the two bits, as digits. */
final class BitsView extends ElementView {
  private final Notation symbol = new Notation("symbol", "x_{t}");
  private final List<Label> letters = List.of(new Label("a"), new Label("b"));
  private final List<Label> digits = List.of(new Label(), new Label());
  private final int[] shown = {-1, -1};

  BitsView() {
    super(Element.X);
    letters.forEach(letter -> letter.getStyleClass().add("letter"));
    digits.forEach(digit -> digit.getStyleClass().add("digit"));
    getChildren().add(symbol);
    getChildren().addAll(letters);
    getChildren().addAll(digits);
  }

  @Override
  void show(GateTrace trace, int timeStep, int unit) {
    for (int k = 0; k < digits.size(); k++) {
      shown[k] = timeStep < 0 ? -1 : Math.round(trace.input(timeStep, k));
      digits.get(k).setText(shown[k] < 0 ? "" : Integer.toString(shown[k]));
    }
    paint();
  }

  @Override
  void paint() {
    super.paint();
    for (int k = 0; k < digits.size(); k++) {
      Color fill = palette().diverging(Math.max(0, shown[k]), 1);
      digits
          .get(k)
          .setBackground(new Background(new BackgroundFill(fill, new CornerRadii(4), null)));
      digits.get(k).setTextFill(Palette.textOn(fill));
    }
  }

  @Override
  protected void layoutChildren() {
    double line = 1.45 * fontSize();
    place(symbol, 6, 2, symbol.prefWidth(-1), line);
    double side = Math.min((getWidth() - 22) / 2, getHeight() - 2.5 * line - 2);
    side = Math.floor(Math.min(side, 3.4 * fontSize()));
    double gap = Math.min(12, getWidth() - 2 * side - 12);
    double top = line + (getHeight() - 2.2 * line - side) / 2;
    for (int k = 0; k < digits.size(); k++) {
      double x = Math.round(getWidth() / 2 + (k == 0 ? -gap / 2 - side : gap / 2));
      place(letters.get(k), x, top - 1, side, 1.2 * fontSize());
      place(digits.get(k), x, Math.round(top + 1.2 * fontSize()), side, side);
    }
  }
}
