package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.Golden;
import dev.gatescope.data.SplitKind;
import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs against PyTorch's own numbers for the same seed. */
@Execution(ExecutionMode.CONCURRENT)
class GoldenRunTest {
  /** How far float rounding may carry a faithful run from PyTorch's by an epoch, relatively. */
  private static double tolerance(int epoch) {
    return epoch == 1 ? 1e-5 : epoch <= 10 ? 1e-4 : 1e-3;
  }

  /** AUTO is the fused engine; the reference runs the article's own network beside it. */
  @ParameterizedTest
  @CsvSource({"LSTM,AUTO", "GRU,AUTO", "RNN,AUTO", "LSTM,ND4J"})
  void articleRunFollowsPyTorchForAllEpochs(CellType cell, EngineChoice engine) {
    List<EpochReport> reports = train(TrainingConfig.article().withCell(cell).withEngine(engine));
    assertLosses("822-" + cell.id(), reports);
    EpochReport last = reports.getLast();
    assertEquals(0.0, last.test().rmse());
    assertEquals(32_131, last.allPairs().pairs());
    assertEquals(0, last.allPairs().wrong());
    assertEquals(65_536, last.allPairs().everyPair());
    assertArrayEquals(
        new Subtraction[] {
          new Subtraction(123, 61, 8),
          new Subtraction(118, 94, 8),
          new Subtraction(250, 134, 8),
          new Subtraction(204, 67, 8),
          new Subtraction(245, 60, 8)
        },
        List.of(0, 200, 400, 600, 800).stream().map(last.test()::pair).toArray());
    assertEquals(62, last.test().predicted(0));
    assertEquals(24, last.test().predicted(200));
    assertEquals(116, last.test().predicted(400));
    assertEquals(137, last.test().predicted(600));
    assertEquals(185, last.test().predicted(800));
  }

  @ParameterizedTest
  @CsvSource({
    "1-lstm,1,LSTM,20",
    "1-gru,1,GRU,20",
    "1-rnn,1,RNN,20",
    "7-lstm,7,LSTM,20",
    "20260101-lstm,20260101,LSTM,20"
  })
  void otherSeedsFollowPyTorch(String golden, long seed, CellType cell, int epochs) {
    TrainingConfig config = TrainingConfig.article().withCell(cell).withSeed(seed);
    assertLosses(golden, train(config.withEpochs(epochs)));
  }

  @ParameterizedTest
  @CsvSource({
    "5-lstm-odd,5,LSTM,13,11,50",
    "5-gru-odd,5,GRU,7,10,33",
    "max-rnn-odd,4294967295,RNN,21,6,50"
  })
  void oddSizesFollowPyTorch(
      String golden, long seed, CellType cell, int hidden, int bits, int batch) {
    TrainingConfig config =
        new TrainingConfig(
            cell,
            hidden,
            bits,
            1500,
            true,
            false,
            SplitKind.ARTICLE,
            0.9,
            batch,
            20,
            0.01,
            seed,
            EngineChoice.AUTO);
    assertLosses(golden, train(config));
  }

  @Test
  void sameSeedSameRunBitForBit() {
    TrainingConfig config = TrainingConfig.article().withEpochs(2);
    assertEquals(train(config).getLast().weights(), train(config).getLast().weights());
  }

  private static void assertLosses(String golden, List<EpochReport> reports) {
    List<List<String>> rows = Golden.csv(golden + "/loss.csv");
    for (EpochReport report : reports.subList(1, reports.size())) {
      double expected = Double.parseDouble(rows.get(report.epoch() - 1).get(1));
      double relative = Math.abs(report.loss() - expected) / expected;
      assertEquals(0, relative, tolerance(report.epoch()), golden + " epoch " + report.epoch());
    }
  }

  private static List<EpochReport> train(TrainingConfig config) {
    List<EpochReport> reports = new ArrayList<>();
    TrainingControl control = new TrainingControl();
    control.resume();
    assertEquals(
        TrainingState.FINISHED,
        new Trainer(config, control, (report, _) -> reports.add(report)).run());
    assertEquals(config.epochs() + 1, reports.size());
    return reports;
  }
}
