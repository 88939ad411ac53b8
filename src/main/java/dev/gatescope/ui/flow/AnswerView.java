package dev.gatescope.ui.flow;

import dev.gatescope.lstm.GateTrace;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;

/** A part of the output: logit, probability with its bar, bit beside the truth, or loss. */
final class AnswerView extends ElementView {
  private final Notation symbol;
  private final Label number = new Label();
  private final Region bar = new Region();
  private final Region fill = new Region();
  private double probability;
  private boolean known;
  private boolean right;

  AnswerView(Element element, String shortName) {
    super(element);
    boolean named = element == Element.BIT || element == Element.LOSS;
    symbol = new Notation(named ? "caption" : "symbol", named ? shortName : element.symbol());
    number
        .getStyleClass()
        .add(
            switch (element) {
              case BIT -> "answer";
              case LOSS -> "loss";
              default -> "number";
            });
    getChildren().addAll(symbol, number);
    if (element == Element.PROBABILITY) {
      getChildren().addAll(bar, fill);
    }
  }

  @Override
  void show(GateTrace trace, int timeStep, int unit) {
    known = timeStep >= 0;
    if (!known) {
      number.setText("");
      probability = 0;
    } else if (element() == Element.BIT) {
      right = trace.bit(timeStep) == trace.target(timeStep);
      number.setText(trace.bit(timeStep) + (right ? " = " : " ≠ ") + trace.target(timeStep));
    } else {
      double value = PartValues.of(trace, element(), timeStep, unit);
      probability = trace.probability(timeStep);
      number.setText(element() == Element.LOSS ? Numbers.tiny(value) : Numbers.brief(value));
    }
    paint();
    requestLayout();
  }

  @Override
  void paint() {
    super.paint();
    if (element() == Element.BIT) {
      number.setTextFill(
          !known ? palette().mutedText() : right ? palette().right() : palette().wrong());
    }
    bar.setBackground(Background.fill(palette().line()));
    fill.setBackground(Background.fill(palette().diverging(1, 1)));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double line = 1.4 * fontSize();
    double symbolWidth = symbol.prefWidth(-1);
    switch (element()) {
      case BIT, LOSS -> {
        double top = Math.max(1, (height - 2.6 * fontSize()) / 2);
        place(symbol, (width - symbolWidth) / 2, top - 2, symbolWidth, line);
        place(number, 1, top + 1.2 * fontSize(), width - 2, line);
      }
      case PROBABILITY -> {
        double top = (height - 2.1 * fontSize()) / 2;
        place(symbol, 7, top - 2, symbolWidth, line);
        placeRight(top - 2, line);
        double barY = Math.round(top + 1.5 * fontSize());
        place(bar, 7, barY, width - 14, Math.round(0.5 * fontSize()));
        double filled = (width - 14) * Math.clamp(probability, 0, 1);
        place(fill, 7, barY, filled, Math.round(0.5 * fontSize()));
      }
      default -> {
        place(symbol, 7, (height - line) / 2, symbolWidth, line);
        placeRight((height - line) / 2, line);
      }
    }
  }

  private void placeRight(double y, double line) {
    double numberWidth = number.prefWidth(-1);
    place(number, getWidth() - 7 - numberWidth, y, numberWidth, line);
  }
}
