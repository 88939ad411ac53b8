package dev.gatescope.ui.flow;

import dev.gatescope.lstm.GateTrace;
import javafx.scene.control.Label;
import javafx.scene.layout.CornerRadii;

/** A pointwise operation as a circle, and where there is room its result for the selected unit. */
final class OperatorView extends ElementView {
  private static final double ROOM_FOR_NUMBERS = 12.5;
  private final Label sign = new Label();
  private final Label number = new Label();

  OperatorView(Element element) {
    super(element);
    sign.setText(element.symbol());
    sign.getStyleClass().add("sign");
    number.getStyleClass().add("result");
    number.setMouseTransparent(true);
    getChildren().addAll(sign, number);
  }

  @Override
  void show(GateTrace trace, int timeStep, int unit) {
    number.setText(
        timeStep < 0 ? "" : Numbers.brief(PartValues.of(trace, element(), timeStep, unit)));
  }

  @Override
  CornerRadii radii() {
    return new CornerRadii(fontSize());
  }

  @Override
  protected void layoutChildren() {
    place(sign, 0, 0, getWidth(), getHeight());
    number.setVisible(fontSize() >= ROOM_FOR_NUMBERS);
    double numberWidth = number.prefWidth(-1);
    double numberHeight = 1.3 * fontSize();
    switch (element()) {
      // Beside the column of the output there is room on the left alone, before the GRU's n above.
      case TANH -> place(number, -1 - numberWidth, getHeight() - 2, numberWidth, numberHeight);
      // Between the output gate and the column, beside the line down to h.
      case REVEAL -> place(number, getWidth() / 2 + 3, getHeight() - 1, numberWidth, numberHeight);
      case RESET_TERM ->
          place(
              number, (getWidth() - numberWidth) / 2, -numberHeight - 2, numberWidth, numberHeight);
      default -> place(number, getWidth() + 1, getHeight() - 2, numberWidth, numberHeight);
    }
  }
}
