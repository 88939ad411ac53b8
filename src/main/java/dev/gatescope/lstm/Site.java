package dev.gatescope.lstm;

import java.util.Optional;

/** What of a cell can be held at a value: a gate's activation, or a state. */
public enum Site {
  INPUT(Gate.INPUT),
  FORGET(Gate.FORGET),
  CANDIDATE(Gate.CANDIDATE),
  OUTPUT(Gate.OUTPUT),
  RESET(Gate.RESET),
  UPDATE(Gate.UPDATE),
  NEW(Gate.NEW),
  /** C, after it was computed and before the hidden state is. The LSTM's. */
  CELL_STATE(null),
  /** h, after it was computed and before the output and the next step see it. */
  HIDDEN_STATE(null);

  private final Gate gate;

  Site(Gate gate) {
    this.gate = gate;
  }

  /** The gate whose activation it is; empty for the states. */
  public Optional<Gate> gate() {
    return Optional.ofNullable(gate);
  }

  /** True if a cell has it. The RNN's one gate is its hidden state. */
  public boolean isIn(CellType cell) {
    return switch (this) {
      case CELL_STATE -> cell.hasCellState();
      case HIDDEN_STATE -> true;
      default -> cell.gates().contains(gate);
    };
  }
}
