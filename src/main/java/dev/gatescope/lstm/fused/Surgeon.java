package dev.gatescope.lstm.fused;

import static dev.gatescope.lstm.fused.PackedLayout.SLOT;

import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Obeys a surgery. Within a step a unit's gates and states depend on no other unit's, so the cell
 * is computed as ever, and then the units that are held once more, from the first value that can be
 * another. So the kernels know nothing of it, and training does not come by here.
 *
 * <p>Immutable: all threads share one.
 */
final class Surgeon {
  /** What is held of one unit at one step: by the site's ordinal, NaN where nothing is. */
  private record Held(int unit, float[] values) {
    boolean is(Site site) {
      return !Float.isNaN(values[site.ordinal()]);
    }

    /** The held value, or else the computed one. */
    float or(Site site, float computed) {
      return is(site) ? values[site.ordinal()] : computed;
    }
  }

  private final PackedLayout layout;
  private final Surgery surgery;

  /** Of the steps that clamps name. */
  private final TreeMap<Integer, List<Held>> named = new TreeMap<>();

  /** Of all other steps. */
  private final List<Held> otherwise;

  Surgeon(PackedLayout layout, Surgery surgery) {
    this.layout = layout;
    this.surgery = surgery;
    otherwise = held(Clamp.EVERY);
    for (Clamp clamp : surgery.clamps()) {
      named.computeIfAbsent(clamp.timeStep(), this::held);
    }
  }

  Surgery surgery() {
    return surgery;
  }

  private List<Held> held(int timeStep) {
    TreeMap<Integer, Held> units = new TreeMap<>();
    for (Clamp clamp : surgery.clamps()) {
      if (clamp.actsAt(timeStep)) {
        float[] values = units.computeIfAbsent(clamp.unit(), Surgeon::nothing).values;
        values[clamp.site().ordinal()] = clamp.value();
      }
    }
    return List.copyOf(units.values());
  }

  private static Held nothing(int unit) {
    float[] values = new float[Site.values().length];
    Arrays.fill(values, Float.NaN);
    return new Held(unit, values);
  }

  /**
   * The cell of {@link Kernels#cell} under the surgery.
   *
   * @param t where on the tape the step stands
   * @param timeStep which step it is; a sweep's tapes hold one step each
   */
  void cell(Kernels kernels, Tape tape, int t, int timeStep) {
    List<Held> units = named.getOrDefault(timeStep, otherwise);
    if (units.isEmpty()) {
      kernels.cell(tape, t);
      return;
    }
    float[] inputSums = inputSums(tape, t, units);
    kernels.cell(tape, t);
    switch (layout.cell) {
      case LSTM -> lstm(kernels, tape, t, units);
      case GRU -> gru(kernels, tape, t, units, inputSums);
      case RNN -> units.forEach(held -> rnn(tape, t, held));
    }
  }

  /** The GRU's W x + b of n, which the kernel overwrites with n: [unit of the list][row]. */
  private float[] inputSums(Tape tape, int t, List<Held> units) {
    if (layout.cell.indexOf(Gate.RESET) < 0) {
      return new float[0];
    }
    float[] sums = buffer(tape, units);
    for (int i = 0; i < units.size(); i++) {
      for (int row = 0; row < tape.rows; row++) {
        sums[i * tape.rows + row] = tape.gates[slots(tape, t, row, units.get(i).unit) + 2 * SLOT];
      }
    }
    return sums;
  }

  private void lstm(Kernels kernels, Tape tape, int t, List<Held> units) {
    float[] cells = buffer(tape, units);
    for (int i = 0; i < units.size(); i++) {
      cellStates(tape, t, units.get(i), cells, i * tape.rows);
    }
    kernels.tanh(cells);
    for (int i = 0; i < units.size(); i++) {
      Held held = units.get(i);
      for (int row = 0; row < tape.rows; row++) {
        float tanhC = cells[i * tape.rows + row];
        float o = tape.gates[slots(tape, t, row, held.unit) + 2 * SLOT];
        tape.tanhCell[tape.cellAt(t) + row * layout.inputAt + held.unit] = tanhC;
        tape.z[after(tape, t, row, held)] = held.or(Site.HIDDEN_STATE, o * tanhC);
      }
    }
  }

  /** Holds the gates of one unit, and computes its C anew, once more for the tanh. */
  private void cellStates(Tape tape, int t, Held held, float[] cells, int at) {
    float[] gates = tape.gates;
    for (int row = 0; row < tape.rows; row++) {
      int slot = slots(tape, t, row, held.unit);
      float i = gates[slot] = held.or(Site.INPUT, gates[slot]);
      float f = gates[slot + SLOT] = held.or(Site.FORGET, gates[slot + SLOT]);
      float g = gates[slot + 3 * SLOT] = held.or(Site.CANDIDATE, gates[slot + 3 * SLOT]);
      gates[slot + 2 * SLOT] = held.or(Site.OUTPUT, gates[slot + 2 * SLOT]);
      int cell = row * layout.inputAt + held.unit;
      float c = held.or(Site.CELL_STATE, f * tape.cell[tape.cellAt(t) + cell] + i * g);
      tape.cell[tape.cellAt(t + 1) + cell] = c;
      cells[at + row] = c;
    }
  }

  private void gru(Kernels kernels, Tape tape, int t, List<Held> units, float[] sums) {
    float[] gates = tape.gates;
    for (int i = 0; i < units.size(); i++) {
      Held held = units.get(i);
      for (int row = 0; row < tape.rows; row++) {
        int slot = slots(tape, t, row, held.unit);
        float r = gates[slot] = held.or(Site.RESET, gates[slot]);
        gates[slot + SLOT] = held.or(Site.UPDATE, gates[slot + SLOT]);
        sums[i * tape.rows + row] = r * gates[slot + 3 * SLOT] + sums[i * tape.rows + row];
      }
    }
    kernels.tanh(sums);
    for (int i = 0; i < units.size(); i++) {
      Held held = units.get(i);
      for (int row = 0; row < tape.rows; row++) {
        int slot = slots(tape, t, row, held.unit);
        float z = gates[slot + SLOT];
        float n = gates[slot + 2 * SLOT] = held.or(Site.NEW, sums[i * tape.rows + row]);
        float previous = tape.z[tape.zAt(t) + row * layout.depth + held.unit];
        float h = (previous - n) * z + n;
        tape.z[after(tape, t, row, held)] = held.or(Site.HIDDEN_STATE, h);
      }
    }
  }

  /** Room for a number of each held unit and row, in whole vectors. */
  private static float[] buffer(Tape tape, List<Held> units) {
    return new float[PackedLayout.roundUp(units.size() * tape.rows, SLOT)];
  }

  private void rnn(Tape tape, int t, Held held) {
    for (int row = 0; row < tape.rows; row++) {
      int at = tape.gatesAt(t) + row * layout.columns + held.unit;
      tape.gates[at] = held.or(Site.HIDDEN_STATE, tape.gates[at]);
      tape.z[after(tape, t, row, held)] = tape.gates[at];
    }
  }

  private int slots(Tape tape, int t, int row, int unit) {
    return tape.gatesAt(t) + row * layout.columns + unit / SLOT * PackedLayout.PANEL + unit % SLOT;
  }

  /** The place of h after step t. */
  private int after(Tape tape, int t, int row, Held held) {
    return tape.zAt(t + 1) + row * layout.depth + held.unit;
  }
}
