package dev.gatescope.batch;

import dev.gatescope.data.DataSet;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.fused.FusedEngines;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.Problem;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingState;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatescope train}: the whole experiment without a window. */
@Command(name = "train")
final class TrainCommand implements Callable<Integer> {
  static final Path DEFAULT_FOLDER = Path.of("gatescope-out");

  @Mixin private SettingsOptions settings;

  @Option(names = "--data", paramLabel = "FILE.csv", descriptionKey = "option.data")
  private Path dataFile;

  @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.out")
  private Path out = DEFAULT_FOLDER;

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "option.threads")
  private Integer threads;

  @Option(names = "--vector-bits", paramLabel = "N", descriptionKey = "option.vectorBits")
  private Integer vectorBits;

  @Spec private CommandSpec spec;

  private final Terminal terminal;
  private final PictureWriter pictures;

  TrainCommand(Terminal terminal, PictureWriter pictures) {
    this.terminal = terminal;
    this.pictures = pictures;
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    Experiment experiment = Usage.require(spec, terminal, this::experiment);
    TrainingConfig config = experiment.config();
    FusedOptions options = Usage.require(spec, terminal, () -> options(config));
    RunFolder folder = new RunFolder(out, pictures);
    Engines.Selected engine = Engines.select(config.engine());
    Provenance provenance = Provenance.here(engine.id(), terminal.messages().text(engine.reason()));

    // Nobody looks back here: the first and the newest weights will do.
    RunHistory run = new RunHistory(0);
    Progress progress = new Progress(terminal, config);
    TrainingControl control = new TrainingControl();
    control.resume();
    progress.begin(experiment, engine, out);
    try (EarlyEnd _ = new EarlyEnd(control)) {
      new Trainer(config, control, progress.andThen(run::add), options).run(experiment);
      progress.end();
      double seconds = (System.nanoTime() - start) / 1e9;
      folder.writeTables(run, config, provenance, seconds);
      if (control.state() == TrainingState.CANCELLED) {
        // No pictures: what draws them may be ending too.
        terminal.say("train.endedEarly", Integer.toString(run.newest().epoch()), out.toString());
        return 1;
      }
    }
    folder.drawPictures(run, config);
    new ArticlePrintout(terminal).print(run.newest());
    terminal.say("train.written", out.toString());
    if (control.problem().isPresent()) {
      throw control.problem().get().asException();
    }
    return 0;
  }

  /** How the fused engine is to compute, if it is the one. */
  private FusedOptions options(TrainingConfig config) {
    FusedOptions standard = FusedOptions.standard();
    if (threads == null && vectorBits == null) {
      return standard;
    }
    String engine = Engines.select(config.engine()).id();
    if (!engine.equals(Engines.FUSED)) {
      throw Problem.of("train.fusedOnly", engine).asException();
    }
    FusedOptions options =
        new FusedOptions(
            threads == null ? standard.threads() : threads,
            vectorBits == null ? standard.vectorBits() : vectorBits);
    FusedEngines.check(options);
    return options;
  }

  private Experiment experiment() {
    TrainingConfig config = settings.config();
    if (dataFile == null) {
      return Experiment.prepare(config);
    }
    DataSet data = DataFiles.read(dataFile);
    if (spec.commandLine().getParseResult().hasMatchedOption("--bits")
        && config.bits() != data.samples().bits()) {
      throw Problem.of(
              "train.otherBits",
              Integer.toString(config.bits()),
              dataFile.toString(),
              Integer.toString(data.samples().bits()))
          .asException();
    }
    return Experiment.prepare(config, data);
  }
}
