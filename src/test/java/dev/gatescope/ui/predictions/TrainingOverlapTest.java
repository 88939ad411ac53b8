package dev.gatescope.ui.predictions;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.model.RunModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class TrainingOverlapTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final List<Consumer<boolean[]>> answers = new ArrayList<>();
  private final TrainingOverlap overlap =
      new TrainingOverlap(run, (config, answer) -> answers.add(answer));

  @Test
  void theAnswerIsThatOfTheNewestRun() {
    run.begin(TrainingConfig.article());
    run.begin(TrainingConfig.article());
    answers.getFirst().accept(new boolean[] {true});
    assertNull(overlap.inTrainingProperty().get(), "of the run before");
    answers.getLast().accept(new boolean[] {false, true});
    assertFalse(overlap.inTrainingProperty().get().test(0));
    assertTrue(overlap.inTrainingProperty().get().test(1));
  }

  @Test
  void aTableThatStillShowsALargerTestSetMayAsk() {
    run.begin(TrainingConfig.article());
    answers.getFirst().accept(new boolean[] {true, true});
    IntPredicate known = overlap.inTrainingProperty().get();
    assertTrue(known.test(1));
    assertFalse(known.test(2));
  }
}
