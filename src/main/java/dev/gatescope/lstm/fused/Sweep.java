package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.PrefixSweep.Values;

/**
 * All pairs of numbers by sharing prefixes, in the numbering of {@link
 * dev.gatescope.lstm.RecurrentEngine#sweep}: the children of neighbouring prefixes by one more
 * digit are neighbours again, and share their parents' recurrent sums.
 *
 * <p>A block of parents grows by joining the four blocks of its children until it holds {@link
 * #BLOCK} prefixes. From there on each block of children is followed to its end before the next, in
 * memory that is allocated once a level and stays in cache; the first such division is the one that
 * threads share.
 */
final class Sweep {
  private static final int DIGITS = 4;
  private static final int BLOCK = 64;

  private final PackedWeights weights;
  private final PackedLayout layout;
  private final Kernels kernels;
  private final Crew crew;

  Sweep(PackedWeights weights, Kernels kernels, Crew crew) {
    this.weights = weights;
    this.kernels = kernels;
    this.crew = crew;
    layout = weights.layout;
  }

  /** Floats of all levels of all threads, at most; what is handed out comes on top. */
  static long floats(PackedLayout layout, int timeSteps) {
    long level = Tape.floats(layout, BLOCK, 1) + (long) BLOCK * layout.columns;
    return DIGITS * (long) timeSteps * level;
  }

  PrefixSweep run(Surgeon surgeon, int timeSteps, boolean states) {
    Values values = Values.room(layout.weights, timeSteps, states);
    Level start = new Level(1);
    int t = 0;
    while (t < timeSteps && start.tape.count < BLOCK) {
      start = joined(start, surgeon, values, t);
      t++;
    }
    if (t < timeSteps) {
      Level parents = start;
      int first = t;
      crew.run(DIGITS, digit -> new Descent(surgeon, values, first, parents, digit).run());
    }
    return new PrefixSweep(layout.weights, values);
  }

  /** One block with the children of all digits. */
  private Level joined(Level parents, Surgeon surgeon, Values values, int t) {
    int count = parents.tape.count;
    Level children = new Level(count * DIGITS);
    parents.prepare();
    for (int digit = 0; digit < DIGITS; digit++) {
      parents.child(surgeon, t, digit);
      parents.keep(values, t, digit * count);
      children.takeStates(parents, digit * count);
    }
    return children;
  }

  /** The way of one thread from a block of prefixes, by one digit, to all ends. */
  private final class Descent {
    private final Surgeon surgeon;
    private final Values values;
    private final int first;
    private final int firstDigit;
    private final Level[] levels;

    Descent(Surgeon surgeon, Values values, int first, Level parents, int firstDigit) {
      this.surgeon = surgeon;
      this.values = values;
      this.first = first;
      this.firstDigit = firstDigit;
      levels = new Level[values.logit().length];
      for (int t = first; t < levels.length; t++) {
        levels[t] = new Level(parents.tape.count);
      }
      levels[first].startFrom(parents);
    }

    void run() {
      levels[first].prepare();
      follow(first, firstDigit, 0);
    }

    /** Computes the children of level t's prefixes base, base + 1, ..., and theirs. */
    private void follow(int t, int digit, int base) {
      Level parents = levels[t];
      parents.child(surgeon, t, digit);
      int children = base + digit * (1 << (2 * t));
      parents.keep(values, t, children);
      if (t + 1 < levels.length) {
        levels[t + 1].takeStates(parents, 0);
        levels[t + 1].prepare();
        for (int next = 0; next < DIGITS; next++) {
          follow(t + 1, next, children);
        }
      }
    }
  }

  /** A block of prefixes: a tape of one step whose first states are theirs. */
  private final class Level {
    final Tape tape = new Tape(layout);
    private final float[] recurrent;

    Level(int prefixes) {
      tape.reset(prefixes, 1);
      recurrent = new float[tape.rows * layout.columns];
    }

    /** The part of the children's sums that does not depend on their digit. */
    void prepare() {
      kernels.recurrentProduct(tape, weights, 0, recurrent);
    }

    /** Adds a digit: the states after the step and the probabilities are those of the children. */
    void child(Surgeon surgeon, int t, int digit) {
      kernels.addInput(tape, weights, recurrent, digit >> 1, digit & 1);
      surgeon.cell(kernels, tape, 0, t);
      kernels.output(tape, weights);
    }

    /** Writes the children's outputs, and states if they are wanted, to their places. */
    void keep(Values values, int t, int firstChild) {
      System.arraycopy(tape.logit, 0, values.logit()[t], firstChild, tape.count);
      System.arraycopy(tape.probability, 0, values.probability()[t], firstChild, tape.count);
      if (values.hiddenState().length > 0) {
        float[] hidden = values.hiddenState()[t];
        keepRows(tape.z, tape.zAt(1), layout.depth, hidden, firstChild);
      }
      if (values.cellState().length > 0) {
        float[] cell = values.cellState()[t];
        keepRows(tape.cell, tape.cellAt(1), layout.inputAt, cell, firstChild);
      }
    }

    private void keepRows(float[] from, int at, int stride, float[] to, int firstChild) {
      int hidden = layout.hidden;
      for (int row = 0; row < tape.count; row++) {
        System.arraycopy(from, at + row * stride, to, (firstChild + row) * hidden, hidden);
      }
    }

    /** Another level's states before its step. */
    void startFrom(Level other) {
      copyStates(other.tape, 0, 0);
    }

    /** The states after another level's step, from {@code firstRow} on. */
    void takeStates(Level other, int firstRow) {
      copyStates(other.tape, 1, firstRow);
    }

    private void copyStates(Tape from, int step, int firstRow) {
      int depth = layout.depth;
      System.arraycopy(from.z, from.zAt(step), tape.z, firstRow * depth, from.count * depth);
      if (layout.cell.hasCellState()) {
        int units = layout.inputAt;
        System.arraycopy(
            from.cell, from.cellAt(step), tape.cell, firstRow * units, from.count * units);
      }
    }
  }
}
