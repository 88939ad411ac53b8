package dev.gatescope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.EpochRow;
import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.RunMemory.Limits;
import dev.gatescope.train.TrainingConfig.Invalid;
import dev.gatescope.train.TrainingConfig.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that need more memory than there is are refused before anything is made. */
class RunMemoryTest {
  private static final TrainingConfig ARTICLE = TrainingConfig.article();
  private static final long NO_LIMIT = Long.MAX_VALUE;
  private static final int SMALL_HEAP_MEGA = 256;

  @ParameterizedTest
  @CsvSource({
    "SAMPLES, 1000000, SAMPLES",
    "HIDDEN_SIZE, 1024, HIDDEN_SIZE",
    "BATCH_SIZE, 9000, BATCH_SIZE",
    "EPOCHS, 100000, EPOCHS"
  })
  void theBoundIsExactAndNamedBesideTheSettingThatNeedsMost(
      Setting setting, double value, Setting named) {
    TrainingConfig config = Configs.with(ARTICLE, setting, value);
    RunMemory need = RunMemory.of(config, config.trainCount());
    assertEquals(Optional.empty(), need.problem(new Limits(need.heap(), 0)));
    Invalid refused = need.problem(new Limits(need.heap() - 1, 0)).orElseThrow();
    assertEquals(named, refused.setting());
    assertEquals("config.memory", refused.problem().key());
    assertEquals(
        List.of(
            Long.toString(Math.ceilDiv(need.heap(), 1_000_000)),
            Long.toString((need.heap() - 1) / 1_000_000)),
        refused.problem().arguments());
  }

  /** Rows of {@link EpochRow} once as doubles and once as bytes, besides the numbers themselves. */
  @Test
  void everyEpochIsCountedWithWhatSavesIt() {
    TrainingConfig more = ARTICLE.withEpochs(ARTICLE.epochs() + 1000);
    assertEquals(EpochRow.SIZE, RunMemory.SAVED_EPOCH);
    long each = 2L * EpochRow.SIZE * Double.BYTES;
    assertTrue(total(more) - total(ARTICLE) > 1000 * each);
    assertTrue(total(more) - total(ARTICLE) < 1000 * 2 * each);
  }

  @Test
  void theReferenceEnginesMemoryIsBesideTheHeap() {
    TrainingConfig config =
        Configs.with(ARTICLE.withEngine(EngineChoice.ND4J), Setting.BATCH_SIZE, 9000);
    RunMemory need = RunMemory.of(config, config.trainCount());
    assertTrue(need.offHeap() > 9000L * 8 * 32 * 15 * Float.BYTES);
    assertEquals(Optional.empty(), need.problem(new Limits(NO_LIMIT, need.offHeap())));
    Invalid refused = need.problem(new Limits(NO_LIMIT, need.offHeap() - 1)).orElseThrow();
    assertEquals(Setting.BATCH_SIZE, refused.setting());
  }

  /** Java's arrays have an end where memory has none. */
  @Test
  void whatNoArrayHoldsIsRefusedOnAnyMachine() {
    TrainingConfig config = Configs.with(ARTICLE, Setting.SAMPLES, 1_000_000);
    config = Configs.with(config, Setting.BATCH_SIZE, 900_000);
    config = Configs.with(config, Setting.HIDDEN_SIZE, 1024);
    RunMemory need = RunMemory.of(config, config.trainCount());
    assertEquals(
        Setting.BATCH_SIZE, need.problem(new Limits(NO_LIMIT, NO_LIMIT)).orElseThrow().setting());
  }

  @Test
  void eachSettingThatMakesARunLargerNeedsMore() {
    for (CellType cell : CellType.values()) {
      for (EngineChoice engine : List.of(EngineChoice.AUTO, EngineChoice.ND4J)) {
        TrainingConfig config = ARTICLE.withCell(cell).withEngine(engine);
        long least = total(config);
        assertTrue(least < 128L << 20, cell + " needs " + least);
        assertTrue(total(Configs.with(config, Setting.HIDDEN_SIZE, 256)) > least);
        assertTrue(total(Configs.with(config, Setting.BITS, 40)) > least);
        assertTrue(total(Configs.with(config, Setting.SAMPLES, 20_000)) > least);
        assertTrue(total(Configs.with(config, Setting.BATCH_SIZE, 4000)) > least);
      }
    }
  }

  @Test
  void theLargestSettingsAreRefusedBeforeAnythingIsDrawn() {
    TrainingConfig config = Configs.with(ARTICLE, Setting.HIDDEN_SIZE, 1024);
    config = Configs.with(config, Setting.BITS, 62);
    TrainingConfig largest = Configs.with(config, Setting.BATCH_SIZE, 9000);
    assertEquals(
        List.of("config.memory"),
        largest.problems().stream().map(invalid -> invalid.problem().key()).toList());
    ProblemException refused =
        assertThrows(ProblemException.class, () -> Experiment.prepare(largest));
    assertEquals("config.memory", refused.problem().key());
    TrainingControl control = new TrainingControl();
    control.resume();
    assertEquals(TrainingState.FAILED, new Trainer(largest, control, (_, _) -> {}).run());
    assertEquals("config.memory", control.problem().orElseThrow().key());
  }

