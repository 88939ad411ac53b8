package dev.gatescope.ui.topbar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A number as bits to click, most significant left; wide numbers get smaller cells, in two lines.
 */
public final class BitRow extends VBox {
  /** More bits than this are drawn small. */
  static final int LARGE_BITS = 12;

  /** More bits than this are drawn as mere blocks in two lines. */
  static final int SMALL_BITS = 20;

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final List<ToggleButton> cells = new ArrayList<>();

  public BitRow() {
    getStyleClass().add("bit-row");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
  }

  /**
   * Lays out another width.
   *
   * @param describe what a bit is worth, by time step
   * @param flip told which bit (time step) was clicked
   */
  void build(int bits, IntFunction<String> describe, IntConsumer flip) {
    cells.clear();
    getChildren().clear();
    getStyleClass().removeAll("large", "small", "tiny");
    getStyleClass().add(bits <= LARGE_BITS ? "large" : bits <= SMALL_BITS ? "small" : "tiny");
    for (int timeStep = 0; timeStep < bits; timeStep++) {
      cells.add(cell(timeStep, describe.apply(timeStep), flip));
    }
    int perLine = bits <= SMALL_BITS ? bits : (bits + 1) / 2;
    HBox line = line();
    for (int timeStep = bits - 1; timeStep >= 0; timeStep--) {
      line.getChildren().add(cells.get(timeStep));
      if (timeStep > 0 && timeStep % perLine == 0) {
        line = line();
      }
    }
  }

  private HBox line() {
    HBox line = new HBox();
    line.getStyleClass().add("bit-line");
    line.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(line);
    return line;
  }

  private static ToggleButton cell(int timeStep, String description, IntConsumer flip) {
    ToggleButton cell = new ToggleButton("0");
    cell.getStyleClass().setAll("bit");
    // The number field beside it is the keyboard's way to the same value.
    cell.setFocusTraversable(false);
    cell.setTooltip(new Tooltip(description));
    cell.setAccessibleText(description);
    cell.setOnAction(
        event -> {
          // The bit shows the pair in force, which this click may or may not change.
          cell.setSelected(!cell.isSelected());
          flip.accept(timeStep);
        });
    return cell;
  }

  void show(long number) {
    for (int timeStep = 0; timeStep < cells.size(); timeStep++) {
      boolean one = (number >>> timeStep & 1) == 1;
      cells.get(timeStep).setSelected(one);
      cells.get(timeStep).setText(one ? "1" : "0");
    }
  }

  void mark(int currentTimeStep) {
    for (int timeStep = 0; timeStep < cells.size(); timeStep++) {
      cells.get(timeStep).pseudoClassStateChanged(CURRENT, timeStep == currentTimeStep);
    }
  }

  int bits() {
    return cells.size();
  }
}
