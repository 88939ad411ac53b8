package dev.gatescope.eval.surgery;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Level;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation that teaches something, ready to be done.
 *
 * @param kind what it is about
 * @param operations that it consists of
 */
public record Experiment(Kind kind, List<Operation> operations) {
  /** What an experiment is about; the texts are named after it. */
  public enum Kind {
    /** LSTM: C is made anew at every step. */
    FORGET_ZERO,
    /** LSTM: C only adds up. */
    FORGET_ONE,
    /** LSTM: C and h stay zero. */
    INPUT_ZERO,
    /** GRU: h is made anew at every step. */
    UPDATE_ZERO,
    /** GRU: h stays zero. */
    UPDATE_ONE,
    /** GRU: the candidate sees nothing of h. */
    RESET_ZERO,
    /** The unit that goes most with the borrow is not heard. */
    SILENCE,
    /** All that is remembered comes from a subtraction that borrows. */
    TRANSPLANT
  }

  public Experiment {
    operations = List.copyOf(operations);
  }

  /** What there is to try with a cell. */
  public static List<Experiment> of(CellType cell, int bits, int borrowUnit) {
    List<Experiment> all = new ArrayList<>();
    switch (cell) {
      case LSTM -> {
        all.add(hold(Kind.FORGET_ZERO, Site.FORGET, Level.ZERO));
        all.add(hold(Kind.FORGET_ONE, Site.FORGET, Level.ONE));
        all.add(hold(Kind.INPUT_ZERO, Site.INPUT, Level.ZERO));
      }
      case GRU -> {
        all.add(hold(Kind.UPDATE_ZERO, Site.UPDATE, Level.ZERO));
        all.add(hold(Kind.UPDATE_ONE, Site.UPDATE, Level.ONE));
        all.add(hold(Kind.RESET_ZERO, Site.RESET, Level.ZERO));
      }
      case RNN -> {}
    }
    all.add(new Experiment(Kind.SILENCE, List.of(new Silence(Units.of(borrowUnit)))));
    all.add(new Experiment(Kind.TRANSPLANT, transplant(cell, bits)));
    return List.copyOf(all);
  }

  /** The step of {@link Kind#TRANSPLANT}: in the midst, with a step after it. */
  public static int transplantStep(int bits) {
    return Math.min(3, bits - 2);
  }

  /** The subtraction whose states {@link Kind#TRANSPLANT} takes: it borrows at that step. */
  public static Subtraction donor(int bits) {
    return new Subtraction(1L << (transplantStep(bits) + 1), 1, bits);
  }

  private static Experiment hold(Kind kind, Site site, Level level) {
    return new Experiment(kind, List.of(new Hold(site, Units.ALL, Clamp.EVERY, level)));
  }

  private static List<Operation> transplant(CellType cell, int bits) {
    int step = transplantStep(bits);
    List<Operation> swaps = new ArrayList<>();
    if (cell.hasCellState()) {
      swaps.add(new Swap(Site.CELL_STATE, Units.ALL, step, donor(bits)));
    }
    swaps.add(new Swap(Site.HIDDEN_STATE, Units.ALL, step, donor(bits)));
    return swaps;
  }
}
