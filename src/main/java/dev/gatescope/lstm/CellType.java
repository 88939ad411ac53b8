package dev.gatescope.lstm;

import java.util.List;

/** The recurrent layers that can be trained, with PyTorch's gate order and parameter names. */
public enum CellType {
  LSTM("lstm", List.of(Gate.INPUT, Gate.FORGET, Gate.CANDIDATE, Gate.OUTPUT)),
  GRU("gru", List.of(Gate.RESET, Gate.UPDATE, Gate.NEW)),
  RNN("rnn", List.of(Gate.HIDDEN));

  private final String id;
  private final List<Gate> gates;

  CellType(String id, List<Gate> gates) {
    this.id = id;
    this.gates = gates;
  }

  /** Lower-case name: on the command line, in files, and before PyTorch's parameter names. */
  public String id() {
    return id;
  }

  /** The gates in the order of the rows of PyTorch's weight_ih_l0 and weight_hh_l0. */
  public List<Gate> gates() {
    return gates;
  }

  /** Position of a gate's block of rows; -1 if this cell has no such gate. */
  public int indexOf(Gate gate) {
    return gates.indexOf(gate);
  }

  /** True for the LSTM alone: it carries a cell state C beside the hidden state h. */
  public boolean hasCellState() {
    return this == LSTM;
  }
}
