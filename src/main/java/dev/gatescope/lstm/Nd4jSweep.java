package dev.gatescope.lstm;

import dev.gatescope.lstm.PrefixSweep.Values;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All pairs of numbers by sharing prefixes: two pairs that agree in their lowest t bits have the
 * same states up to step t, so each prefix is computed once.
 *
 * <p>A prefix is numbered by its digits 2 a_s + b_s in base 4, the first step's digit lowest.
 * Adding digit d at step t to a block of neighbouring prefixes gives a block of neighbours again, d
 * * 4^t further on. So one batch holds a block of parents, and each digit makes one batch of
 * children. Blocks grow by joining the four batches until they hold {@link #BLOCK} prefixes, which
 * still fit a processor's cache; from there on each block is followed to its end before the next.
 */
final class Nd4jSweep {
  private static final int DIGITS = 4;
  static final int BLOCK = 1024;

  private final WeightLayout layout;
  private final Nd4jCell cell;
  private final Values values;

  Nd4jSweep(WeightLayout layout, Nd4jCell cell, int timeSteps, boolean states) {
    this.layout = layout;
    this.cell = cell;
    values = Values.room(layout, timeSteps, states);
  }

  PrefixSweep run() {
    Nd4jStep start = new Nd4jStep(layout, 1);
    descend(0, start, 0);
    start.close();
    return new PrefixSweep(layout, values);
  }

  /** Follows the parents, prefixes {@code base}, {@code base + 1}, ... of t digits, to all ends. */
  private void descend(int t, Nd4jStep parents, int base) {
    if (t == values.logit().length) {
      return;
    }
    int count = parents.hiddenState.rows();
    int digitPlace = 1 << (2 * t);
    boolean join = count * DIGITS <= BLOCK;
    Nd4jStep joined = join ? new Nd4jStep(layout, count * DIGITS) : null;
    INDArray ones = Nd4jStep.matrix(count, 1).assign(1);
    INDArray output = Nd4jStep.matrix(count, 1);
    Nd4jStep child = new Nd4jStep(layout, count);
    child.timeStep = t;
    for (int digit = 0; digit < DIGITS; digit++) {
      child.x.getColumn(0).assign(digit >> 1);
      child.x.getColumn(1).assign(digit & 1);
      if (digit == 0) {
        cell.forward(child, parents, ones);
      } else {
        cell.forwardSameParents(child, parents, ones);
      }
      int childBase = base + digit * digitPlace;
      cell.output(child.hiddenState, ones, output);
      output.data().asNioFloat().get(values.logit()[t], childBase, count);
      Nd4jMath.sigmoid(output, output);
      output.data().asNioFloat().get(values.probability()[t], childBase, count);
      keep(child.hiddenState, values.hiddenState(), t, childBase);
      keep(child.cellState, values.cellState(), t, childBase);
      if (join) {
        copyRows(child.hiddenState, joined.hiddenState, digit * count);
        copyRows(child.cellState, joined.cellState, digit * count);
      } else {
        descend(t + 1, child, childBase);
      }
    }
    child.close();
    ones.close();
    output.close();
    if (join) {
      descend(t + 1, joined, base);
      joined.close();
    }
  }

  /** Writes the states of neighbouring children to their places, if they are wanted. */
  private static void keep(INDArray states, float[][] to, int t, int firstChild) {
    if (to.length == 0) {
      return;
    }
    int rows = states.rows();
    int hidden = states.columns();
    FloatBuffer columns = states.data().asNioFloat();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < hidden; unit++) {
        to[t][(firstChild + row) * hidden + unit] = columns.get(unit * rows + row);
      }
    }
  }

  /** Column-major matrices: copies all rows of one to the rows from {@code firstRow} of another. */
  private static void copyRows(INDArray from, INDArray to, int firstRow) {
    FloatBuffer source = from.data().asNioFloat();
    FloatBuffer target = to.data().asNioFloat();
    int rows = from.rows();
    for (int column = 0; column < from.columns(); column++) {
      target.put(column * to.rows() + firstRow, source, column * rows, rows);
    }
  }
}
