package dev.gatescope.file;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * Models as ONNX files (operator set {@value #OPSET}), for programs that only run networks.
 *
 * <pre>
 *   bits [batch, time, 2]          the bits of a and b, least significant first
 *   logits [batch, time]           y_t
 *   probabilities [batch, time]    p_t = sigmoid(y_t)
 * </pre>
 *
 * <p>Batch and time are free. The operators' gate order and the way they stack biases are ONNX's
 * own (<a href="https://onnx.ai/onnx/operators/">operators LSTM, GRU, RNN</a>). The field numbers
 * are those of onnx.proto.
 */
public final class OnnxFile {
  /** LSTM, GRU and RNN have kept their form since 14, Squeeze since 13. */
  static final int OPSET = 17;

  /** The version of the file format that goes with it. */
  private static final int IR_VERSION = 8;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private OnnxFile() {}

  /**
   * Saves a model, whole or not at all.
   *
   * @throws dev.gatescope.text.ProblemException if a weight is not finite or the file cannot be
   *     written
   */
  public static void write(Path path, Model model) {
    ModelFile.requireFinite(model.weights(), path.toString());
    byte[] bytes = model(model).toBytes();
    AtomicFiles.write(path, out -> out.write(bytes));
  }

  private static Protobuf model(Model model) {
    Protobuf file =
        new Protobuf()
            .number(1, IR_VERSION)
            .text(2, "Gatescope")
            .text(3, Provenance.here("", "").program())
            .message(7, graph(model.weights()))
            .message(8, new Protobuf().text(1, "").number(2, OPSET));
    model
        .metadata()
        .forEach((key, value) -> file.message(14, new Protobuf().text(1, key).text(2, value)));
    return file;
  }

  private static Protobuf graph(Weights weights) {
    WeightLayout layout = weights.layout();
    int hiddenSize = layout.hiddenSize();
    int rows = layout.gateRows();
    float[] inputWeight = inOrder(weights, layout.inputWeight());
    float[] recurrentWeight = inOrder(weights, layout.recurrentWeight());
    float[] inputBias = inOrder(weights, layout.inputBias());
    float[] recurrentBias = inOrder(weights, layout.recurrentBias());
    float[] biases = new float[2 * rows];
    System.arraycopy(inputBias, 0, biases, 0, rows);
    System.arraycopy(recurrentBias, 0, biases, rows, rows);

    Protobuf recurrent =
        node(layout.cell().name(), List.of("x", "W", "R", "B"), "states")
            .message(5, attribute("hidden_size", hiddenSize));
    if (layout.cell() == CellType.GRU) {
      // As torch.nn.GRU has it: r * (U_n h + d_n), not U_n (r * h) + d_n.
      recurrent.message(5, attribute("linear_before_reset", 1));
    }
    return new Protobuf()
        .message(1, node("Transpose", List.of("bits"), "x").message(5, swapFirstAxes(3)))
        .message(1, recurrent)
        // [time, direction, batch, H]: there is one direction.
        .message(1, node("Squeeze", List.of("states", "direction"), "h_by_time"))
        .message(1, node("Transpose", List.of("h_by_time"), "h").message(5, swapFirstAxes(3)))
        .message(1, node("MatMul", List.of("h", "fc.weight"), "products"))
        .message(1, node("Add", List.of("products", "fc.bias"), "sums"))
        .message(1, node("Squeeze", List.of("sums", "output"), "logits"))
        .message(1, node("Sigmoid", List.of("logits"), "probabilities"))
        .text(2, "gatescope-" + layout.cell().id())
        .message(5, floats("W", inputWeight, 1, rows, WeightLayout.INPUT_SIZE))
        .message(5, floats("R", recurrentWeight, 1, rows, hiddenSize))
        .message(5, floats("B", biases, 1, 2 * rows))
        .message(5, floats("fc.weight", weights.tensor(layout.outputWeight()), hiddenSize, 1))
        .message(5, floats("fc.bias", weights.tensor(layout.outputBias()), 1))
        .message(5, axis("direction", 1))
        .message(5, axis("output", 2))
        .message(11, value("bits", named("batch"), named("time"), fixed(WeightLayout.INPUT_SIZE)))
        .message(12, value("logits", named("batch"), named("time")))
        .message(12, value("probabilities", named("batch"), named("time")));
  }

  /** The gates in the order of ONNX's operators. */
  private static List<Gate> gates(CellType cell) {
    return switch (cell) {
      case LSTM -> List.of(Gate.INPUT, Gate.OUTPUT, Gate.FORGET, Gate.CANDIDATE);
      case GRU -> List.of(Gate.UPDATE, Gate.RESET, Gate.NEW);
      case RNN -> List.of(Gate.HIDDEN);
    };
  }

  /** A tensor of the recurrent layer with its blocks of rows in ONNX's order. */
  private static float[] inOrder(Weights weights, WeightLayout.Tensor tensor) {
    CellType cell = weights.layout().cell();
    float[] ours = weights.tensor(tensor);
    float[] theirs = new float[ours.length];
    List<Gate> gates = gates(cell);
    int block = ours.length / gates.size();
    for (int i = 0; i < gates.size(); i++) {
      System.arraycopy(ours, cell.indexOf(gates.get(i)) * block, theirs, i * block, block);
    }
    return theirs;
  }

  private static Protobuf node(String operator, List<String> inputs, String output) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input));
    return node.text(2, output).text(3, output).text(4, operator);
  }

  private static Protobuf attribute(String name, long value) {
    return new Protobuf().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
  }

  private static Protobuf swapFirstAxes(int axes) {
    Protobuf attribute = new Protobuf().text(1, "perm").number(8, 1).number(8, 0);
    for (int axis = 2; axis < axes; axis++) {
      attribute.number(8, axis);
    }
    return attribute.number(20, ATTRIBUTE_INTS);
  }

  private static Protobuf floats(String name, float[] values, int... shape) {
    ByteBuffer data =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    Protobuf tensor = new Protobuf();
    for (int size : shape) {
      tensor.number(1, size);
    }
    return tensor.number(2, FLOAT).text(8, name).bytes(9, data.array());
  }

  /** A constant that says which axis goes. */
  private static Protobuf axis(String name, long axis) {
    byte[] data =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(axis).array();
    return new Protobuf().number(1, 1).number(2, INT64).text(8, name).bytes(9, data);
  }

  private static Protobuf value(String name, Protobuf... dimensions) {
    Protobuf shape = new Protobuf();
    for (Protobuf dimension : dimensions) {
      shape.message(1, dimension);
    }
    Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  private static Protobuf named(String dimension) {
    return new Protobuf().text(2, dimension);
  }

  private static Protobuf fixed(int size) {
    return new Protobuf().number(1, size);
  }
}
