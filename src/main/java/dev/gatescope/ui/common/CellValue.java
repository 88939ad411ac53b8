package dev.gatescope.ui.common;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Site;
import dev.gatescope.text.Names;
import java.util.List;
import javafx.scene.paint.Color;

/** What each unit of a cell has at each time step and a pane can show: its gates and states. */
public enum CellValue {
  FORGET_GATE("f", Gate.FORGET),
  INPUT_GATE("i", Gate.INPUT),
  CANDIDATE(Fonts.CANDIDATE, Gate.CANDIDATE),
  OUTPUT_GATE("o", Gate.OUTPUT),
  RESET_GATE("r", Gate.RESET),
  UPDATE_GATE("z", Gate.UPDATE),
  NEW_STATE("n", Gate.NEW),
  CELL_STATE("C", null),
  /** In an RNN also its only block of weights. */
  HIDDEN_STATE("h", Gate.HIDDEN);

  private final String symbol;
  private final Gate gate;

  CellValue(String symbol, Gate gate) {
    this.symbol = symbol;
    this.gate = gate;
  }

  /** A cell's values in the order in which they come about. */
  public static List<CellValue> of(CellType cell) {
    return switch (cell) {
      case LSTM ->
          List.of(FORGET_GATE, INPUT_GATE, CANDIDATE, OUTPUT_GATE, CELL_STATE, HIDDEN_STATE);
      case GRU -> List.of(RESET_GATE, UPDATE_GATE, NEW_STATE, HIDDEN_STATE);
      case RNN -> List.of(HIDDEN_STATE);
    };
  }

  /** The letter in the equations. */
  public String symbol() {
    return symbol;
  }

  /** The key of its name. */
  public String nameKey() {
    return "cell.value." + Names.of(this);
  }

  /** Its block of weights in a cell, or null where it has none. */
  public Gate gate(CellType cell) {
    return gate != null && cell.indexOf(gate) >= 0 ? gate : null;
  }

  /** What of a cell a surgery holds to hold it. */
  public Site site() {
    return switch (this) {
      case FORGET_GATE -> Site.FORGET;
      case INPUT_GATE -> Site.INPUT;
      case CANDIDATE -> Site.CANDIDATE;
      case OUTPUT_GATE -> Site.OUTPUT;
      case RESET_GATE -> Site.RESET;
      case UPDATE_GATE -> Site.UPDATE;
      case NEW_STATE -> Site.NEW;
      case CELL_STATE -> Site.CELL_STATE;
      case HIDDEN_STATE -> Site.HIDDEN_STATE;
    };
  }

  /** The value of a site. */
  public static CellValue of(Site site) {
    for (CellValue value : values()) {
      if (value.site() == site) {
        return value;
      }
    }
    throw new IllegalArgumentException(site.toString());
  }

  /** The value of one unit after one time step. */
  public float in(GateTrace trace, int timeStep, int unit) {
    return switch (this) {
      case CELL_STATE -> trace.cellState(timeStep, unit);
      case HIDDEN_STATE -> trace.hiddenState(timeStep, unit);
      default -> trace.gate(gate, timeStep, unit);
    };
  }

  /** Its colour in every pane. */
  public Color hue(Palette palette) {
    return switch (this) {
      case CELL_STATE -> palette.cellState();
      case HIDDEN_STATE -> palette.hiddenState();
      default -> palette.gate(gate);
    };
  }
}
