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
 * is computed as ever, and then the few units that are held once more, one number after the other,
 * from the first value that is held. Training does not come by here.
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
    for (int i = 0; i < units.size(); i++) {
      switch (layout.cell) {
        case LSTM -> lstm(tape, t, units.get(i));
        case GRU -> gru(tape, t, units.get(i), inputSums, i * tape.rows);
        case RNN -> rnn(tape, t, units.get(i));
      }
    }
  }

  /** The GRU's W x + b of n, which the kernel overwrites with n: [unit of the list][row]. */
  private float[] inputSums(Tape tape, int t, List<Held> units) {
    if (layout.cell.indexOf(Gate.RESET) < 0) {
      return new float[0];
    }
    float[] sums = new float[units.size() * tape.rows];
    for (int i = 0; i < units.size(); i++) {
      for (int row = 0; row < tape.rows; row++) {
        sums[i * tape.rows + row] = tape.gates[slots(tape, t, row, units.get(i).unit) + 2 * SLOT];
      }
    }
    return sums;
  }

  private void lstm(Tape tape, int t, Held held) {
    float[] gates = tape.gates;
    boolean newCell =
        held.is(Site.INPUT)
            || held.is(Site.FORGET)
            || held.is(Site.CANDIDATE)
            || held.is(Site.CELL_STATE);
    for (int row = 0; row < tape.rows; row++) {
      int at = slots(tape, t, row, held.unit);
      float i = gates[at] = held.or(Site.INPUT, gates[at]);
      float f = gates[at + SLOT] = held.or(Site.FORGET, gates[at + SLOT]);
      float o = gates[at + 2 * SLOT] = held.or(Site.OUTPUT, gates[at + 2 * SLOT]);
      float g = gates[at + 3 * SLOT] = held.or(Site.CANDIDATE, gates[at + 3 * SLOT]);
      int cell = row * layout.inputAt + held.unit;
      if (newCell) {
        float c = held.or(Site.CELL_STATE, f * tape.cell[tape.cellAt(t) + cell] + i * g);
        tape.cell[tape.cellAt(t + 1) + cell] = c;
        tape.tanhCell[tape.cellAt(t) + cell] = ScalarActivations.tanh(c);
      }
      float h = o * tape.tanhCell[tape.cellAt(t) + cell];
      tape.z[after(tape, t, row, held)] = held.or(Site.HIDDEN_STATE, h);
    }
  }

  private void gru(Tape tape, int t, Held held, float[] inputSums, int sumsAt) {
    float[] gates = tape.gates;
    for (int row = 0; row < tape.rows; row++) {
      int at = slots(tape, t, row, held.unit);
      float r = gates[at] = held.or(Site.RESET, gates[at]);
      float z = gates[at + SLOT] = held.or(Site.UPDATE, gates[at + SLOT]);
      float n = gates[at + 2 * SLOT];
      if (held.is(Site.RESET)) {
        n = ScalarActivations.tanh(r * gates[at + 3 * SLOT] + inputSums[sumsAt + row]);
      }
      n = gates[at + 2 * SLOT] = held.or(Site.NEW, n);
      float previous = tape.z[tape.zAt(t) + row * layout.depth + held.unit];
      float h = (previous - n) * z + n;
      tape.z[after(tape, t, row, held)] = held.or(Site.HIDDEN_STATE, h);
    }
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
