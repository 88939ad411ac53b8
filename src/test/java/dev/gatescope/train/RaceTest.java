package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Weights;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RaceTest {
  /** Keeps what it is told, and may give a command after an epoch of a lane. */
  private static final class Recorder implements RaceListener {
    final List<String> epochs = new CopyOnWriteArrayList<>();
    final Map<Integer, List<EpochReport>> reports = new TreeMap<>();
    final Map<Integer, Problem> failures = new ConcurrentHashMap<>();
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
    public void epochDone(int lane, EpochReport report) {
      reports.computeIfAbsent(lane, _ -> new ArrayList<>()).add(report);
      epochs.add(lane + "." + report.epoch());
      if (epochs.getLast().equals(commandAt)) {
        command.run();
      }
    }

    @Override
    public void laneFailed(int lane, Problem problem) {
      failures.put(lane, problem);
    }
  }

  private static List<TrainingConfig> cells() {
    TrainingConfig small = Configs.small();
    return List.of(
        small,
        Configs.with(small.withCell(CellType.GRU), Setting.HIDDEN_SIZE, 7),
        Configs.with(small.withCell(CellType.RNN), Setting.LEARNING_RATE, 0.003));
  }

  @Test
  void eachLaneIsTheSingleRunFedWithTheSameOrders() {
    Recorder recorder = new Recorder();
    assertEquals(TrainingState.FINISHED, race(cells(), running(), recorder).run());
    for (int lane = 0; lane < 3; lane++) {
      List<EpochReport> alone = alone(cells().get(lane), new TorchRandom(822));
      List<EpochReport> raced = recorder.reports.get(lane);
      assertEquals(weights(alone), weights(raced));
      assertEquals(
          alone.stream().map(EpochReport::loss).toList(),
          raced.stream().map(EpochReport::loss).toList());
      assertEquals(
          alone.stream().map(EpochReport::rules).toList(),
          raced.stream().map(EpochReport::rules).toList());
    }
  }

  @Test
  void aSingleRunBeginsAlikeAndHasOtherBatches() {
    Recorder recorder = new Recorder();
    race(cells(), running(), recorder).run();
    List<EpochReport> single = new ArrayList<>();
    new Trainer(cells().getFirst(), running(), (report, _) -> single.add(report)).run();
    List<EpochReport> raced = recorder.reports.get(0);
    assertEquals(single.get(0).weights(), raced.get(0).weights());
    assertNotEquals(single.get(1).weights(), raced.get(1).weights());
  }

  @Test
  void whoElseRunsChangesNothing() {
    Recorder all = new Recorder();
    race(cells(), running(), all).run();
    Recorder turned = new Recorder();
    race(List.of(cells().get(2), cells().get(0)), running(), turned).run();
    assertEquals(weights(all.reports.get(2)), weights(turned.reports.get(0)));
    assertEquals(weights(all.reports.get(0)), weights(turned.reports.get(1)));
  }

  @Test
  void lanesAdvanceEpochByEpoch() {
    Recorder recorder = new Recorder();
    race(cells().subList(0, 2), running(), recorder).run();
    assertEquals(List.of("0.0", "1.0", "0.1", "1.1", "0.2", "1.2", "0.3", "1.3"), recorder.epochs);
  }

  @Test
  void cancelEndsBeforeTheNextBatch() {
    TrainingControl control = running();
    Recorder recorder = new Recorder("0.2", control::cancel);
    assertEquals(TrainingState.CANCELLED, race(cells(), control, recorder).run());
    assertEquals(List.of("0.0", "1.0", "2.0", "0.1", "1.1", "2.1", "0.2"), recorder.epochs);
  }

  @Test
  void aPauseChangesNothing() throws Exception {
    TrainingControl control = running();
    Recorder recorder = new Recorder("1.1", control::pause);
    Thread thread = Thread.ofPlatform().start(race(cells(), control, recorder)::run);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    assertEquals("1.1", recorder.epochs.getLast());
    control.resume();
    assertTrue(thread.join(Duration.ofSeconds(10)));
    assertEquals(TrainingState.FINISHED, control.state());
    Recorder undisturbed = new Recorder();
    race(cells(), running(), undisturbed).run();
    for (int lane = 0; lane < 3; lane++) {
      assertEquals(weights(undisturbed.reports.get(lane)), weights(recorder.reports.get(lane)));
    }
  }

  @Test
  void aLaneThatFailsDropsOutAndTheOtherGoesOn() {
    TrainingConfig broken = Configs.with(Configs.small(), Setting.LEARNING_RATE, 1e39);
    Recorder recorder = new Recorder();
    TrainingState end = race(List.of(broken, Configs.small()), running(), recorder).run();
    assertEquals(TrainingState.FINISHED, end);
    assertEquals(
        Map.of(0, Problem.of("training.notFinite", "NaN", "1", "2", "1.0E39")), recorder.failures);
    assertEquals(List.of("0.0", "1.0", "1.1", "1.2", "1.3"), recorder.epochs);
    assertEquals(
        weights(alone(Configs.small(), new TorchRandom(822))), weights(recorder.reports.get(1)));
  }

  @Test
  void withoutALaneLeftTheRaceFails() {
    List<TrainingConfig> broken =
        List.of(
            Configs.with(Configs.small(), Setting.LEARNING_RATE, 1e39),
            Configs.with(Configs.small(), Setting.LEARNING_RATE, 2e39));
    TrainingControl control = running();
    Recorder recorder = new Recorder();
    assertEquals(TrainingState.FAILED, race(broken, control, recorder).run());
    assertEquals(2, recorder.failures.size());
    assertEquals(recorder.failures.get(1), control.problem().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "BITS, 6, settings.bits, 5, 6",
    "SAMPLES, 300, settings.samples, 200, 300",
    "TRAIN_SHARE, 0.8, settings.train_share, 0.9, 0.8",
    "BATCH_SIZE, 8, settings.batch_size, 16, 8",
    "EPOCHS, 4, settings.epochs, 3, 4",
    "SEED, 1, settings.seed, 822, 1"
  })
  void whatDecidesTheDataMustBeShared(
      Setting setting, double value, String name, String first, String other) {
    TrainingConfig small = Configs.small();
    assertEquals(
        Problem.of("race.differ", Problem.of(name), first, 2, other),
        problem(small, Configs.with(small.withCell(CellType.GRU), setting, value)));
  }

  @Test
  void theSplitAndTheEngineMustBeSharedToo() {
    TrainingConfig small = Configs.small().withEngine(EngineChoice.AUTO);
    TrainingConfig other = small.withCell(CellType.GRU);
    assertEquals(
        Problem.of("race.differ", Problem.of("settings.split"), "article", 2, "pairs"),
        problem(small, Configs.withSplit(other, SplitKind.PAIRS)));
    assertEquals(
        Problem.of("race.differ", Problem.of("settings.engine"), "auto", 2, "nd4j"),
        problem(small, other.withEngine(EngineChoice.ND4J)));
  }

  @Test
  void badLanesAreNamed() {
    TrainingConfig small = Configs.small();
    assertEquals(Problem.of("race.lanes", 1, 2, 3), problem(small));
    assertEquals(Problem.of("race.lanes", 4, 2, 3), problem(small, small, small, small));
    assertEquals(Problem.of("race.equalLanes"), problem(small, small));
    assertEquals(
        "config.hidden_size", problem(small, Configs.with(small, Setting.HIDDEN_SIZE, 0)).key());
  }

  @Test
  void dataThatThereAreNotFailTheRace() {
    TrainingConfig narrow = Configs.with(Configs.small(), Setting.BITS, 3);
    TrainingControl control = running();
    Recorder recorder = new Recorder();
    List<TrainingConfig> lanes = List.of(narrow, narrow.withCell(CellType.RNN));
    assertEquals(TrainingState.FAILED, race(lanes, control, recorder).run());
    assertEquals("data.noBorrow", control.problem().orElseThrow().key());
    assertEquals(List.of(), recorder.epochs);
  }

  private static Problem problem(TrainingConfig... lanes) {
    return assertThrows(
            ProblemException.class, () -> race(List.of(lanes), running(), new Recorder()))
        .problem();
  }

  private static Race race(
      List<TrainingConfig> lanes, TrainingControl control, RaceListener listener) {
    return new Race(lanes, control, listener, FusedOptions.standard());
  }

  /** The trainer draws its orders from an experiment's generator: here from any other. */
  private static List<EpochReport> alone(TrainingConfig config, TorchRandom orders) {
    Experiment own = Experiment.prepare(config);
    Experiment fed = new Experiment(config, own.samples(), own.split(), own.initial(), orders);
    List<EpochReport> reports = new ArrayList<>();
    new Trainer(config, running(), (report, _) -> reports.add(report)).run(fed);
    return reports;
  }

  private static List<Weights> weights(List<EpochReport> reports) {
    return reports.stream().map(EpochReport::weights).toList();
  }

  private static TrainingControl running() {
    TrainingControl control = new TrainingControl();
    control.resume();
    return control;
  }
}
