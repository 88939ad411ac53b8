package dev.gatescope.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.random.TorchRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves an engine: weights, answers, traces and sweeps as values. */
class NetworkValuesTest {
  private static final WeightLayout LSTM = new WeightLayout(CellType.LSTM, 3);

  @ParameterizedTest
  @CsvSource({
    "LSTM, 'lstm.weight_ih_l0 [12, 2] 0; lstm.weight_hh_l0 [12, 3] 24; lstm.bias_ih_l0 [12] 60;"
        + " lstm.bias_hh_l0 [12] 72; fc.weight [1, 3] 84; fc.bias [1] 87', 88",
    "GRU, 'gru.weight_ih_l0 [9, 2] 0; gru.weight_hh_l0 [9, 3] 18; gru.bias_ih_l0 [9] 45;"
        + " gru.bias_hh_l0 [9] 54; fc.weight [1, 3] 63; fc.bias [1] 66', 67",
    "RNN, 'rnn.weight_ih_l0 [3, 2] 0; rnn.weight_hh_l0 [3, 3] 6; rnn.bias_ih_l0 [3] 15;"
        + " rnn.bias_hh_l0 [3] 18; fc.weight [1, 3] 21; fc.bias [1] 24', 25"
  })
  void tensorsStandAsInPyTorchsStateDict(CellType cell, String tensors, int size) {
    WeightLayout layout = new WeightLayout(cell, 3);
    assertEquals(
        tensors,
        layout.tensors().stream()
            .map(tensor -> tensor.name() + " " + tensor.shape() + " " + tensor.offset())
            .collect(Collectors.joining("; ")));
    assertEquals(size, layout.size());
    assertEquals(size, layout.tensors().stream().mapToInt(WeightLayout.Tensor::size).sum());
  }

  @Test
  void weightsAreCopies() {
    float[] values = counted(LSTM.size());
    Weights weights = Weights.of(LSTM, values);
    values[0] = -1;
    weights.toArray()[1] = -1;
    weights.tensor(LSTM.inputWeight())[2] = -1;
    assertArrayEquals(counted(LSTM.size()), weights.toArray());
    assertEquals(5, weights.get(5));
    assertArrayEquals(new float[] {84, 85, 86}, weights.tensor(LSTM.outputWeight()));
    assertThrows(IllegalArgumentException.class, () -> Weights.of(LSTM, new float[87]));
  }

  @Test
  void weightsThatAreNoNumbersAreSeen() {
    assertTrue(Weights.of(LSTM, counted(LSTM.size())).isFinite());
    for (float wrong : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      float[] values = counted(LSTM.size());
      values[LSTM.size() - 1] = wrong;
      assertFalse(Weights.of(LSTM, values).isFinite());
    }
  }

  @Test
  void weightsAreEqualBitForBitAndOfOneLayout() {
    Weights one = Weights.of(LSTM, counted(LSTM.size()));
    Weights same = Weights.of(LSTM, counted(LSTM.size()));
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    float[] other = counted(LSTM.size());
    other[0] = -0f;
    assertNotEquals(one, Weights.of(LSTM, other));
    assertNotEquals(one.hashCode(), Weights.of(LSTM, other).hashCode());
    assertNotEquals(one, Weights.of(new WeightLayout(CellType.LSTM, 4), new float[133]));
  }

