package dev.gatescope.ui.flow;

import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Names;
import dev.gatescope.ui.common.Palette;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** One part of the diagram on the screen. */
abstract class ElementView extends Region {
  private record Shown(GateTrace trace, int timeStep, int unit) {}

  /** How much a part stands out. */
  enum Emphasis {
    NORMAL,
    /** Behind what is looked at. */
    FAINT,
    /** Just computed, pointed at, or a direct source of what is. */
    STRONG
  }

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private final Element element;
  private Shown shown;
  private Palette palette = Palette.LIGHT;
  private Emphasis emphasis = Emphasis.NORMAL;
  private boolean current;
  private boolean chosen;
  private double fontSize = DiagramLayout.SMALLEST_FONT;

  ElementView(Element element) {
    this.element = element;
    getStyleClass().add("element");
    setId("flow-" + Names.of(element));
    setAccessibleRole(AccessibleRole.TEXT);
  }

  final Element element() {
    return element;
  }

  final Palette palette() {
    return palette;
  }

  final Emphasis emphasis() {
    return emphasis;
  }

  final double fontSize() {
    return fontSize;
  }

  /**
   * Shows the values of one step, drawing only what is not there yet.
   *
   * @param timeStep -1 before the first step
   */
  final void update(GateTrace trace, int timeStep, int unit) {
    Shown wanted = new Shown(trace, timeStep, unit);
    if (!wanted.equals(shown)) {
      shown = wanted;
      show(trace, timeStep, unit);
    }
  }

  /** Shows the values of one step. */
  abstract void show(GateTrace trace, int timeStep, int unit);

  final void setFontSize(double newFontSize) {
    fontSize = newFontSize;
    requestLayout();
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    paint();
  }

  final void setEmphasis(Emphasis newEmphasis) {
    emphasis = newEmphasis;
    setOpacity(newEmphasis == Emphasis.FAINT ? 0.3 : 1);
    paint();
  }

  /** Marks the part that is pointed at. */
  final void setCurrent(boolean newCurrent) {
    current = newCurrent;
    pseudoClassStateChanged(CURRENT, newCurrent);
    paint();
  }

  /** Marks the gate under study. */
  final void setChosen(boolean newChosen) {
    chosen = newChosen;
    paint();
  }

  /** Draws background and border anew; called whenever colours or emphasis change. */
  void paint() {
    Color hue = hue(palette, element);
    double strength = emphasis == Emphasis.STRONG || current || chosen ? 2.5 : 1.25;
    CornerRadii radii = radii();
    double tint = emphasis == Emphasis.STRONG ? 0.24 : 0.1;
    setBackground(
        new Background(
            new BackgroundFill(palette.background(), radii, Insets.EMPTY),
            new BackgroundFill(hue.deriveColor(0, 1, 1, tint), radii, Insets.EMPTY)));
    // Drawn outwards from the box's edge, so that a stronger border moves nothing inside.
    BorderStroke stroke =
        new BorderStroke(
            current ? palette.accent() : hue,
            BorderStrokeStyle.SOLID,
            radii,
            new BorderWidths(strength),
            new Insets(1.25 - strength));
    setBorder(new Border(stroke));
  }

  CornerRadii radii() {
    return new CornerRadii(6);
  }

  /** The colour that a part and the arrows from it have. */
  static Color hue(Palette palette, Element element) {
    return switch (element) {
      case X, INPUT_TERM -> palette.mutedText();
      case PREVIOUS_CELL, KEEP, WRITE, ADD, CELL, TANH -> palette.cellState();
      case PREVIOUS_HIDDEN,
          REVEAL,
          HIDDEN,
          KEEP_HIDDEN,
          WRITE_NEW,
          ADD_HIDDEN,
          RECURRENT_TERM,
          SUM,
          TANH_SUM ->
          palette.hiddenState();
      case RESET_TERM -> palette.gate(Gate.RESET);
      case COMPLEMENT -> palette.gate(Gate.UPDATE);
      case LOGIT, PROBABILITY, BIT, LOSS -> palette.mutedText();
      default -> palette.gate(element.gate());
    };
  }

  static double[] values(GateTrace trace, Element element, int timeStep) {
    double[] values = new double[timeStep < 0 ? 0 : trace.hiddenSize()];
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = PartValues.of(trace, element, timeStep, unit);
    }
    return values;
  }

  static void place(Node node, double x, double y, double width, double height) {
    node.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
  }
}
