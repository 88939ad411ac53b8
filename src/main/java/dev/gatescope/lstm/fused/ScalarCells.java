package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.SLOT;

/** {@link VectorLstm}, {@link VectorGru} and {@link VectorRnn} on one number, step by step. */
final class ScalarCells {
  private ScalarCells() {}

  static void forward(Tape tape, int t) {
    PackedLayout layout = tape.layout;
    for (int row = 0; row < tape.rows; row++) {
      for (int unit = 0; unit < layout.inputAt; unit++) {
        switch (layout.cell) {
          case LSTM -> lstm(tape, t, row, unit);
          case GRU -> gru(tape, t, row, unit);
          case RNN -> rnn(tape, t, row, unit);
        }
      }
    }
  }

  static void backward(Tape tape, float[] output, int t) {
    PackedLayout layout = tape.layout;
    for (int row = 0; row < tape.rows; row++) {
      for (int unit = 0; unit < layout.inputAt; unit++) {
        int byHidden = row * layout.transposedColumns + unit;
        float dh =
            Math.fma(output[unit], tape.byLogit[t * tape.rows + row], tape.byHidden[byHidden]);
        tape.byHidden[byHidden] =
            switch (layout.cell) {
              case LSTM -> lstmBackward(tape, t, row, unit, dh);
              case GRU -> gruBackward(tape, t, row, unit, dh);
              case RNN -> rnnBackward(tape, t, row, unit, dh);
            };
      }
    }
  }

  private static void lstm(Tape tape, int t, int row, int unit) {
    float[] gates = tape.gates;
    int at = slots(tape, t, row, unit);
    float i = gates[at] = ScalarActivations.sigmoid(gates[at]);
    float f = gates[at + SLOT] = ScalarActivations.sigmoid(gates[at + SLOT]);
    float o = gates[at + 2 * SLOT] = ScalarActivations.sigmoid(gates[at + 2 * SLOT]);
    float g = gates[at + 3 * SLOT] = ScalarActivations.tanh(gates[at + 3 * SLOT]);
    int cell = row * tape.layout.inputAt + unit;
    float c = f * tape.cell[tape.cellAt(t) + cell] + i * g;
    float tanhC = ScalarActivations.tanh(c);
    tape.cell[tape.cellAt(t + 1) + cell] = c;
    tape.tanhCell[tape.cellAt(t) + cell] = tanhC;
    tape.z[state(tape, t + 1, row, unit)] = o * tanhC;
  }

  private static float lstmBackward(Tape tape, int t, int row, int unit, float dh) {
    float[] gates = tape.gates;
    int at = slots(tape, t, row, unit);
    float i = gates[at];
    float f = gates[at + SLOT];
    float o = gates[at + 2 * SLOT];
    float g = gates[at + 3 * SLOT];
    int cell = row * tape.layout.inputAt + unit;
    float tanhC = tape.tanhCell[tape.cellAt(t) + cell];
    float dc = Math.fma(dh * o, 1 - tanhC * tanhC, tape.byCell[cell]);
    gates[at] = dc * g * (i * (1 - i));
    gates[at + SLOT] = dc * tape.cell[tape.cellAt(t) + cell] * (f * (1 - f));
    gates[at + 2 * SLOT] = dh * tanhC * (o * (1 - o));
    gates[at + 3 * SLOT] = dc * i * (1 - g * g);
    tape.byCell[cell] = dc * f;
    return 0;
  }

  private static void gru(Tape tape, int t, int row, int unit) {
    float[] gates = tape.gates;
    int at = slots(tape, t, row, unit);
    float r = gates[at] = ScalarActivations.sigmoid(gates[at]);
    float z = gates[at + SLOT] = ScalarActivations.sigmoid(gates[at + SLOT]);
    float n = ScalarActivations.tanh(r * gates[at + 3 * SLOT] + gates[at + 2 * SLOT]);
    gates[at + 2 * SLOT] = n;
    float previous = tape.z[state(tape, t, row, unit)];
    tape.z[state(tape, t + 1, row, unit)] = (previous - n) * z + n;
  }

  private static float gruBackward(Tape tape, int t, int row, int unit, float dh) {
    float[] gates = tape.gates;
    int at = slots(tape, t, row, unit);
    float r = gates[at];
    float z = gates[at + SLOT];
    float n = gates[at + 2 * SLOT];
    float kept = dh * z;
    float dn = (dh - kept) * (1 - n * n);
    gates[at] = dn * gates[at + 3 * SLOT] * (r * (1 - r));
    gates[at + SLOT] = dh * (tape.z[state(tape, t, row, unit)] - n) * (z * (1 - z));
    gates[at + 2 * SLOT] = dn;
    gates[at + 3 * SLOT] = dn * r;
    return kept;
  }

  private static void rnn(Tape tape, int t, int row, int unit) {
    int at = tape.gatesAt(t) + row * tape.layout.columns + unit;
    tape.gates[at] = ScalarActivations.tanh(tape.gates[at]);
    tape.z[state(tape, t + 1, row, unit)] = tape.gates[at];
  }

  private static float rnnBackward(Tape tape, int t, int row, int unit, float dh) {
    int at = tape.gatesAt(t) + row * tape.layout.columns + unit;
    float h = tape.gates[at];
    tape.gates[at] = dh * (1 - h * h);
    return 0;
  }

  private static int slots(Tape tape, int t, int row, int unit) {
    return tape.gatesAt(t)
        + row * tape.layout.columns
        + unit / SLOT * PackedLayout.PANEL
        + unit % SLOT;
  }

  /** The place of h before step t. */
  private static int state(Tape tape, int t, int row, int unit) {
    return tape.zAt(t) + row * tape.layout.depth + unit;
  }
}
