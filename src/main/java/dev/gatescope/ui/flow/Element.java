package dev.gatescope.ui.flow;

import dev.gatescope.lstm.Gate;
import dev.gatescope.ui.common.Fonts;

/**
 * A part of a cell's diagram that can be pointed at. Each has one value a unit (or one value in
 * all: the output's), given by a formula.
 */
public enum Element {
  X("x_{t}", Kind.BITS, Phase.ARRIVE),
  PREVIOUS_CELL("C_{t−1}", Kind.STATE, Phase.ARRIVE),
  PREVIOUS_HIDDEN("h_{t−1}", Kind.STATE, Phase.ARRIVE),

  FORGET("f_{t}", Gate.FORGET),
  INPUT("i_{t}", Gate.INPUT),
  CANDIDATE(Fonts.CANDIDATE + "_{t}", Gate.CANDIDATE),
  OUTPUT("o_{t}", Gate.OUTPUT),
  KEEP("×", Kind.OPERATOR, Phase.STATE),
  WRITE("×", Kind.OPERATOR, Phase.STATE),
  ADD("+", Kind.OPERATOR, Phase.STATE),
  CELL("C_{t}", Kind.STATE, Phase.STATE),
  TANH("tanh", Kind.OPERATOR, Phase.SHOW),
  REVEAL("×", Kind.OPERATOR, Phase.SHOW),

  UPDATE("z_{t}", Gate.UPDATE),
  RESET("r_{t}", Gate.RESET),
  RESET_TERM("×", Kind.OPERATOR, Phase.GATES),
  NEW("n_{t}", Gate.NEW),
  COMPLEMENT("1−", Kind.OPERATOR, Phase.STATE),
  KEEP_HIDDEN("×", Kind.OPERATOR, Phase.STATE),
  WRITE_NEW("×", Kind.OPERATOR, Phase.STATE),
  ADD_HIDDEN("+", Kind.OPERATOR, Phase.STATE),

  INPUT_TERM("W x_{t}", Kind.TERM, Phase.GATES),
  RECURRENT_TERM("U h_{t−1}", Kind.TERM, Phase.GATES),
  SUM("+", Kind.OPERATOR, Phase.STATE),
  TANH_SUM("tanh", Kind.OPERATOR, Phase.STATE),

  HIDDEN("h_{t}", Kind.STATE, Phase.SHOW),
  LOGIT("y_{t}", Kind.LOGIT, Phase.ANSWER),
  PROBABILITY("p_{t}", Kind.PROBABILITY, Phase.ANSWER),
  BIT("d_{t}", Kind.BIT, Phase.ANSWER),
  LOSS("BCE", Kind.LOSS, Phase.ANSWER);

  /** How a part is drawn. */
  public enum Kind {
    /** The two bits of x. */
    BITS,
    /** A gate: all units' activations as a grid of cells. */
    GATE,
    /** C or h: all units as a grid. */
    STATE,
    /** A summand of a pre-activation: all units as a grid. */
    TERM,
    /** A pointwise operation, as a circle. */
    OPERATOR,
    LOGIT,
    PROBABILITY,
    BIT,
    LOSS
  }

  /** The moves that one time step is played in. */
  public enum Phase {
    ARRIVE,
    GATES,
    STATE,
    SHOW,
    ANSWER
  }

  private final String symbol;
  private final Kind kind;
  private final Phase phase;
  private final Gate gate;

  Element(String symbol, Kind kind, Phase phase) {
    this.symbol = symbol;
    this.kind = kind;
    this.phase = phase;
    this.gate = null;
  }

  Element(String symbol, Gate gate) {
    this.symbol = symbol;
    this.kind = Kind.GATE;
    this.phase = Phase.GATES;
    this.gate = gate;
  }

  /** What stands on it, in the notation of {@link Expression#symbols}. */
  public String symbol() {
    return symbol;
  }

  public Kind kind() {
    return kind;
  }

  public Phase phase() {
    return phase;
  }

  /** The gate that it is, or null. */
  public Gate gate() {
    return gate;
  }

  /** True if its value is one for the whole cell, not one a unit. */
  public boolean single() {
    return kind == Kind.BITS || phase == Phase.ANSWER;
  }
}
