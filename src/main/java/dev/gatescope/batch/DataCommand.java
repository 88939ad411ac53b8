package dev.gatescope.batch;

import dev.gatescope.data.Csv;
import dev.gatescope.data.DataSet;
import dev.gatescope.data.DataTables;
import dev.gatescope.file.AtomicFiles;
import dev.gatescope.train.Experiment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatescope data}: the samples of a run and their split, without training. */
@Command(name = "data")
final class DataCommand implements Callable<Integer> {
  @Mixin private SettingsOptions settings;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      required = true,
      descriptionKey = "option.dataOut")
  private Path out;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  DataCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Experiment experiment =
        Usage.require(spec, terminal, () -> Experiment.prepare(settings.config()));
    DataSet data = experiment.data();
    AtomicFiles.writeText(out, Csv.toText(DataTables.table(data)));
    terminal.say(
        "data.written",
        out.toString(),
        Integer.toString(data.samples().count()),
        Integer.toString(data.samples().distinctPairs()),
        Integer.toString(data.leakedTestSamples()));
    return 0;
  }
}
