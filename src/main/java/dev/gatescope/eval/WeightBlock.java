package dev.gatescope.eval;

import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.WeightLayout.Tensor;
import dev.gatescope.lstm.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of one tensor that belongs to one gate, as a matrix: rows are the units it goes to,
 * columns where it comes from.
 *
 * @param gate null for the output layer
 * @param firstRow the block's first row in the tensor
 */
public record WeightBlock(
    Kind kind, Gate gate, Tensor tensor, int firstRow, int rows, int columns) {
  /** What a block connects. */
  public enum Kind {
    /** Columns are the inputs: a's bit, b's bit. */
    INPUT_WEIGHT("W_ih"),
    /** Columns are the units of h of the step before. */
    RECURRENT_WEIGHT("W_hh"),
    INPUT_BIAS("b_ih"),
    RECURRENT_BIAS("b_hh"),
    /** One row, the logit; columns are the units of h. */
    OUTPUT_WEIGHT("fc.weight"),
    OUTPUT_BIAS("fc.bias");

    private final String symbol;

    Kind(String symbol) {
      this.symbol = symbol;
    }

    /** Its short name. */
    public String symbol() {
      return symbol;
    }
  }

  /** All blocks of a network: every value stands in exactly one. In the tensors' order. */
  public static List<WeightBlock> all(WeightLayout layout) {
    List<WeightBlock> blocks = new ArrayList<>();
    int hidden = layout.hiddenSize();
    addByGate(blocks, layout, Kind.INPUT_WEIGHT, layout.inputWeight(), WeightLayout.INPUT_SIZE);
    addByGate(blocks, layout, Kind.RECURRENT_WEIGHT, layout.recurrentWeight(), hidden);
    addByGate(blocks, layout, Kind.INPUT_BIAS, layout.inputBias(), 1);
    addByGate(blocks, layout, Kind.RECURRENT_BIAS, layout.recurrentBias(), 1);
    blocks.add(new WeightBlock(Kind.OUTPUT_WEIGHT, null, layout.outputWeight(), 0, 1, hidden));
    blocks.add(new WeightBlock(Kind.OUTPUT_BIAS, null, layout.outputBias(), 0, 1, 1));
    return blocks;
  }

  private static void addByGate(
      List<WeightBlock> blocks, WeightLayout layout, Kind kind, Tensor tensor, int columns) {
    int hidden = layout.hiddenSize();
    for (Gate gate : layout.cell().gates()) {
      int firstRow = layout.cell().indexOf(gate) * hidden;
      blocks.add(new WeightBlock(kind, gate, tensor, firstRow, hidden, columns));
    }
  }

  public int size() {
    return rows * columns;
  }

  /** Where a value stands in the layout's flat array. */
  public int index(int row, int column) {
    return tensor.offset() + (firstRow + row) * columns + column;
  }

  /** A copy of the block's values, row-major. */
  public float[] values(Weights weights) {
    float[] values = new float[size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = weights.get(index(k / columns, k % columns));
    }
    return values;
  }

  /** The value's place in PyTorch's tensor: "39, 3" for two dimensions, "39" for one. */
  public String place(int row, int column) {
    return tensor.shape().size() == 1
        ? Integer.toString(firstRow + row)
        : (firstRow + row) + ", " + column;
  }
}
