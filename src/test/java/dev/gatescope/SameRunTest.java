package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.batch.PictureWriter;
import dev.gatescope.batch.Terminal;
import dev.gatescope.data.DataSet;
import dev.gatescope.data.SplitKind;
import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.Digests;
import dev.gatescope.file.SavedRun;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.fused.FusedEngines;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.Messages;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.ManualPulse;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.model.RunModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One run gives one network, bit for bit after every epoch, whatever happens on the way. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SameRunTest {
  private static final int EPOCHS = 6;
  private static final int ROUNDS = 8;

  @TempDir private Path folder;

  /**
   * Any number of threads and any width of vectors; paused, resumed, stepped, saved after every
   * epoch, ended before any batch and gone on with from the file: all that, in an order that a seed
   * draws.
   */
  @ParameterizedTest
  @CsvSource({"LSTM, AUTO", "GRU, AUTO", "RNN, AUTO", "LSTM, ND4J", "GRU, ND4J", "RNN, ND4J"})
  void threadsPausesSavesAndEndsChangeNoBit(CellType cell, EngineChoice engine) {
    TrainingConfig config = config(cell, engine);
    SortedMap<Integer, String> expected = new TreeMap<>();
    TrainingControl control = new TrainingControl();
    control.resume();
    new Trainer(config, control, (report, _) -> note(report, expected)).run();
    assertEquals(EPOCHS + 1, expected.size());
    assertEquals(EPOCHS + 1, List.copyOf(expected.values()).stream().distinct().count());
    int lives = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Disturbed run = new Disturbed(config, folder.resolve("run-" + round), new Random(round));
      assertEquals(expected, run.toTheEnd(), "round " + round);
      lives += run.lives;
    }
    assertTrue(lives > 2 * ROUNDS, "runs did end early, and went on: " + lives + " lives");
  }

  /** Through the window's own service, and by the command line in one go. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void theWindowAndTheCommandLineGiveTheSameNetworks(CellType cell) throws IOException {
    TrainingConfig config = config(cell, EngineChoice.AUTO);
    RunModel model = new RunModel(config);
    ManualPulse pulse = new ManualPulse();
    TrainingService service = new TrainingService(new WindowRuns(), model, pulse);
    service.begin(config);
    service.stepEpoch();
    pulse.until(() -> model.stateProperty().get() == TrainingState.PAUSED);
    service.resume();
    pulse.until(() -> model.latest().epoch() >= 2);
    service.pause();
    service.resume();
    pulse.until(() -> model.stateProperty().get() == TrainingState.FINISHED);
    RunHistory history = model.history();
    assertEquals(EPOCHS, history.newest().epoch());
    for (int threads = 1; threads <= FusedOptions.mostThreads() && threads <= 3; threads++) {
      Path out = folder.resolve("threads-" + threads);
      batch(config, out, threads);
      Checkpoint saved = CheckpointFile.readFolder(out).checkpoint();
      assertEquals(history.newest().weights(), saved.weights());
      assertEquals(
          Digests.of(history.newest().weights()),
          new ObjectMapper()
              .readTree(out.resolve("summary.json").toFile())
              .get("weights_sha256")
              .textValue());
    }
  }

  private static TrainingConfig config(CellType cell, EngineChoice engine) {
    return new TrainingConfig(
        cell, 7, 5, 200, true, false, SplitKind.ARTICLE, 0.9, 16, EPOCHS, 0.01, 822, engine);
  }

  private static void note(EpochReport report, SortedMap<Integer, String> digests) {
    String digest = Digests.of(report.weights());
    String before = digests.put(report.epoch(), digest);
    // An epoch comes twice where a run goes on.
    assertTrue(before == null || before.equals(digest), "epoch " + report.epoch());
  }

  private static void batch(TrainingConfig config, Path out, int threads) {
    List<String> arguments = new ArrayList<>(List.of("train", "--cell", config.cell().id()));
    arguments.addAll(List.of("--hidden", Integer.toString(config.hiddenSize())));
    arguments.addAll(List.of("--bits", Integer.toString(config.bits())));
    arguments.addAll(List.of("--samples", Integer.toString(config.samples())));
    arguments.addAll(List.of("--batch", Integer.toString(config.batchSize())));
    arguments.addAll(List.of("--epochs", Integer.toString(EPOCHS)));
    if (Engines.select(config.engine()).id().equals(Engines.FUSED)) {
      arguments.addAll(List.of("--threads", Integer.toString(threads)));
    }
    arguments.addAll(List.of("--out", out.toString()));
    StringWriter errors = new StringWriter();
    Terminal terminal =
        new Terminal(
            Messages.english(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(errors, true),
            false);
    PictureWriter none =
        (PictureWriter)
            Proxy.newProxyInstance(
                SameRunTest.class.getClassLoader(),
                new Class<?>[] {PictureWriter.class},
                (proxy, method, given) -> null);
    int exit = GatescopeCommand.create(terminal, none).execute(arguments.toArray(String[]::new));
    assertEquals("0 ", exit + " " + errors);
  }

  /** A run to which things happen. */
  private static final class Disturbed implements TrainingListener {
    private final TrainingConfig config;
    private final Path file;
    private final Random random;
    private final String data;
    private final SortedMap<Integer, String> digests = new TreeMap<>();
    private final RunHistory history = new RunHistory(0);
    private TrainingControl control;
    private int lives;

    Disturbed(TrainingConfig config, Path file, Random random) {
      this.config = config;
      this.file = file;
      this.random = random;
      Experiment experiment = Experiment.prepare(config);
      data = Digests.of(new DataSet(experiment.samples(), experiment.split()));
    }

    /** The digest of the weights after every epoch. */
    SortedMap<Integer, String> toTheEnd() {
      TrainingState state = live(null);
      while (state != TrainingState.FINISHED) {
        assertEquals(TrainingState.CANCELLED, state);
        state = live(CheckpointFile.read(file).checkpoint());
      }
      return digests;
    }

    private TrainingState live(Checkpoint checkpoint) {
      lives++;
      List<Integer> widths = FusedEngines.availableBits();
      FusedOptions options =
          new FusedOptions(
              1 + random.nextInt(FusedOptions.mostThreads()),
              widths.get(random.nextInt(widths.size())));
      control = new TrainingControl(this::goOn);
      control.resume();
      Trainer trainer = new Trainer(config, control, this, options);
      return checkpoint == null ? trainer.run() : trainer.resume(checkpoint);
    }

    /** Whoever paused goes on in a moment. */
    private void goOn(TrainingState state) {
      if (state == TrainingState.PAUSED) {
        TrainingControl paused = control;
        boolean step = random.nextBoolean();
        Thread.startVirtualThread(step ? paused::stepEpoch : paused::resume);
      }
    }

    @Override
    public void batchDone(int epoch, int batch, int batches) {
      switch (random.nextInt(25)) {
        case 0 -> control.cancel();
        case 1, 2, 3 -> control.pause();
        default -> {}
      }
    }

    @Override
    public void epochDone(EpochReport report, Checkpoint checkpoint) {
      note(report, digests);
      if (history.isEmpty() || report.epoch() > history.newest().epoch()) {
        history.add(report);
      }
      CheckpointFile.write(
          file, new SavedRun(checkpoint, history.epochs(), "fused", data, false, 0));
    }
  }
}
