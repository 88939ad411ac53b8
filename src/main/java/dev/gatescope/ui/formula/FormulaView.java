package dev.gatescope.ui.formula;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * A formula: as a line of text until it is set, then as glyphs in the text's colour and size.
 * Shrinks to the width it gets; a screen reader hears the line of text.
 */
public final class FormulaView extends Region {
  /** The letters of mathematics are smaller than those of the window's font. */
  private static final double LETTERS = 1.3;

  private static final double ROOM_OF_A_LINE = 1.2;
  private static final double ROOM_OF_A_FRACTION = 2.1;
  private static final double ROOM_OF_A_SUM = 3.2;

  private final Label plain;
  private final double room;
  private final SVGPath glyphs = new SVGPath();
  private final Scale scale = new Scale();
  private Outline outline;

  public FormulaView(String tex, Formulas formulas) {
    getStyleClass().add("set-formula");
    String text = PlainFormula.of(tex);
    plain = new Label(text);
    plain.getStyleClass().add("formula-text");
    plain.setWrapText(true);
    room = roomOf(tex);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(text);
    glyphs.getStyleClass().add("formula-glyphs");
    glyphs.setManaged(false);
    glyphs.getTransforms().add(scale);
    getChildren().add(plain);
    formulas.request(tex, this::show);
  }

  /** About the height that it will have, so that what stands below does not jump. */
  private static double roomOf(String tex) {
    if (tex.contains("\\sum") || tex.contains("\\prod")) {
      return ROOM_OF_A_SUM;
    }
    return tex.contains("\\frac") ? ROOM_OF_A_FRACTION : ROOM_OF_A_LINE;
  }

  private void show(Outline set) {
    outline = set;
    glyphs.setContent(set.path());
    plain.setVisible(false);
    getChildren().add(glyphs);
    requestLayout();
  }

  /** True once the glyphs are there. */
  public boolean isSet() {
    return outline != null;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return outline == null ? plain.prefWidth(-1) : outline.width() * size();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    if (outline == null) {
      return Math.max(letters() * room, plain.prefHeight(width));
    }
    return Math.ceil(outline.height() * shrunk(width));
  }

  @Override
  protected void layoutChildren() {
    plain.resizeRelocate(0, 0, getWidth(), getHeight());
    if (outline != null) {
      double factor = shrunk(getWidth());
      scale.setX(factor);
      scale.setY(factor);
      glyphs.relocate(0, 0);
      glyphs.setLayoutX(0);
      glyphs.setLayoutY((getHeight() - outline.height() * factor) / 2);
    }
  }

  /** Size of the letters in pixels; it follows the text's. */
  private double letters() {
    return plain.getFont().getSize() * LETTERS;
  }

  /** Pixels of one unit of the outline. */
  private double size() {
    return letters() / Outline.UNITS;
  }

  private double shrunk(double width) {
    return width > 0 ? Math.min(size(), width / outline.width()) : size();
  }
}
