package dev.gatescope.eval.probe;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.text.Names;

/** What a probe looks for in the state after a step. */
public enum Target {
  /** The borrow that the step hands on: the state after the step must carry it. */
  BORROW,
  /** a's bit, which the step has just read. */
  A,
  /** b's bit. */
  B,
  /** The bit that the network must answer at the step. */
  DIFFERENCE,
  /** How many steps in a row, up to this one, have handed on a borrow. */
  RUN;

  /** Lower-case name: on the command line and in tables. */
  public String id() {
    return Names.of(this);
  }

  /** True for what is 0 or 1 and can be told by a threshold. */
  public boolean isBinary() {
    return this != RUN;
  }

  /** What is true of a pair after a step. */
  public int of(Subtraction pair, int timeStep) {
    return switch (this) {
      case BORROW -> pair.borrowOut(timeStep);
      case A -> pair.aBit(timeStep);
      case B -> pair.bBit(timeStep);
      case DIFFERENCE -> pair.differenceBit(timeStep);
      case RUN -> {
        int run = 0;
        while (run <= timeStep && pair.borrowOut(timeStep - run) == 1) {
          run++;
        }
        yield run;
      }
    };
  }

  /** The same of a prefix. */
  int of(PrefixTree tree, int timeStep, int prefix) {
    return switch (this) {
      case BORROW -> tree.borrowOut(timeStep, prefix);
      case A -> PrefixTree.aBit(timeStep, prefix);
      case B -> PrefixTree.bBit(timeStep, prefix);
      case DIFFERENCE -> tree.differenceBit(timeStep, prefix);
      case RUN -> {
        int run = 0;
        int at = prefix;
        for (int t = timeStep; t >= 0 && tree.borrowOut(t, at) == 1; t--) {
          at = PrefixTree.parent(t, at);
          run++;
        }
        yield run;
      }
    };
  }
}
