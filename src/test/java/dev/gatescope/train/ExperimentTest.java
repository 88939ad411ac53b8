package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SplitKind;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  /** Whole pairs are never divided, so their share of the samples is not exact. */
  @Test
  void aBatchOfAllSamplesIsRightForTheSameDataFromAFileToo() {
    TrainingConfig article = TrainingConfig.article();
    int fewer = 0;
    for (long seed : LongStream.range(0, 8).toArray()) {
      TrainingConfig config =
          new TrainingConfig(
              article.cell(),
              2,
              4,
              200,
              article.borrowOnly(),
              article.distinct(),
              SplitKind.PAIRS,
              0.9,
              180,
              1,
              0.01,
              seed,
              article.engine());
      Experiment drawn = Experiment.prepare(config);
      Experiment again = Experiment.prepare(config, drawn.data());
      assertEquals(drawn.initial(), again.initial());
      assertArrayEquals(drawn.split().train(), again.split().train());
      fewer += drawn.split().trainCount() < 180 ? 1 : 0;
    }
    assertTrue(fewer > 0, "some of them have fewer to train on");
  }
}