  @Test
  void initialWeightsFillTheirRange() {
    WeightLayout layout = new WeightLayout(CellType.GRU, 16);
    float[] values = Weights.initial(layout, new TorchRandom(822)).toArray();
    double bound = 1 / Math.sqrt(16);
    double smallest = 0;
    double largest = 0;
    for (float value : values) {
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    assertTrue(-bound <= smallest && largest <= bound, smallest + " to " + largest);
    assertEquals(-bound, smallest, 0.01);
    assertEquals(bound, largest, 0.01);
  }

  @Test
  void sequencesAreRowMajor() {
    Sequences sequences = new Sequences(2, 3, counted(12), counted(6));
    assertEquals(11, sequences.input(1, 2, 1));
    assertEquals(8, sequences.input(1, 1, 0));
    assertEquals(5, sequences.target(1, 2));
    assertEquals(2, sequences.count());
    assertEquals(3, sequences.timeSteps());
    assertEquals(0, new Sequences(0, 1, new float[0], new float[0]).count());
    assertEquals(1, new Sequences(1, 1, new float[2], new float[1]).timeSteps());
  }

  @ParameterizedTest
  @CsvSource({"-1, 3, 0, 0", "0, 0, 0, 0", "2, 3, 11, 6", "2, 3, 12, 5", "2, 3, 6, 6"})
  void sequencesOfAnotherSizeAreRefused(int count, int timeSteps, int inputs, int targets) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sequences(count, timeSteps, new float[inputs], new float[targets]));
  }

  @Test
  void answersRoundOneHalfToZero() {
    float above = Math.nextUp(0.5f);
    Answers answers =
        new Answers(2, new float[] {0, 1, 2, 3, 4, 5}, new float[] {0.5f, above, 0, 1, 0.2f, 0.9f});
    assertEquals(3, answers.count());
    assertEquals(2, answers.timeSteps());
    assertEquals(5, answers.logit(2, 1));
    assertEquals(0.2f, answers.probability(2, 0));
    assertEquals(0, answers.bit(0, 0));
    assertEquals(1, answers.bit(0, 1));
    answers.probabilities()[0] = 9;
    assertArrayEquals(new float[] {0.5f, above, 0, 1, 0.2f, 0.9f}, answers.probabilities());
    assertThrows(IllegalArgumentException.class, () -> new Answers(2, new float[4], new float[2]));
    assertThrows(IllegalArgumentException.class, () -> new Answers(2, new float[3], new float[3]));
  }

  @Test
  void aSweepHasAPlaceForEachPrefix() {
    assertEquals(4, PrefixSweep.prefixes(0));
    assertEquals(65_536, PrefixSweep.prefixes(7));
    PrefixSweep.Values room = PrefixSweep.Values.room(LSTM, 2, true);
    fill(room.logit(), 0);
    fill(room.probability(), 0);
    fill(room.hiddenState(), 100);
    fill(room.cellState(), 1000);
    room.probability()[1][15] = 0.5f;
    room.probability()[1][14] = Math.nextUp(0.5f);
    PrefixSweep sweep = new PrefixSweep(LSTM, room);
    assertEquals(LSTM, sweep.layout());
    assertEquals(2, sweep.timeSteps());
    assertTrue(sweep.hasStates());
    assertEquals(15, sweep.logit(1, 15));
    assertEquals(3, sweep.logit(0, 3));
    assertEquals(0.5f, sweep.probability(1, 15));
    assertEquals(0, sweep.bit(1, 15));
    assertEquals(1, sweep.bit(1, 14));
    assertEquals(100 + 3 * 15 + 2, sweep.hiddenState(1, 15, 2));
    assertEquals(1000 + 3 * 15 + 2, sweep.cellState(1, 15, 2));
    float[] state = new float[6];
    sweep.state(1, 2, state);
    assertArrayEquals(new float[] {1006, 1007, 1008, 106, 107, 108}, state);
  }

  @Test
  void aSweepKeepsWhatItsCellHasAndWhatIsAskedFor() {
    WeightLayout gru = new WeightLayout(CellType.GRU, 3);
    PrefixSweep.Values states = PrefixSweep.Values.room(gru, 2, true);
    assertEquals(0, states.cellState().length);
    fill(states.hiddenState(), 7);
    float[] state = new float[3];
    new PrefixSweep(gru, states).state(1, 1, state);
    assertArrayEquals(new float[] {10, 11, 12}, state);
    PrefixSweep.Values none = PrefixSweep.Values.room(LSTM, 2, false);
    assertEquals(0, none.hiddenState().length);
    assertEquals(0, none.cellState().length);
    assertEquals(16, none.logit()[1].length);
    assertFalse(new PrefixSweep(LSTM, none).hasStates());
    // (4 + 16) prefixes, 3 units, C and h or h alone, 4 bytes.
    assertEquals(20 * 3 * 2 * 4, PrefixSweep.stateBytes(LSTM, 2));
    assertEquals(20 * 3 * 4, PrefixSweep.stateBytes(gru, 2));
    assertEquals(4L * (long) ((Math.pow(4, 20) - 4) / 3), PrefixSweep.stateBytes(rnn(1), 19));
  }

  @ParameterizedTest
  @EnumSource
  void aTraceFindsEachValueInItsPlace(CellType cell) {
    WeightLayout layout = new WeightLayout(cell, 3);
    Weights weights = Weights.of(layout, counted(layout.size()));
    GateTrace trace = trace(weights, Surgery.NONE, 2);
    int rows = layout.gateRows();
    for (Gate gate : cell.gates()) {
      int row = cell.indexOf(gate) * 3 + 2;
      for (GateTrace.Part part : GateTrace.Part.values()) {
        assertEquals(
            1000 * (1 + part.ordinal()) + rows + row,
            trace.part(part, gate, 1, 2),
            part.toString());
      }
      assertEquals(4000 + row, trace.gate(gate, 0, 2));
      assertEquals(layout.inputBias().offset() + row, trace.inputBias(gate, 2));
      assertEquals(layout.recurrentBias().offset() + row, trace.recurrentBias(gate, 2));
    }
    assertEquals(3, trace.input(1, 1));
    assertEquals(5005, trace.hiddenState(1, 2));
    assertEquals(5002, trace.hiddenState(0, 2));
    assertEquals(0, trace.hiddenState(-1, 2), "from zero it starts");
    if (cell.hasCellState()) {
      assertEquals(6005, trace.cellState(1, 2));
      assertEquals(7005, trace.tanhCellState(1, 2));
      assertEquals(6002, trace.cellState(0, 2));
      assertEquals(7002, trace.tanhCellState(0, 2));
      assertEquals(0, trace.cellState(-1, 2));
      assertEquals(0, trace.tanhCellState(-1, 2));
    } else {
      assertThrows(IllegalArgumentException.class, () -> trace.cellState(1, 2));
      assertThrows(IllegalArgumentException.class, () -> trace.tanhCellState(1, 2));
      assertThrows(IllegalArgumentException.class, () -> trace.gate(Gate.FORGET, 1, 2));
    }
    assertEquals(8001, trace.logit(1));
    assertEquals(0.5f, trace.probability(0));
    assertEquals(0, trace.bit(0));
    assertEquals(1, trace.bit(1));
    assertEquals(1, trace.target(1));
    assertEquals(0, trace.target(0));
    assertEquals(9001, trace.loss(1));
    assertEquals(2, trace.timeSteps());
    assertEquals(3, trace.hiddenSize());
    assertEquals(cell, trace.cell());
    assertEquals(weights, trace.weights());
    assertEquals(layout, Network.of(weights).layout());
  }

  @Test
  void aTraceKnowsWhatWasHeld() {
    Weights weights = Weights.of(LSTM, counted(LSTM.size()));
    Surgery surgery =
        new Surgery(
            List.of(
                new Clamp(Site.FORGET, 2, 1, 0),
                new Clamp(Site.CELL_STATE, 0, Clamp.EVERY, 0),
                new Clamp(Site.CELL_STATE, 1, 0, 0)));
    GateTrace trace = trace(weights, surgery, 2);
    assertTrue(trace.held(Site.FORGET, 1, 2));
    assertFalse(trace.held(Site.FORGET, 0, 2));
    assertFalse(trace.held(Site.FORGET, 1, 1));
    assertTrue(trace.held(Site.CELL_STATE, 0, 0) && trace.held(Site.CELL_STATE, 1, 0));
    assertTrue(trace.held(Site.CELL_STATE, 0, 1));
    assertFalse(trace.held(Site.CELL_STATE, 1, 1));
    assertFalse(trace.held(Site.HIDDEN_STATE, 0, 0));
  }

  /** Each array of a trace, one value short. */
  @Test
  void aTraceOfAnotherSizeIsRefused() {
    Network network = Network.of(Weights.of(LSTM, counted(LSTM.size())));
    int[] right = {4, 24, 24, 24, 24, 6, 6, 6, 2, 2, 2, 2};
    for (int wrong = 0; wrong < right.length; wrong++) {
      int[] sizes = right.clone();
      sizes[wrong]--;
      assertThrows(
          IllegalArgumentException.class,
          () -> new GateTrace(network, 2, values(sizes)),
          "array " + wrong);
    }
    assertEquals(2, new GateTrace(network, 2, values(right)).timeSteps());
  }

  @Test
  void surgeryActsWhereItIsMeantTo() {
    Clamp every = new Clamp(Site.INPUT, 0, Clamp.EVERY, 1);
    Clamp second = new Clamp(Site.INPUT, 0, 1, 2);
    Surgery surgery = new Surgery(List.of(every, second, new Clamp(Site.OUTPUT, 1, 1, 3)));
    assertEquals(List.of(every), surgery.at(Site.INPUT, 0));
    assertEquals(List.of(every, second), surgery.at(Site.INPUT, 1));
    assertEquals(List.of(), surgery.at(Site.FORGET, 1));
    assertFalse(surgery.isNone());
    assertThrows(IllegalStateException.class, surgery::requireNone);
    assertTrue(Surgery.NONE.isNone());
    Surgery.NONE.requireNone();
  }

  @ParameterizedTest
  @CsvSource({
    "INPUT, 0, 1, true",
    "INPUT, 2, 1, true",
    "INPUT, 3, 1, false",
    "INPUT, -1, 1, false",
    "INPUT, 0, NaN, false",
    "INPUT, 0, Infinity, false",
    "RESET, 0, 1, false",
    "CELL_STATE, 0, 1, true",
    "HIDDEN_STATE, 0, 1, true"
  })
  void surgeryFitsWhatANetworkHas(Site site, int unit, float value, boolean fits) {
    Surgery surgery = new Surgery(List.of(new Clamp(site, unit, 0, value)));
    assertEquals(fits, surgery.fits(LSTM));
    if (fits) {
      surgery.requireFits(LSTM);
    } else {
      assertThrows(IllegalArgumentException.class, () -> surgery.requireFits(LSTM));
    }
  }

  @Test
  void sitesAreInTheirCells() {
    assertTrue(Site.HIDDEN_STATE.isIn(CellType.RNN));
    assertFalse(Site.CELL_STATE.isIn(CellType.GRU));
    assertTrue(Site.NEW.isIn(CellType.GRU));
    assertFalse(Site.NEW.isIn(CellType.LSTM));
    assertTrue(Site.CELL_STATE.gate().isEmpty());
    assertEquals(Gate.FORGET, Site.FORGET.gate().orElseThrow());
  }

  /** Letters and activations of the PyTorch pages. */
  @Test
  void gatesHaveTheirLetters() {
    assertEquals(
        "i f g o r z n h",
        Arrays.stream(Gate.values()).map(Gate::letter).collect(Collectors.joining(" ")));
    assertEquals(
        List.of(Gate.CANDIDATE, Gate.NEW, Gate.HIDDEN),
        Arrays.stream(Gate.values()).filter(gate -> !gate.sigmoid()).toList());
    assertEquals("gru", CellType.GRU.id());
    assertEquals(-1, CellType.RNN.indexOf(Gate.INPUT));
  }

  @Test
  void momentsBelongTogether() {
    Weights zero = Weights.of(LSTM, new float[LSTM.size()]);
    assertEquals(LSTM, new AdamMoments(0, zero, zero).layout());
    assertThrows(IllegalArgumentException.class, () -> new AdamMoments(-1, zero, zero));
    Weights other = Weights.of(rnn(1), new float[rnn(1).size()]);
    assertThrows(IllegalArgumentException.class, () -> new AdamMoments(0, zero, other));
  }

  private static WeightLayout rnn(int hidden) {
    return new WeightLayout(CellType.RNN, hidden);
  }

  /** Every value tells where it stands: thousands for the array, the rest for the place in it. */
  private static GateTrace trace(Weights weights, Surgery surgery, int steps) {
    int rows = steps * weights.layout().gateRows();
    int units = steps * weights.layout().hiddenSize();
    int cells = weights.layout().cell().hasCellState() ? units : 0;
    return new GateTrace(
        new Network(weights, surgery),
        steps,
        new GateTrace.Values(
            counted(2 * steps),
            from(1000, rows),
            from(2000, rows),
            from(3000, rows),
            from(4000, rows),
            from(6000, cells),
            from(7000, cells),
            from(5000, units),
            from(8000, steps),
            new float[] {0.5f, Math.nextUp(0.5f)},
            new float[] {0, 1},
            from(9000, steps)));
  }

  private static GateTrace.Values values(int... sizes) {
    float[][] arrays =
        IntStream.of(sizes).mapToObj(size -> new float[size]).toArray(float[][]::new);
    return new GateTrace.Values(
        arrays[0],
        arrays[1],
        arrays[2],
        arrays[3],
        arrays[4],
        arrays[5],
        arrays[6],
        arrays[7],
        arrays[8],
        arrays[9],
        arrays[10],
        arrays[11]);
  }

  private static float[] from(int first, int count) {
    float[] values = counted(count);
    for (int i = 0; i < count; i++) {
      values[i] += first;
    }
    return values;
  }

  private static float[] counted(int count) {
    return from(IntStream.range(0, count).toArray());
  }

  private static float[] from(int[] numbers) {
    float[] values = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      values[i] = numbers[i];
    }
    return values;
  }

  private static void fill(float[][] rows, int first) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = first + i;
      }
    }
  }
}
