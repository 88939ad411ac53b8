package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMenuTest {
  private static final TrainingConfig CONFIG = TrainingConfig.article();
  private static final EpochReport REPORT = SampleReports.stuck(7);

  @TempDir Path folder;

  @Test
  void aNetworkThatWasTrainedHereIsSavedWithItsSettings() {
    Model saved = save(true, Optional.empty(), "model-lstm-822-7.safetensors");
    assertEquals(CONFIG, saved.config().orElseThrow());
    assertEquals(7, saved.epoch().orElseThrow());
  }

  @Test
  void ofANetworkOfUnknownOriginNothingIsInvented() {
    Model saved = save(false, Optional.empty(), "model-lstm.safetensors");
    assertEquals(Map.of(), saved.metadata());
  }

  /** On data from a file, say: nobody can draw them, but epoch and settings are known. */
  @Test
  void whatAFileSaidIsSavedAgain() {
    Map<String, String> said = Map.of("epoch", "20", "made by", "somebody else");
    Model saved =
        save(false, Optional.of(new Model(REPORT.weights(), said)), "model-lstm.safetensors");
    assertEquals(said, saved.metadata());
  }

  private Model save(boolean dataKnown, Optional<Model> asRead, String name) {
    RunModel run = new RunModel(CONFIG);
    RunHistory history = new RunHistory();
    history.add(REPORT);
    run.show(CONFIG, history, dataKnown);
    ModelMenu menu =
        new ModelMenu(
            run,
            new ShownReport(run, new Selection(new Subtraction(3, 1, 8), 32)),
            new Appearance(Palette.LIGHT, Messages.english()),
            Runnable::run,
            _ -> Optional.empty(),
            (_, proposed) -> Optional.of(folder.resolve(proposed)),
            _ -> {},
            () -> asRead,
            saved -> assertEquals(name, saved.getFileName().toString()));
    menu.save();
    Model saved = ModelFile.read(folder.resolve(name));
    assertEquals(REPORT.weights(), saved.weights());
    return saved;
  }
}
