package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.model.RunModel;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class TrainingServiceTest {
  private static final int EPOCHS = 5;
  private static final TrainingConfig CONFIG = TrainingConfig.article().withEpochs(EPOCHS);

  private final ManualPulse pulse = new ManualPulse();
  private final RunModel run = new RunModel(CONFIG);

  /**
   * The run waits until its report is seen: no later one and no change of state asks for a look.
   */
  @Test
  void everyEpochIsSeenBeforeTheNextIfThatIsWanted() {
    Semaphore seen = new Semaphore(0);
    TrainingService training =
        new TrainingService(
            (config, control, listener) -> {
              for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                listener.epochDone(SampleReports.stuck(epoch));
                seen.acquireUninterruptibly();
              }
              return control.state();
            },
            run,
            pulse);
    training.setEveryEpoch(true);
    training.begin(CONFIG);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      int expected = epoch;
      pulse.until(() -> run.latest() != null && run.latest().epoch() == expected);
      seen.release();
    }
    assertEquals(EPOCHS, run.history().epochs().size());
  }
}