  /** It is not its numbers that end it: on another machine it can go on. */
  @Test
  void aRunThatIsTooLargeToGoOnHasNotFailed() {
    TrainingConfig config =
        Configs.with(
            ARTICLE.withNetwork(new WeightLayout(CellType.RNN, 1024), 62),
            Setting.BATCH_SIZE,
            9000);
    Weights zeros = Weights.of(config.layout(), new float[config.layout().size()]);
    EpochSummary first = FakeRuns.report(ARTICLE, 1).summary();
    Checkpoint checkpoint = new Checkpoint(config, first, zeros, new AdamMoments(1, zeros, zeros));
    TrainingControl control = new TrainingControl();
    control.resume();
    Trainer trainer = new Trainer(config, control, (_, _) -> {});
    ProblemException refused =
        assertThrows(ProblemException.class, () -> trainer.resume(checkpoint));
    assertEquals("config.memory", refused.problem().key());
    assertEquals(TrainingState.RUNNING, control.state());
  }

  /** Each lane alone would do. */
  @Test
  void theLanesOfARaceAreCountedTogether() {
    long limit = Limits.here().heap();
    int hidden = 32;
    while (hidden < 1024 && RunMemory.of(lane(hidden + 16), 9000).heap() < limit) {
      hidden += 16;
    }
    List<TrainingConfig> lanes =
        List.of(lane(hidden), lane(hidden).withCell(CellType.GRU), lane(hidden - 1));
    lanes.forEach(TrainingConfig::requireValid);
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> new Race(lanes, new TrainingControl(), null, FusedOptions.standard()));
    assertEquals("config.memory", refused.problem().key());
  }

  private static TrainingConfig lane(int hidden) {
    TrainingConfig config = Configs.with(ARTICLE, Setting.HIDDEN_SIZE, hidden);
    config = Configs.with(config, Setting.BITS, 62);
    return Configs.with(config, Setting.BATCH_SIZE, 1000);
  }

  private static long total(TrainingConfig config) {
    RunMemory need = RunMemory.of(config, config.trainCount());
    return need.heap() + need.offHeap();
  }

  /** A process with a small heap trains what just fits, whichever setting is large. */
  @Tag("process")
  @ParameterizedTest
  @CsvSource({"SAMPLES, 2000, 40, 8", "HIDDEN_SIZE, 16, 8, 8", "BATCH_SIZE, 100, 16, 64"})
  void whatIsNotRefusedIsTrained(Setting setting, int step, int bits, int hidden) throws Exception {
    // Java may give itself a little less than it is told.
    long limit = (long) (0.95 * SMALL_HEAP_MEGA / 2 * (1 << 20));
    int value = 128;
    while (heap(config(setting, value + step, bits, hidden)) <= limit) {
      value += step;
      assertTrue(value < 500_000, "there is an end");
    }
    assertEquals(
        List.of("FAILED config.memory", "FINISHED "), inSmallHeap(setting, value, bits, hidden));
  }

  private static TrainingConfig config(Setting setting, int value, int bits, int hidden) {
    TrainingConfig config = Configs.with(ARTICLE, Setting.BITS, bits);
    config = Configs.with(config, Setting.HIDDEN_SIZE, hidden);
    return Configs.with(config, setting, value).withEpochs(1);
  }

  private static long heap(TrainingConfig config) {
    return RunMemory.of(config, config.trainCount()).heap();
  }

  private static List<String> inSmallHeap(Setting setting, int value, int bits, int hidden)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + SMALL_HEAP_MEGA + "m");
    command.addAll(List.of("--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RunMemoryTest.class.getName(), setting.name()));
    for (int number : new int[] {value, bits, hidden}) {
      command.add(Integer.toString(number));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("F") || line.contains("Error"))
            .toList();
    process.waitFor();
    return said;
  }

  /** A fifth more than fits, and what fits. */
  public static void main(String[] arguments) {
    int value = Integer.parseInt(arguments[1]);
    for (int asked : new int[] {value + value / 5, value}) {
      TrainingConfig config =
          config(
              Setting.valueOf(arguments[0]),
              asked,
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]));
      TrainingControl control = new TrainingControl();
      control.resume();
      RunHistory history = new RunHistory();
      TrainingState state = new Trainer(config, control, (report, _) -> history.add(report)).run();
      System.out.println(state + " " + control.problem().map(problem -> problem.key()).orElse(""));
    }
  }
}
