package dev.gatescope.batch;

import dev.gatescope.data.Csv;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.ResultTables;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.file.AtomicFiles;
import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.Digests;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.Provenance;
import dev.gatescope.file.SavedRun;
import dev.gatescope.report.Footer;
import dev.gatescope.report.HtmlReport;
import dev.gatescope.report.RunPlots;
import dev.gatescope.report.RunReport;
import dev.gatescope.report.SvgPlot;
import dev.gatescope.report.Theme;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunTables;
import dev.gatescope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a run leaves in its folder. */
final class RunFolder implements AutoCloseable {
  private static final String LOSS_PICTURE = "loss.png";
  private static final String ERROR_PICTURE = "errors.png";

  private final Path folder;
  private final PictureWriter pictures;
  private final Messages messages;
  private final FolderLock lock;

  /**
   * Makes sure, before a long run, that its results can be written, and tidies up after one that
   * was killed.
   */
  RunFolder(Path folder, PictureWriter pictures, Messages messages) {
    AtomicFiles.requireOutputFolder(folder);
    lock = FolderLock.of(folder);
    AtomicFiles.removeLeftovers(folder);
    this.folder = folder;
    this.pictures = pictures;
    this.messages = messages;
  }

  /** Leaves the folder to other runs. */
  @Override
  public void close() {
    lock.close();
  }

  /** Saves where a run stands. */
  void save(SavedRun run) {
    CheckpointFile.write(folder.resolve(CheckpointFile.NAME), run);
  }

  /**
   * Writes model, tables, summary, plots as SVG and the report of a run with at least the report of
   * epoch 0. Pictures that an earlier run left there go, as this one may end without any.
   */
  void writeTables(
      RunHistory run, TrainingConfig config, RunData data, Provenance provenance, double seconds) {
    EpochReport last = run.newest();
    Model model = Model.trained(last.weights(), config, last.epoch(), last.loss(), provenance);
    ModelFile.write(
        folder.resolve("model.safetensors"), data.drawn() ? model : model.onDataFromFile());
    AtomicFiles.writeText(
        folder.resolve("history.csv"), Csv.toText(RunTables.history(run.epochs())));
    AtomicFiles.writeText(
        folder.resolve("rules.csv"), Csv.toText(ResultTables.ruleHistory(rules(run.epochs()))));
    AtomicFiles.writeText(
        folder.resolve("predictions.csv"), Csv.toText(ResultTables.predictions(last.test())));
    AtomicFiles.writeText(
        folder.resolve("summary.json"), Json.text(summary(run, config, data, provenance, seconds)));
    writePlots(run, config, data);
    writeReport(run, config, data, provenance);
    // Last: one that somebody looks at cannot be removed on Windows.
    AtomicFiles.remove(folder.resolve(LOSS_PICTURE));
    AtomicFiles.remove(folder.resolve(ERROR_PICTURE));
  }

  /** The plots as drawings, which need no toolkit. */
  private void writePlots(RunHistory run, TrainingConfig config, RunData data) {
    EpochReport last = run.newest();
    String footer = footer(config, data);
    write(RunPlots.loss(run.epochs(), false, footer, messages), folder.resolve("loss.svg"));
    write(
        RunPlots.errors(
            last.test(), false, Footer.afterEpoch(last.epoch(), footer, messages), messages),
        folder.resolve("errors.svg"));
  }

  private String footer(TrainingConfig config, RunData data) {
    return data.drawn() ? Footer.of(config, messages) : Footer.ofDataFromFile(config, messages);
  }

  private static void write(SvgPlot plot, Path file) {
    AtomicFiles.writeText(file, plot.file(RunPlots.WIDTH, RunPlots.HEIGHT, Theme.LIGHT));
  }

