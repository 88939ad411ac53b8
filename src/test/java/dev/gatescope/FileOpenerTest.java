package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.file.UserSettings;
import dev.gatescope.lstm.CellType;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.UserChoices;
import dev.gatescope.ui.background.Aside;
import dev.gatescope.ui.background.ManualPulse;
import dev.gatescope.ui.background.TrainingService;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.session.RecentFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOpenerTest {
  @TempDir Path folder;

  private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final RunViewModel commands =
      new RunViewModel(
          run,
          new Selection(new Subtraction(123, 61, 8), 32),
          new TraceModel(),
          new TrainingService(new WindowRuns(), run, new ManualPulse()),
          () -> 1);
  private final RecentFiles recent =
      new RecentFiles(new UserChoices(UserSettings.NONE, settings -> {}));
  private final FileOpener opener =
      new FileOpener(
          new Aside("test", fx::add), run, commands, recent, file -> {}, (stamp, session) -> {});

  @Test
  void whatAFileSaidIsOfTheModelThatIsShownAndOfNoRunWithTheSameWeights() throws Exception {
    Path file = folder.resolve("theirs.safetensors");
    Model theirs =
        new Model(ShippedModel.read(CellType.RNN).weights(), Map.of("made by", "somebody else"));
    ModelFile.write(file, theirs);
    assertEquals(Optional.empty(), opener.asRead());
    opener.open(file);
    fx.take().run();
    assertEquals(List.of(file), recent.files());
    assertEquals(theirs.metadata(), opener.asRead().orElseThrow().metadata());
    EpochReport same = run.latest();
    run.begin(run.config());
    run.add(List.of(same));
    assertEquals(theirs.weights(), run.latest().weights());
    assertEquals(Optional.empty(), opener.asRead());
  }
}
