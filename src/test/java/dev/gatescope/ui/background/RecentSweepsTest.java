package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentSweepsTest {
  private final RecentSweeps sweeps = new RecentSweeps();
  private final List<EpochReport> reports = new ArrayList<>();
  private int batches;
  private int answered;

  private void train(CellType cell, int bits, int epochs) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report, Checkpoint checkpoint) {
            reports.add(report);
            assertEquals(answered, bits <= 8 ? reports.size() : 0, "told before the report");
          }

          @Override
          public void pairsAnswered(Weights weights, PrefixSweep sweep) {
            answered++;
          }

          @Override
          public void batchDone(int epoch, int batch, int of) {
            batches++;
          }
        };
    TrainingControl control = new TrainingControl(_ -> {});
    control.resume();
    new Trainer(
            TrainingConfig.article()
                .withNetwork(new WeightLayout(cell, 3), bits)
                .withEpochs(epochs),
            control,
            sweeps.overhear(listener))
        .run();
    assertEquals(epochs + 1, reports.size());
    assertTrue(batches > epochs);
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 8", "GRU, 8", "RNN, 8"})
  void theNewestEpochsAnswersAreThoseOfTheirWeights(CellType cell, int bits) {
    train(cell, bits, 5);
    assertNull(sweeps.of(reports.getFirst().weights()), "only the newest few are kept");
    try (NetworkEngine engine = new NetworkEngine()) {
      for (EpochReport report : reports.subList(3, 6)) {
        PrefixSweep kept = sweeps.of(report.weights());
        PrefixSweep made = engine.with(Network.of(report.weights())).sweep(bits);
        for (int t = 0; t < bits; t++) {
          for (int prefix = 0; prefix < PrefixSweep.prefixes(t); prefix++) {
            assertEquals(made.logit(t, prefix), kept.logit(t, prefix));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource("LSTM, 12")
  void aSampleIsNoSweep(CellType cell, int bits) {
    train(cell, bits, 1);
    assertNull(sweeps.of(reports.getLast().weights()));
  }
}
