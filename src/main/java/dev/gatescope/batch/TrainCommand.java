package dev.gatescope.batch;

import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.Digests;
import dev.gatescope.file.Provenance;
import dev.gatescope.file.SavedRun;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.fused.FusedEngines;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.Problem;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.Stall;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  @Option(names = "--resume", paramLabel = "DIR", descriptionKey = "option.resume")
  private Path resume;

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

  /**
   * The options for the article's run, whatever an earlier one left behind: it goes on where it was
   * ended, and a run with other settings keeps its folder.
   *
   * @param folder the usual one
   */
  static List<String> article(Path folder) {
    Optional<Path> articles =
        folders(folder)
            .takeWhile(Files::isDirectory)
            .filter(there -> unfinished(there).filter(TrainCommand::isArticles).isPresent())
            .findFirst();
    if (articles.isPresent()) {
      return List.of("--resume", articles.get().toString());
    }
    Path free =
        folders(folder).filter(each -> unfinished(each).isEmpty()).findFirst().orElseThrow();
    return List.of("--out", free.toString());
  }

  /** A folder, and those beside it with a number. */
  private static Stream<Path> folders(Path first) {
    return Stream.concat(
        Stream.of(first),
        IntStream.iterate(2, number -> number + 1)
            .mapToObj(number -> first.resolveSibling(first.getFileName() + "-" + number)));
  }

  private static boolean isArticles(SavedRun run) {
    TrainingConfig article = TrainingConfig.article();
    return run.checkpoint().config().equals(article)
        && run.engine().equals(Engines.select(article.engine()).id())
        && !run.dataFromFile();
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    SavedRun saved = resume == null ? null : Usage.require(spec, terminal, this::savedRun);
    Experiment experiment = Usage.require(spec, terminal, () -> experiment(saved));
    TrainingConfig config = experiment.config();
    FusedOptions options = Usage.require(spec, terminal, () -> options(config));
    Engines.Selected engine = Engines.select(config.engine());
    RunData data = Usage.require(spec, terminal, () -> data(experiment));
    if (saved != null) {
      Usage.require(spec, terminal, () -> same(saved, engine.id(), data));
    }
    DoubleSupplier clock =
        () -> (System.nanoTime() - start) / 1e9 + (saved == null ? 0 : saved.seconds());
    try (RunFolder folder = new RunFolder(out, pictures, terminal.messages())) {
      if (saved == null) {
        // Nobody else begins one meanwhile: the folder is ours.
        Usage.require(spec, terminal, this::free);
      }
      return train(new Asked(saved, experiment, options, engine, data), folder, clock);
    }
  }

  /**
   * What is to be trained.
   *
   * @param saved the run that goes on; null for a new one
   */
  private record Asked(
      SavedRun saved,
      Experiment experiment,
      FusedOptions options,
      Engines.Selected engine,
      RunData data) {}

  private int train(Asked asked, RunFolder folder, DoubleSupplier clock) {
    TrainingConfig config = asked.experiment.config();
    SavedRun saved = asked.saved;
    // Nobody looks back here: the first and the newest weights will do.
    RunHistory run = new RunHistory(0);
    Progress progress = new Progress(terminal, config);
    Autosave autosave = new Autosave(folder::save, terminal);
    TrainingControl control = new TrainingControl();
    control.resume();
    progress.begin(asked.experiment, asked.engine, out);
    if (saved != null) {
      run.restore(saved.epochs().subList(0, saved.checkpoint().epoch()));
      int done = saved.checkpoint().epoch();
      terminal.say(done < config.epochs() ? "train.resumed" : "train.done", Integer.toString(done));
    }
    TrainingListener listener =
        // Saved before it is said: what was read of an epoch stays true whatever comes.
        (report, checkpoint) -> {
          run.add(report);
          autosave.save(
              new SavedRun(
                  checkpoint,
                  run.epochs(),
                  asked.engine.id(),
                  asked.data.sha256(),
                  !asked.data.drawn(),
                  clock.getAsDouble()));
          progress.epochDone(report);
        };
    try (EarlyEnd _ = new EarlyEnd(control)) {
      Trainer trainer = new Trainer(config, control, listener, asked.options);
      if (saved == null) {
        trainer.run(asked.experiment);
      } else {
        trainer.resume(asked.experiment, saved.checkpoint());
      }
      progress.end();
      autosave.end();
      if (control.problem().isPresent()) {
        // Nobody is to go on with it, whatever becomes of tables and pictures.
        CheckpointFile.setAside(out);
      }
      Provenance provenance =
          Provenance.here(asked.engine.id(), terminal.messages().text(asked.engine.reason()));
      folder.writeTables(run, config, asked.data, provenance, clock.getAsDouble());
      if (control.state() == TrainingState.CANCELLED) {
        // No pictures: what draws them may be ending too.
        terminal.say("train.endedEarly", Integer.toString(run.newest().epoch()), out.toString());
        return 1;
      }
    }
    folder.drawPictures(run, config, asked.data);
    new ArticlePrintout(terminal).print(run.newest());
    Stall.of(config, run.newest()).ifPresent(terminal::say);
    terminal.say("train.digest", Digests.of(run.newest().weights()));
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

  private SavedRun savedRun() {
    if (spec.commandLine().getParseResult().hasMatchedOption("--out")) {
      throw Problem.of("checkpoint.out").asException();
    }
    out = resume;
    return CheckpointFile.readFolder(resume);
  }

  /** The folder, if no run is in it that could still go on. */
  private Path free() {
    unfinished(out)
        .map(SavedRun::checkpoint)
        .ifPresent(
            there -> {
              throw Problem.of(
                      "train.unfinished",
                      out.toString(),
                      Integer.toString(there.epoch()),
                      Integer.toString(there.config().epochs()))
                  .asException();
            });
    return out;
  }

  /** The run in a folder, if it could still go on. */
  private static Optional<SavedRun> unfinished(Path folder) {
    Path file = folder.resolve(CheckpointFile.NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return CheckpointFile.readWhole(file)
        .filter(
            run -> {
              Checkpoint checkpoint = run.checkpoint();
              return checkpoint.epoch() > 0 && checkpoint.epoch() < checkpoint.config().epochs();
            });
  }

  /** The run, if going on gives what an undisturbed one would have given. */
  private SavedRun same(SavedRun saved, String engine, RunData data) {
    if (!saved.engine().equals(engine)) {
      throw Problem.of("checkpoint.engine", out.toString(), saved.engine(), engine).asException();
    }
    if (!saved.dataSha256().equals(data.sha256())) {
      throw Problem.of("checkpoint.data", out.toString()).asException();
    }
    return saved;
  }

  private Experiment experiment(SavedRun saved) {
    TrainingConfig asked = settings.config();
    TrainingConfig config =
        saved == null
            ? asked
            : ResumedSettings.of(saved, resume, asked, spec.commandLine().getParseResult());
    if (saved != null && saved.dataFromFile() && dataFile == null) {
      throw Problem.of("checkpoint.data", out.toString()).asException();
    }
    if (dataFile == null) {
      return Experiment.prepare(config);
    }
    return Experiment.prepare(config, DataFiles.read(dataFile));
  }

  private RunData data(Experiment experiment) {
    RunData data = RunData.of(experiment, dataFile);
    data.requireToldRightly(
        spec.commandLine().getParseResult()::hasMatchedOption,
        settings.config(),
        experiment.config());
    return data;
  }
}
