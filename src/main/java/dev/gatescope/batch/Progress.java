package dev.gatescope.batch;

import dev.gatescope.lstm.Engines;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingListener;
import java.nio.file.Path;
import java.util.Locale;

/** Says how far a run is: one line rewritten for a person, one line an epoch for a file. */
final class Progress implements TrainingListener {
  private final Terminal terminal;
  private final TrainingConfig config;
  private final long start = System.nanoTime();

  /** The epoch that was told first: what came before it took another process its time. */
  private int first = -1;

  Progress(Terminal terminal, TrainingConfig config) {
    this.terminal = terminal;
    this.config = config;
  }

  void begin(Experiment experiment, Engines.Selected engine, Path folder) {
    terminal.say(
        "train.begin",
        config.cell().name(),
        Integer.toString(config.hiddenSize()),
        Integer.toString(config.bits()),
        Long.toString(config.seed()));
    terminal.say(
        "train.data",
        Integer.toString(experiment.samples().count()),
        Integer.toString(experiment.samples().distinctPairs()),
        Integer.toString(experiment.split().trainCount()),
        Integer.toString(experiment.split().testCount()),
        Integer.toString(experiment.split().leakedTestSamples(experiment.samples())));
    terminal.say("train.engine", engine.id(), terminal.messages().text(engine.reason()));
    terminal.say("train.folder", folder.toAbsolutePath().normalize().toString());
  }

  @Override
  public void epochDone(EpochReport report) {
    if (first < 0) {
      first = report.epoch();
    }
    if (report.epoch() == 0) {
      return;
    }
    String line =
        terminal
            .messages()
            .text(
                "train.epoch",
                padded(report.epoch(), config.epochs()),
                Integer.toString(config.epochs()),
                String.format(Locale.ROOT, "%-12.9g", report.loss()),
                String.format(Locale.ROOT, "%.4g", report.test().rmse()),
                Integer.toString(report.allPairs().wrong()),
                Integer.toString(report.allPairs().pairs()),
                secondsLeft(report.epoch()));
    if (terminal.interactive()) {
      terminal.out().print("\r" + line + "   ");
    } else {
      terminal.out().println(line);
    }
    terminal.out().flush();
  }

  void end() {
    if (terminal.interactive()) {
      terminal.out().println();
    }
  }

  private String secondsLeft(int epoch) {
    if (epoch == first) {
      return "?";
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    double each = elapsed / (epoch - first);
    return String.format(Locale.ROOT, "%.0f", each * (config.epochs() - epoch));
  }

  private static String padded(int epoch, int epochs) {
    return String.format(Locale.ROOT, "%" + Integer.toString(epochs).length() + "d", epoch);
  }
}
