package dev.gatescope.ui.explorer;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What the window shows where. Outlives the views, which a change of language loads anew. Each pane
 * has a view of its name.
 */
public final class LayoutModel {
  /** What the left column shows. */
  public enum Left {
    SUM,
    SETTINGS
  }

  /** What the centre shows. */
  public enum Centre {
    FLOW,
    HEAT,
    ARITHMETIC
  }

  /** What the right column shows. */
  public enum Right {
    PLOTS,
    RULES
  }

  private final ObjectProperty<Left> left = new SimpleObjectProperty<>(this, "left", Left.SUM);
  private final ObjectProperty<Centre> centre =
      new SimpleObjectProperty<>(this, "centre", Centre.FLOW);
  private final ObjectProperty<Right> right =
      new SimpleObjectProperty<>(this, "right", Right.PLOTS);
  private final DoubleProperty leftWidth = new SimpleDoubleProperty(this, "leftWidth", 300);
  private final DoubleProperty rightWidth = new SimpleDoubleProperty(this, "rightWidth", 360);
  private final DoubleProperty dockHeight = new SimpleDoubleProperty(this, "dockHeight", 196);

  public ObjectProperty<Left> leftProperty() {
    return left;
  }

  public ObjectProperty<Centre> centreProperty() {
    return centre;
  }

  public ObjectProperty<Right> rightProperty() {
    return right;
  }

  /** Width of the left column in pixels. */
  public DoubleProperty leftWidthProperty() {
    return leftWidth;
  }

  /** Width of the right column in pixels. */
  public DoubleProperty rightWidthProperty() {
    return rightWidth;
  }

  /** Height of the open dock in pixels. */
  public DoubleProperty dockHeightProperty() {
    return dockHeight;
  }

  public void toggleSettings() {
    left.set(left.get() == Left.SETTINGS ? Left.SUM : Left.SETTINGS);
  }
}
