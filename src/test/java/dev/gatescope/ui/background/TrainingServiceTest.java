package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.model.RunModel;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class TrainingServiceTest {
  private static final int EPOCHS = 5;
  private static final TrainingConfig CONFIG = TrainingConfig.article().withEpochs(EPOCHS);

  private final ManualPulse pulse = new ManualPulse();
  private final RunModel run = new RunModel(CONFIG);

  /** Where memory is too short for it, say: elsewhere it could. */
  @Test
  void aRunThatCannotGoOnHereCanBeSavedToGoOn() {
    Runs shortOfMemory =
        new Runs() {
          @Override
          public TrainingState run(
              TrainingConfig config, TrainingControl control, TrainingListener listener) {
            throw new AssertionError("it goes on");
          }

          @Override
          public TrainingState resume(
              Checkpoint from, TrainingControl control, TrainingListener listener) {
            throw Problem.of("config.memory", "9", "8").asException();
          }
        };
    TrainingService training = new TrainingService(shortOfMemory, run, pulse);
    EpochReport report = FakeRuns.report(CONFIG, 1);
    RunHistory history = new RunHistory();
    history.add(FakeRuns.report(CONFIG, 0));
    history.add(report);
    Weights zeros = report.weights();
    Checkpoint from =
        new Checkpoint(
            CONFIG, report.summary(), report.weights(), new AdamMoments(71, zeros, zeros));
    training.goOn(history, from);
    pulse.until(() -> run.stateProperty().get() == TrainingState.FAILED);
    assertEquals(from, training.checkpoint());
    training.show(CONFIG, history, true);
    assertNull(training.checkpoint());
  }

  /** It was not the numbers that ended it. */
  @Test
  void aRunThatCrashedCanGoOnFromItsLastEpoch() {
    EpochReport report = FakeRuns.report(CONFIG, 1);
    Weights zeros = report.weights();
    Checkpoint last =
        new Checkpoint(
            CONFIG, report.summary(), report.weights(), new AdamMoments(71, zeros, zeros));
    Runs crashing =
        new Runs() {
          @Override
          public TrainingState run(
              TrainingConfig config, TrainingControl control, TrainingListener listener) {
            listener.epochDone(report, last);
            throw Problem.of("config.memory", "9", "8").asException();
          }

          @Override
          public TrainingState resume(
              Checkpoint from, TrainingControl control, TrainingListener listener) {
            throw new AssertionError("it begins");
          }
        };
    TrainingService training = new TrainingService(crashing, run, pulse);
    training.begin(CONFIG);
    training.resume();
    pulse.until(() -> run.stateProperty().get() == TrainingState.FAILED);
    assertEquals(last, training.checkpoint());
  }

  /** The pause came while the network was examined. */
  @Test
  void theEpochThatEndsAfterAPauseIsSeen() {
    Semaphore paused = new Semaphore(0);
    TrainingService training =
        new TrainingService(
            (config, control, listener) -> {
              listener.epochDone(SampleReports.stuck(1), null);
              paused.acquireUninterruptibly();
              listener.epochDone(SampleReports.stuck(2), null);
              return control.state();
            },
            run,
            pulse);
    training.setEveryEpoch(true);
    training.begin(CONFIG);
    pulse.until(() -> run.latest() != null);
    training.setEveryEpoch(false);
    training.resume();
    training.pause();
    pulse.pulse();
    paused.release();
    pulse.until(() -> run.latest().epoch() == 2);
  }

  @Test
  void whatARunHasReportedIsItsOwnThoughAnotherBegins() {
    Semaphore told = new Semaphore(0);
    TrainingService training =
        new TrainingService(
            (config, control, listener) -> {
              for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                listener.epochDone(SampleReports.stuck(epoch), null);
              }
              told.release();
              return control.state();
            },
            run,
            pulse);
    training.begin(CONFIG);
    told.acquireUninterruptibly();
    RunHistory first = run.history();
    training.begin(CONFIG);
    assertEquals(EPOCHS, first.epochs().size());
  }

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
                listener.epochDone(SampleReports.stuck(epoch), null);
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
