package dev.gatescope.ui.flow;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.Palette;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;

/** A gate, a state or a summand: symbol, the selected unit's value, all units, and a name. */
final class BlockView extends ElementView {
  private static final double PADDING = 5;
  private final Notation symbol;
  private final Label number = new Label();
  private final UnitStrip strip = new UnitStrip();
  private final Label name;
  private final Label tag = new Label();
  private double limit = 1;

  BlockView(Element element, String shortName) {
    super(element);
    symbol = new Notation("symbol", element.symbol());
    name = new Label(shortName);
    name.getStyleClass().add("name");
    number.getStyleClass().add("number");
    tag.getStyleClass().add("tag");
    tag.setVisible(element.gate() != null);
    if (element.gate() != null) {
      tag.setText(element.gate().sigmoid() ? "σ" : "tanh");
    }
    getChildren().addAll(symbol, number, strip, name, tag);
  }

  UnitStrip strip() {
    return strip;
  }

  void setLimit(double newLimit) {
    limit = newLimit;
  }

  @Override
  void show(GateTrace trace, int timeStep, int unit) {
    double[] values = values(trace, element(), timeStep);
    strip.show(values, limit);
    number.setText(values.length == 0 ? "" : Numbers.brief(values[unit]));
  }

  @Override
  void setPalette(Palette newPalette) {
    strip.setPalette(newPalette);
    super.setPalette(newPalette);
  }

  @Override
  void paint() {
    super.paint();
    CornerRadii round = new CornerRadii(fontSize());
    tag.setBackground(new Background(new BackgroundFill(hue(palette(), element()), round, null)));
    tag.setTextFill(Palette.textOn(hue(palette(), element())));
  }

  /** The space for the cells in a box of that size. */
  static double[] stripSize(double width, double height, double fontSize, boolean gate) {
    double header = 1.45 * fontSize;
    double footer = footer(height, fontSize, gate);
    return new double[] {
      width - 2 * PADDING, height - header - footer - 2 * PADDING + (footer > 0 ? 2 : 0)
    };
  }

  private static double footer(double height, double fontSize, boolean gate) {
    boolean room = height > 6 * fontSize;
    return !room ? (gate ? 0.5 * fontSize : 0) : (gate ? 1.95 : 1.3) * fontSize;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double line = 1.45 * fontSize();
    boolean gate = tag.isVisible();
    double[] size = stripSize(width, height, fontSize(), gate);
    double symbolWidth = Math.ceil(symbol.prefWidth(-1));
    place(symbol, PADDING + 1, PADDING - 3, symbolWidth, line);
    double numberWidth = Math.min(number.prefWidth(-1), width - symbolWidth - 2 * PADDING - 2);
    place(number, width - PADDING - 1 - numberWidth, PADDING - 3, numberWidth, line);
    place(strip, PADDING, Math.round(PADDING + line - 2), Math.floor(size[0]), Math.floor(size[1]));
    name.setVisible(height > 6 * fontSize());
    double nameY = PADDING + line - 2 + size[1] + 1;
    place(name, PADDING, nameY, width - 2 * PADDING, 1.3 * fontSize());
    double tagHeight = DiagramLayout.tagHeight(fontSize());
    double tagWidth = tag.prefWidth(-1) + fontSize();
    place(tag, (width - tagWidth) / 2, height - tagHeight / 2, tagWidth, tagHeight);
  }
}
