package dev.gatescope.lstm;

import java.util.List;

/**
 * Where each tensor of the network stands in one flat array: PyTorch's {@code state_dict} order,
 * each tensor row-major.
 *
 * <p>G gates, H hidden units, two inputs a time step (a's bit, b's bit), one output:
 *
 * <pre>
 *   weight_ih_l0 [G*H, 2]   weight_hh_l0 [G*H, H]   bias_ih_l0 [G*H]   bias_hh_l0 [G*H]
 *   fc.weight [1, H]        fc.bias [1]
 * </pre>
 */
public record WeightLayout(CellType cell, int hiddenSize) {
  /** Inputs at each time step: a bit of a and the same bit of b. */
  public static final int INPUT_SIZE = 2;

  /** One tensor: its PyTorch name, its shape, and its offset in the flat array. */
  public record Tensor(String name, List<Integer> shape, int offset) {
    /** Number of values. */
    public int size() {
      return shape.stream().reduce(1, (x, y) -> x * y);
    }
  }

  /** Rows of the recurrent layer's tensors: G*H. */
  public int gateRows() {
    return cell.gates().size() * hiddenSize;
  }

  public Tensor inputWeight() {
    return new Tensor(cell.id() + ".weight_ih_l0", List.of(gateRows(), INPUT_SIZE), 0);
  }

  public Tensor recurrentWeight() {
    return after(inputWeight(), cell.id() + ".weight_hh_l0", gateRows(), hiddenSize);
  }

  public Tensor inputBias() {
    return after(recurrentWeight(), cell.id() + ".bias_ih_l0", gateRows());
  }

  public Tensor recurrentBias() {
    return after(inputBias(), cell.id() + ".bias_hh_l0", gateRows());
  }

  public Tensor outputWeight() {
    return after(recurrentBias(), "fc.weight", 1, hiddenSize);
  }

  public Tensor outputBias() {
    return after(outputWeight(), "fc.bias", 1);
  }

  /** All tensors in order. */
  public List<Tensor> tensors() {
    return List.of(
        inputWeight(),
        recurrentWeight(),
        inputBias(),
        recurrentBias(),
        outputWeight(),
        outputBias());
  }

  /** Number of values of all tensors: 4,641 for the article's LSTM. */
  public int size() {
    return outputBias().offset() + 1;
  }

  private static Tensor after(Tensor previous, String name, Integer... shape) {
    return new Tensor(name, List.of(shape), previous.offset() + previous.size());
  }
}
