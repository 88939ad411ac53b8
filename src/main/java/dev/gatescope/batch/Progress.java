package dev.gatescope.batch;

import dev.gatescope.lstm.Engines;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Says how far a run is: one line rewritten for a person, one line an epoch for a file. */
final class Progress {
  private static final int TIMED_EPOCHS = 5;

  private final Terminal terminal;
  private final TrainingConfig config;

  /** When the last few epochs ended, in ns. The first epochs of a process take the longest. */
  private final Deque<Long> ends = new ArrayDeque<>();

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

  void epochDone(EpochReport report) {
    ends.add(System.nanoTime());
    if (ends.size() > TIMED_EPOCHS + 1) {
      ends.remove();
    }
    if (report.epoch() == 0) {
      return;
    }
    if (terminal.interactive()) {
      // A line that a terminal of 80 columns wraps cannot be written over.
      terminal.out().print("\r" + line("train.epoch.short", "%.4g", report) + "   ");
    } else {
      terminal.out().println(line("train.epoch", "%-12.9g", report));
    }
    terminal.out().flush();
  }

  /** Whatever the text leaves out. */
  private String line(String key, String lossFormat, EpochReport report) {
    return terminal
        .messages()
        .text(
            key,
            padded(report.epoch(), config.epochs()),
            Integer.toString(config.epochs()),
            String.format(Locale.ROOT, lossFormat, report.loss()),
            String.format(Locale.ROOT, "%.4g", report.test().rmse()),
            Integer.toString(report.allPairs().wrong()),
            Integer.toString(report.allPairs().pairs()),
            secondsLeft(report.epoch()));
  }

  void end() {
    if (terminal.interactive()) {
      terminal.out().println();
    }
  }

  private String secondsLeft(int epoch) {
    if (ends.size() == 1) {
      return "?";
    }
    double each = (ends.getLast() - ends.getFirst()) / 1e9 / (ends.size() - 1);
    return String.format(Locale.ROOT, "%.0f", each * (config.epochs() - epoch));
  }

  private static String padded(int epoch, int epochs) {
    return String.format(Locale.ROOT, "%" + Integer.toString(epochs).length() + "d", epoch);
  }
}
