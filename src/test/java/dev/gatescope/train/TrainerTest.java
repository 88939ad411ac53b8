package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TrainerTest {
  private static final int BATCHES = 12;

  /** Keeps what it is told, and may give a command at a batch. */
  private static final class Recorder implements TrainingListener {
    final List<EpochReport> reports = new CopyOnWriteArrayList<>();
    final List<String> batches = new CopyOnWriteArrayList<>();
    final String commandAt;
    final Runnable command;

    Recorder() {
      this("", () -> {});
    }

    Recorder(String commandAt, Runnable command) {
      this.commandAt = commandAt;
      this.command = command;
    }

    @Override
    public void epochDone(EpochReport report, Checkpoint checkpoint) {
      reports.add(report);
    }

    @Override
    public void batchDone(int epoch, int batch, int of) {
      assertEquals(BATCHES, of);
      batches.add(epoch + "." + batch);
      if (batches.getLast().equals(commandAt)) {
        command.run();
      }
    }

    List<Integer> epochs() {
      return reports.stream().map(EpochReport::epoch).toList();
    }
  }

  @Test
  void reportsTheUntrainedNetworkThenEachEpochOnce() {
    TrainingConfig config = Configs.small();
    Recorder recorder = new Recorder();
    TrainingControl control = running();
    assertEquals(TrainingState.FINISHED, new Trainer(config, control, recorder).run());
    assertEquals(List.of(0, 1, 2, 3), recorder.epochs());
    assertEquals(
        IntStream.rangeClosed(1, 3)
            .boxed()
            .flatMap(e -> IntStream.rangeClosed(1, BATCHES).mapToObj(b -> e + "." + b))
            .toList(),
        recorder.batches);
    EpochReport first = recorder.reports.getFirst();
    assertTrue(Double.isNaN(first.loss()));
    assertEquals(0, first.trainMillis());
    assertEquals(Experiment.prepare(config).initial(), first.weights());
    for (EpochReport report : recorder.reports) {
      assertEquals(20, report.test().count());
      assertEquals(30 * 29 / 2, report.allPairs().pairs());
      assertEquals(report.test().meanLoss(), report.testLoss());
      assertTrue(report.evaluationMillis() > 0);
    }
    assertTrue(recorder.reports.get(1).loss() > recorder.reports.get(3).loss());
  }

  @Test
  void goesOnFromEveryCheckpointAsIfItHadNeverStopped() {
    TrainingConfig config = Configs.small();
    List<Checkpoint> checkpoints = new ArrayList<>();
    List<EpochReport> whole = new ArrayList<>();
    TrainingListener keeper =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report, Checkpoint checkpoint) {
            checkpoints.add(checkpoint);
            whole.add(report);
          }
        };
    new Trainer(config, running(), keeper).run();
    assertEquals(4, checkpoints.size());
    for (Checkpoint from : checkpoints) {
      List<EpochReport> rest = new ArrayList<>();
      List<Weights> swept = new ArrayList<>();
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void epochDone(EpochReport report, Checkpoint checkpoint) {
              rest.add(report);
            }

            @Override
            public void pairsAnswered(Weights weights, PrefixSweep sweep) {
              swept.add(weights);
            }
          };
      assertEquals(TrainingState.FINISHED, new Trainer(config, running(), listener).resume(from));
      List<EpochReport> expected = whole.subList(from.epoch(), 4);
      assertEquals(weights(expected), weights(rest));
      assertEquals(weights(expected), swept, "the answers to all pairs come with every report");
      for (int i = 0; i < rest.size(); i++) {
        assertEquals(expected.get(i).epoch(), rest.get(i).epoch());
        assertEquals(expected.get(i).loss(), rest.get(i).loss());
        assertEquals(expected.get(i).testLoss(), rest.get(i).testLoss());
        assertEquals(expected.get(i).allPairs(), rest.get(i).allPairs());
      }
    }
    TrainingConfig other = Configs.with(config, Setting.LEARNING_RATE, 0.02);
    Trainer stranger = new Trainer(other, running(), new Recorder());
    assertThrows(IllegalArgumentException.class, () -> stranger.resume(checkpoints.get(1)));
  }

  private static List<Weights> weights(List<EpochReport> reports) {
    return reports.stream().map(EpochReport::weights).toList();
  }

  @Test
  void waitsBeforeTheFirstBatchUntilResumed() throws Exception {
    Recorder recorder = new Recorder();
    TrainingControl control = new TrainingControl();
    Thread thread = startAndAwaitWaiting(new Trainer(Configs.small(), control, recorder));
    assertEquals(List.of(0), recorder.epochs());
    assertEquals(List.of(), recorder.batches);
    control.cancel();
    assertTrue(thread.join(Duration.ofSeconds(10)));
    assertEquals(List.of(0), recorder.epochs());
  }

  @Test
  void pauseAnswersBeforeTheNextBatchAndChangesNothing() throws Exception {
    TrainingControl control = running();
    Recorder recorder = new Recorder("2.5", control::pause);
    Thread thread = startAndAwaitWaiting(new Trainer(Configs.small(), control, recorder));
    assertEquals(TrainingState.PAUSED, control.state());
    assertEquals("2.5", recorder.batches.getLast());
    assertEquals(List.of(0, 1), recorder.epochs());
    control.resume();
    assertTrue(thread.join(Duration.ofSeconds(10)));
    assertEquals(TrainingState.FINISHED, control.state());
    assertEquals(undisturbed(), weights(recorder));
  }

  @Test
  void stepsOneEpochAtATimeAndChangesNothing() throws Exception {
    TrainingControl control = new TrainingControl();
    Recorder recorder = new Recorder();
    control.stepEpoch();
    Thread thread = startAndAwaitWaiting(new Trainer(Configs.small(), control, recorder));
    assertEquals(TrainingState.PAUSED, control.state());
    assertEquals(List.of(0, 1), recorder.epochs());
    control.stepEpoch();
    awaitWaiting(thread, control);
    assertEquals(List.of(0, 1, 2), recorder.epochs());
    control.resume();
    assertTrue(thread.join(Duration.ofSeconds(10)));
    assertEquals(List.of(0, 1, 2, 3), recorder.epochs());
    assertEquals(undisturbed(), weights(recorder));
  }

  @Test
  void aSteppedLastEpochEndsTheRun() {
    TrainingControl control = new TrainingControl();
    control.stepEpoch();
    Trainer trainer = new Trainer(Configs.small().withEpochs(1), control, (_, _) -> {});
    assertEquals(TrainingState.FINISHED, trainer.run());
  }

  @Test
  void cancelEndsBeforeTheNextBatch() {
    TrainingControl control = running();
    Recorder recorder = new Recorder("2.5", control::cancel);
    Trainer trainer = new Trainer(Configs.small(), control, recorder);
    assertEquals(TrainingState.CANCELLED, trainer.run());
    assertEquals("2.5", recorder.batches.getLast());
    assertEquals(List.of(0, 1), recorder.epochs());
    assertEquals(undisturbed().subList(0, 2), weights(recorder));
  }

  @Test
  void cancelEndsAPause() throws Exception {
    TrainingControl control = running();
    Recorder recorder = new Recorder("1.1", control::pause);
    Thread thread = startAndAwaitWaiting(new Trainer(Configs.small(), control, recorder));
    control.cancel();
    assertTrue(thread.join(Duration.ofSeconds(10)));
    assertEquals(List.of("1.1"), recorder.batches);
  }

  @Test
  void anInterruptCancels() throws Exception {
    TrainingControl control = new TrainingControl();
    boolean[] stillInterrupted = {false};
    Trainer trainer = new Trainer(Configs.small(), control, (_, _) -> {});
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  trainer.run();
                  stillInterrupted[0] = Thread.currentThread().isInterrupted();
                });
    awaitWaiting(thread, control);
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(10)));
    assertEquals(TrainingState.CANCELLED, control.state());
    assertTrue(stillInterrupted[0]);
  }

  /** A float's largest is 3.4e38: one step of 1e39 makes weights infinite. */
  @Test
  void aLossThatIsNoNumberFailsNamingEpochAndBatch() {
    TrainingConfig config = Configs.with(Configs.small(), Setting.LEARNING_RATE, 1e39);
    TrainingControl control = running();
    Recorder recorder = new Recorder();
    assertEquals(TrainingState.FAILED, new Trainer(config, control, recorder).run());
    assertEquals(
        Problem.of("training.notFinite", "NaN", "1", "2", "1.0E39"),
        control.problem().orElseThrow());
    assertEquals(List.of("1.1"), recorder.batches);
    assertEquals(List.of(0), recorder.epochs());
    assertEquals(Experiment.prepare(config).initial(), recorder.reports.getLast().weights());
  }

  @Test
  void weightsThatAreNoNumbersAtAnEpochsEndFail() {
    TrainingConfig config =
        Configs.with(
            Configs.with(Configs.small(), Setting.LEARNING_RATE, 1e39), Setting.BATCH_SIZE, 180);
    TrainingControl control = running();
    List<EpochReport> reports = new ArrayList<>();
    assertEquals(
        TrainingState.FAILED,
        new Trainer(config, control, (report, _) -> reports.add(report)).run());
    assertEquals(
        Problem.of("training.weightsNotFinite", "1", "1.0E39"), control.problem().orElseThrow());
    assertEquals(1, reports.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e10, 1e30, 1e37, 3e38})
  void absurdLearningRatesFailOrStayFinite(double learningRate) {
    TrainingConfig config =
        Configs.with(Configs.small(), Setting.LEARNING_RATE, learningRate).withEpochs(20);
    TrainingControl control = running();
    List<EpochReport> reports = new ArrayList<>();
    TrainingState end = new Trainer(config, control, (report, _) -> reports.add(report)).run();
    assertEquals(end == TrainingState.FAILED, control.problem().isPresent());
    for (EpochReport report : reports) {
      assertTrue(report.weights().isFinite());
      assertTrue(report.epoch() == 0 || Double.isFinite(report.loss()));
      assertTrue(Double.isFinite(report.testLoss()));
    }
    assertEquals(end == TrainingState.FINISHED, reports.size() == 21);
  }

  @ParameterizedTest
  @CsvSource({
    "HIDDEN_SIZE, 0, config.hidden_size",
    "EPOCHS, 0, config.epochs",
    "LEARNING_RATE, NaN, config.learningRate",
    "BATCH_SIZE, 181, config.batch_size",
    "BITS, 3, data.noBorrow",
    "TRAIN_SHARE, 0.001, data.emptySide"
  })
  void wrongSettingsFailBeforeAnything(Setting setting, double value, String key) {
    TrainingControl control = running();
    Recorder recorder = new Recorder();
    TrainingConfig config = Configs.with(Configs.small(), setting, value);
    assertEquals(TrainingState.FAILED, new Trainer(config, control, recorder).run());
    assertEquals(key, control.problem().orElseThrow().key());
    assertEquals(List.of(), recorder.epochs());
    ProblemException thrown =
        assertThrows(ProblemException.class, () -> Experiment.prepare(config));
    assertEquals(thrown.problem(), control.problem().orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void aDataSetOfARunGivesThatRunAgain(SplitKind split) {
    TrainingConfig config = Configs.withSplit(Configs.small(), split);
    Experiment own = Experiment.prepare(config);
    var data = new dev.gatescope.data.DataSet(own.samples(), own.split());
    // Width and number are the data's, whatever the settings say.
    TrainingConfig other = config.withData(9, 1000);
    Experiment again = Experiment.prepare(other, data);
    assertEquals(config, again.config());
    assertEquals(own.samples(), again.samples());
    assertEquals(own.split(), again.split());
    assertEquals(own.initial(), again.initial());
    assertEquals(weights(config, own), weights(config, again));
  }

  private static List<Weights> undisturbed() {
    return weights(Configs.small(), Experiment.prepare(Configs.small()));
  }

  private static List<Weights> weights(TrainingConfig config, Experiment experiment) {
    List<EpochReport> reports = new ArrayList<>();
    Trainer trainer = new Trainer(config, running(), (report, _) -> reports.add(report));
    assertEquals(TrainingState.FINISHED, trainer.run(experiment));
    return reports.stream().map(EpochReport::weights).toList();
  }

  private static List<Weights> weights(Recorder recorder) {
    return recorder.reports.stream().map(EpochReport::weights).toList();
  }

  private static TrainingControl running() {
    TrainingControl control = new TrainingControl();
    control.resume();
    return control;
  }

  private static Thread startAndAwaitWaiting(Trainer trainer) throws InterruptedException {
    Thread thread = Thread.ofPlatform().start(trainer::run);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }

  private static void awaitWaiting(Thread thread, TrainingControl control)
      throws InterruptedException {
    while (control.state() == TrainingState.RUNNING || thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
  }
}
