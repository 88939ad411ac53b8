package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Csv;
import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.SampleRules;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTablesTest {
  private static final String NAMES =
      "epoch,loss,test_loss,test_rmse,all_pairs_wrong,milliseconds\n";

  @Test
  void oneRowAnEpochFromTheFirst() {
    List<EpochSummary> epochs =
        List.of(report(0, Double.NaN, 9).summary(), report(1, 2.5, 7).summary());
    assertEquals(NAMES + "1,2.5,0.25,1.0,7,12.5\n", Csv.toText(RunTables.history(epochs)));
    assertEquals(NAMES, Csv.toText(RunTables.history(epochs.subList(0, 1))));
    assertEquals(NAMES, Csv.toText(RunTables.history(List.of())));
  }

  private static EpochReport report(int epoch, double loss, int wrong) {
    return new EpochReport(
        epoch,
        loss,
        0.25,
        new Predictions(2, new long[] {2}, new long[] {1}, new float[] {0, 1}),
        new PairCheck(10, wrong, 16, wrong, false),
        SampleRules.broken(3),
        Weights.initial(Configs.small().layout(), new TorchRandom(1)),
        12.5,
        1);
  }
}
