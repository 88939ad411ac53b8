package dev.gatescope.lstm.fused;

/** The kernels without vectors, in loops that say what the vectors must compute. */
final class ScalarKernels implements Kernels {
  private static final int PANEL = PackedLayout.PANEL;

  @Override
  public void product(Tape tape, PackedWeights weights, int timeStep) {
    PackedLayout layout = tape.layout;
    int begin = timeStep == 0 ? layout.inputAt : 0;
    product(tape, weights, timeStep, begin, layout.depth, tape.gates, tape.gatesAt(timeStep));
  }

  @Override
  public void recurrentProduct(Tape tape, PackedWeights weights, int timeStep, float[] out) {
    product(tape, weights, timeStep, 0, tape.layout.inputAt, out, 0);
  }

  private static void product(
      Tape tape, PackedWeights weights, int timeStep, int begin, int end, float[] out, int outAt) {
    PackedLayout layout = tape.layout;
    for (int row = 0; row < tape.rows; row++) {
      int z = tape.zAt(timeStep) + row * layout.depth;
      int to = outAt + row * layout.columns;
      for (int column = 0; column < layout.columns; column++) {
        float sum = 0;
        for (int k = begin; k < end; k++) {
          sum = Math.fma(tape.z[z + k], weights.panels[place(layout, k, column)], sum);
        }
        out[to + column] = sum;
      }
    }
  }

  private static int place(PackedLayout layout, int k, int column) {
    return (column / PANEL * layout.depth + k) * PANEL + column % PANEL;
  }

  @Override
  public void addInput(Tape tape, PackedWeights weights, float[] recurrent, float x0, float x1) {
    PackedLayout layout = tape.layout;
    float[] input = {x0, x1, 1, 1};
    for (int i = 0; i < tape.rows * layout.columns; i++) {
      float sum = recurrent[i];
      for (int k = 0; k < input.length; k++) {
        int place = place(layout, layout.inputAt + k, i % layout.columns);
        sum = Math.fma(input[k], weights.panels[place], sum);
      }
      tape.gates[i] = sum;
    }
  }

  @Override
  public void cell(Tape tape, int timeStep) {
    ScalarCells.forward(tape, timeStep);
  }

  @Override
  public void tanh(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ScalarActivations.tanh(numbers[i]);
    }
  }

  @Override
  public void output(Tape tape, PackedWeights weights) {
    Outputs.logits(tape, weights.output, weights.outputBias());
    for (int i = 0; i < tape.paddedOutputs(); i++) {
      tape.probability[i] = ScalarActivations.sigmoid(tape.logit[i]);
    }
  }

  @Override
  public void loss(Tape tape, int outputs) {
    for (int i = 0; i < tape.paddedOutputs(); i++) {
      float p = tape.probability[i];
      float y = tape.target[i];
      float q = 1 - p;
      float certain = clamp(ScalarActivations.log(p));
      float lost = q - 1 + p;
      float otherwise = clamp(ScalarActivations.log(q) - lost / (q + Coefficients.SMALLEST_SLOPE));
      tape.loss[i] = Math.fma(p, 0f, -(y * certain + (1 - y) * otherwise));
      float slope = q * p;
      slope = slope < Coefficients.SMALLEST_SLOPE ? Coefficients.SMALLEST_SLOPE : slope;
      tape.byLogit[i] = (p - y) / slope / outputs * p * q;
    }
  }

  private static float clamp(float log) {
    return log < Coefficients.LOWEST_LOG ? Coefficients.LOWEST_LOG : log;
  }

  @Override
  public void cellBackward(Tape tape, PackedWeights weights, int timeStep) {
    ScalarCells.backward(tape, weights.output, timeStep);
  }

  @Override
  public void productBackward(Tape tape, PackedWeights weights, int timeStep) {
    PackedLayout layout = tape.layout;
    int stride = layout.transposedColumns;
    for (int row = 0; row < tape.rows; row++) {
      int from = tape.gatesAt(timeStep) + row * layout.columns;
      for (int unit = 0; unit < layout.hidden; unit++) {
        float sum = tape.byHidden[row * stride + unit];
        for (int column = 0; column < layout.columns; column++) {
          float weight = weights.transposed[layout.transposedPlace(column, unit)];
          sum = Math.fma(tape.gates[from + column], weight, sum);
        }
        tape.byHidden[row * stride + unit] = sum;
      }
    }
  }

  @Override
  public void gradient(Tape tape, Gradient gradient) {
    PackedLayout layout = tape.layout;
    int all = tape.rows * tape.timeSteps;
    for (int k = 0; k < layout.depth; k++) {
      int first = k < layout.inputAt ? tape.rows : 0;
      for (int column = 0; column < layout.columns; column++) {
        float sum = 0;
        for (int row = first; row < all; row++) {
          float d = tape.gates[row * layout.columns + column];
          sum = Math.fma(tape.z[row * layout.depth + k], d, sum);
        }
        gradient.panels[place(layout, k, column)] = sum;
      }
    }
    for (int unit = 0; unit < layout.inputAt; unit++) {
      float sum = 0;
      for (int row = 0; row < all; row++) {
        sum = Math.fma(tape.z[tape.zAt(1) + row * layout.depth + unit], tape.byLogit[row], sum);
      }
      gradient.output[unit] = sum;
    }
  }
}