  /** Its subtraction is the first test sample, which for the article is its own, 123 - 61. */
  private void writeReport(
      RunHistory run, TrainingConfig config, RunData data, Provenance provenance) {
    EpochReport last = run.newest();
    RunReport report =
        RunReport.of(config, data.drawn(), run.epochs(), last, provenance, last.test().pair(0));
    AtomicFiles.writeText(folder.resolve("report.html"), HtmlReport.of(report, messages));
  }

  private static RuleHistory rules(List<EpochSummary> epochs) {
    RuleHistory history = new RuleHistory();
    epochs.forEach(epoch -> history.add(epoch.epoch(), epoch.rules()));
    return history;
  }

  /** Writes the plots of the same run. */
  void drawPictures(RunHistory run, TrainingConfig config, RunData data) {
    EpochReport last = run.newest();
    String footer = footer(config, data);
    pictures.lossPlot(run.epochs(), footer, folder.resolve(LOSS_PICTURE));
    pictures.errorPlot(
        last.test(),
        Footer.afterEpoch(last.epoch(), footer, messages),
        folder.resolve(ERROR_PICTURE));
  }

  private static Map<String, Object> summary(
      RunHistory run, TrainingConfig config, RunData data, Provenance provenance, double seconds) {
    EpochReport last = run.newest();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("settings", settings(config, data.drawn()));
    summary.put("data_file", data.file() == null ? null : data.file().toString());
    summary.put("data_sha256", data.sha256());
    summary.put("engine", provenance.engine());
    summary.put("engine_reason", provenance.engineReason());
    summary.put("versions", versions(provenance));
    summary.put("epochs_trained", last.epoch());
    summary.put("loss_first", run.epochs().size() > 1 ? run.epochs().get(1).loss() : null);
    summary.put("loss_last", last.epoch() > 0 ? last.loss() : null);
    summary.put("test_loss", last.testLoss());
    summary.put("test_rmse", last.test().rmse());
    summary.put("test_bit_accuracy", last.test().bitAccuracy());
    summary.put("all_pairs", last.allPairs().pairs());
    summary.put("all_pairs_wrong", last.allPairs().wrong());
    summary.put("all_pairs_sampled", last.allPairs().sampled());
    if (!last.allPairs().sampled()) {
      summary.put("every_pair", last.allPairs().everyPair());
      summary.put("every_pair_wrong", last.allPairs().everyWrong());
    }
    summary.put("test_samples", fiveSamples(last.test()));
    summary.put("weights_sha256", Digests.of(last.weights()));
    summary.put("seconds", seconds);
    return summary;
  }

  /** How pairs were chosen and divided is not known of those that the settings do not draw. */
  private static Map<String, Object> settings(TrainingConfig config, boolean drawn) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("cell", config.cell().id());
    settings.put("hidden", config.hiddenSize());
    settings.put("bits", config.bits());
    settings.put("samples", config.samples());
    settings.put("borrow_only", drawn ? config.borrowOnly() : null);
    settings.put("distinct", drawn ? config.distinct() : null);
    settings.put("split", drawn ? Names.of(config.split()) : null);
    settings.put("train_share", drawn ? config.trainShare() : null);
    settings.put("batch", config.batchSize());
    settings.put("epochs", config.epochs());
    settings.put("learning_rate", config.learningRate());
    settings.put("seed", config.seed());
    settings.put("engine", Names.of(config.engine()));
    return settings;
  }

  private static Map<String, Object> versions(Provenance provenance) {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("gatescope", provenance.program());
    versions.put("nd4j", provenance.nd4j());
    versions.put("java", provenance.java());
    return versions;
  }

  private static List<Map<String, Object>> fiveSamples(Predictions test) {
    List<Map<String, Object>> samples = new ArrayList<>();
    for (int index : test.fiveIndices()) {
      Map<String, Object> sample = new LinkedHashMap<>();
      sample.put("index", index);
      sample.put("a", test.pair(index).a());
      sample.put("b", test.pair(index).b());
      sample.put("expected", test.expected(index));
      sample.put("predicted", test.predicted(index));
      samples.add(sample);
    }
    return samples;
  }
}
