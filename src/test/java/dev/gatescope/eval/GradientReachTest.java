package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Csv;
import dev.gatescope.data.Samples;
import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.eval.GradientTriangle.Trend;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against networks whose reach is known by construction. */
class GradientReachTest {
  private final NetworkEngine engines = new NetworkEngine();

  @AfterEach
  void close() {
    engines.close();
  }

  private GradientReach reach(Network network, Samples samples) {
    return GradientReach.of(engines.with(network), network, samples);
  }

  /**
   * Of an RNN without inputs and biases h stays 0, where tanh has slope 1: dy_t/dh_s = v u^(t-s).
   */
  @ParameterizedTest
  @CsvSource({"0.5, VANISHES", "1, CARRIES", "2, EXPLODES", "-1, CARRIES", "0, CUT"})
  void anRnnWithOneUnitMultipliesByItsRecurrentWeight(float u, Trend trend) {
    WeightLayout layout = new WeightLayout(CellType.RNN, 1);
    float[] values = new float[layout.size()];
    values[layout.recurrentWeight().offset()] = u;
    values[layout.outputWeight().offset()] = -3;
    GradientReach reach =
        reach(
            Network.of(Weights.of(layout, values)),
            new Samples(8, new long[] {200, 9}, new long[] {100, 3}));
    GradientTriangle logit = reach.triangle(Of.LOGIT, State.HIDDEN);
    GradientTriangle loss = reach.triangle(Of.LOSS, State.HIDDEN);
    for (int t = 0; t < 8; t++) {
      for (int s = 0; s <= t; s++) {
        double expected = 3 * Math.pow(Math.abs(u), t - s);
        assertEquals(expected, logit.norm(t, s), 1e-12 * expected);
        assertEquals(0.5 * expected, loss.norm(t, s), 1e-12 * expected, "p = 1/2");
      }
    }
    assertEquals(Math.abs(u), logit.perStep(), 1e-12);
    assertEquals(Math.pow(Math.abs(u), 3), logit.shareAtDistance(3), 1e-12);
    assertEquals(trend, logit.trend());
    assertEquals(trend, loss.trend());
    assertEquals(2, reach.pairs());
    assertEquals(8, reach.timeSteps());
    assertNull(reach.triangle(Of.LOSS, State.CELL));
  }

  /** Its gates shut against h and open to keep, an LSTM hands on f a step, whatever h does. */
  @Test
  void anLstmKeepsWhatItsForgetGateKeeps() {
    WeightLayout layout = new WeightLayout(CellType.LSTM, 2);
    float[] values = new float[layout.size()];
    int forget = layout.inputBias().offset() + 2;
    values[forget] = 3;
    values[forget + 1] = 3;
    values[layout.outputWeight().offset()] = 1;
    Network network = Network.of(Weights.of(layout, values));
    GradientReach reach = reach(network, new Samples(16, new long[] {40_000}, new long[] {12_345}));
    double f = 1 / (1 + Math.exp(-3));
    GradientTriangle cell = reach.triangle(Of.LOGIT, State.CELL);
    assertEquals(f, cell.perStep(), 1e-6);
    assertEquals(Trend.CARRIES, cell.trend());
    assertEquals(0.5 * Math.pow(f, 15), cell.norm(15, 0), 1e-6, "o = 1/2 and C = 0");
    GradientTriangle hidden = reach.triangle(Of.LOGIT, State.HIDDEN);
    assertEquals(1, hidden.norm(15, 15), 1e-12);
    assertEquals(0, hidden.norm(15, 14), 1e-12, "h is read by nobody");
    assertEquals(Trend.CUT, hidden.trend());
  }

  @ParameterizedTest
  @EnumSource
  void theSampleIsTheMeanOfItsPairs(CellType cell) {
    Network network = Network.of(Weights.initial(new WeightLayout(cell, 3), new TorchRandom(4)));
    Samples samples = GradientReach.sample(network.layout(), 5);
    GradientReach all = reach(network, samples);
    for (Of of : Of.values()) {
      for (State state : State.values()) {
        if (all.triangle(of, state) != null) {
          double mean = 0;
          for (int i = 0; i < samples.count(); i++) {
            Samples one = samples.subset(new int[] {i});
            mean += reach(network, one).triangle(of, state).norm(4, 1) / samples.count();
          }
          assertEquals(mean, all.triangle(of, state).norm(4, 1), 1e-12);
        }
      }
    }
  }

