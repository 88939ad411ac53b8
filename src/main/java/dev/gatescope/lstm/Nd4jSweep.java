package dev.gatescope.lstm;

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
  private static final int BLOCK = 1024;

  private final WeightLayout layout;
  private final Nd4jCell cell;
  private final float[][] probabilities;

  Nd4jSweep(WeightLayout layout, Nd4jCell cell, int timeSteps) {
    this.layout = layout;
    this.cell = cell;
    probabilities = new float[timeSteps][];
    for (int t = 0; t < timeSteps; t++) {
      probabilities[t] = new float[1 << (2 * (t + 1))];
    }
  }

  /** The probability of bit t of every prefix of t + 1 digits, for every t. */
  float[][] run() {
    Nd4jStep start = new Nd4jStep(layout, 1);
    descend(0, start, 0);
    start.close();
    return probabilities;
  }

  /** Follows the parents, prefixes {@code base}, {@code base + 1}, ... of t digits, to all ends. */
  private void descend(int t, Nd4jStep parents, int base) {
    if (t == probabilities.length) {
      return;
    }
    int count = parents.hiddenState.rows();
    int digitPlace = 1 << (2 * t);
    boolean join = count * DIGITS <= BLOCK;
    Nd4jStep joined = join ? new Nd4jStep(layout, count * DIGITS) : null;
    INDArray ones = Nd4jStep.matrix(count, 1).assign(1);
    INDArray output = Nd4jStep.matrix(count, 1);
    Nd4jStep child = new Nd4jStep(layout, count);
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
      Nd4jMath.sigmoid(output, output);
      output.data().asNioFloat().get(probabilities[t], childBase, count);
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
