package dev.gatescope;

import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.batch.PictureWriter;
import dev.gatescope.batch.Terminal;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** The composition root: makes the parts and hands them to each other by their constructors. */
final class Wiring {
  private Wiring() {}

  static CommandLine commandLine() {
    return GatescopeCommand.create(
        Terminal.system(Messages.of(Locale.getDefault())),
        new PictureWriter() {
          @Override
          public void lossPlot(List<EpochReport> history, TrainingConfig config, Path file) {}

          @Override
          public void errorPlot(Predictions test, TrainingConfig config, Path file) {}

          @Override
          public void gatesView(GateTrace trace, Subtraction pair, Path file) {}
        });
  }
}