  @Test
  void largeNetworksAreJudgedByFewerPairs() {
    assertEquals(GradientReach.SAMPLE_PAIRS, GradientReach.sample(lstm(32), 8).count());
    int wide = GradientReach.sample(lstm(128), 32).count();
    assertTrue(wide > 1 && wide < GradientReach.SAMPLE_PAIRS, wide + " pairs");
    assertEquals(1, GradientReach.sample(lstm(1024), 62).count());
    assertEquals(
        GradientReach.sample(lstm(32), 8), GradientReach.sample(lstm(2), 8), "always the same");
  }

  @Test
  void ofNarrowNumbersEveryPairStandsInTheSampleOnce() {
    assertEquals(1, GradientReach.sample(lstm(1), 2).count());
    Samples three = GradientReach.sample(lstm(1), 3);
    assertEquals(15, three.count());
    assertEquals(15, three.distinctPairs());
    assertEquals(91, GradientReach.sample(lstm(1), 4).distinctPairs());
  }

  @Test
  void whatIsNoNumberIsSaid() {
    double[] norms = {1, Double.NaN, 1};
    assertEquals(Trend.BROKEN, new GradientTriangle(2, norms).trend());
    assertEquals(Trend.CUT, new GradientTriangle(2, new double[3]).trend());
  }

  @Test
  void noErrorReachesForward() {
    GradientTriangle triangle = new GradientTriangle(2, new double[3]);
    assertThrows(IllegalArgumentException.class, () -> triangle.norm(0, 1));
    assertThrows(IllegalArgumentException.class, () -> triangle.norm(2, 0));
  }

  private static WeightLayout lstm(int hidden) {
    return new WeightLayout(CellType.LSTM, hidden);
  }

  @Test
  void normsAsATable() {
    GradientTriangle hidden = new GradientTriangle(2, new double[] {1, 2, 3});
    GradientTriangle cell = new GradientTriangle(2, new double[] {4, 5, 6});
    GradientTriangle logit = new GradientTriangle(2, new double[] {7, 8, 9});
    GradientReach lstm = new GradientReach(lstm(1), 1, hidden, cell, logit, logit);
    GradientReach rnn =
        new GradientReach(new WeightLayout(CellType.RNN, 1), 1, hidden, null, logit, null);
    assertEquals(
        """
        network,pairs,of,state,bit,step,distance,norm
        lstm,128-1,loss,C,0,0,0,4.0
        lstm,128-1,loss,C,1,0,1,5.0
        lstm,128-1,loss,C,1,1,0,6.0
        lstm,128-1,loss,h,0,0,0,1.0
        lstm,128-1,loss,h,1,0,1,2.0
        lstm,128-1,loss,h,1,1,0,3.0
        rnn,all,loss,h,0,0,0,1.0
        rnn,all,loss,h,1,0,1,2.0
        rnn,all,loss,h,1,1,0,3.0
        """,
        Csv.toText(
            GradientTables.norms(
                List.of(
                    new GradientTables.Entry("lstm", "128-1", lstm),
                    new GradientTables.Entry("rnn", "all", rnn)),
                List.of(Of.LOSS))));
  }

  /** The two bounds of a trend belong to what carries. */
  @Test
  void theBoundsOfTrends() {
    assertEquals(Trend.VANISHES, new GradientTriangle(2, new double[] {1, 0.79, 1}).trend());
    assertEquals(Trend.CARRIES, new GradientTriangle(2, new double[] {1, 0.8, 1}).trend());
    assertEquals(Trend.CARRIES, new GradientTriangle(2, new double[] {1, 1.25, 1}).trend());
    assertEquals(Trend.EXPLODES, new GradientTriangle(2, new double[] {1, 1.26, 1}).trend());
    assertThrows(IllegalArgumentException.class, () -> new GradientTriangle(2, new double[4]));
  }
}
