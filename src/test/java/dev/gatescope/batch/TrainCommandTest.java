package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.report.Footer;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  /** A run of milliseconds. */
  private static final List<Object> SMALL =
      List.of("--hidden", 5, "--bits", 5, "--samples", 200, "--batch", 16, "--epochs", 2);

  @TempDir Path folder;

  /** The pictures are drawn last, if at all: a run may be ended before. */
  @Test
  void picturesOfAnotherRunDoNotStayBesideTheFilesOfThisOne() throws IOException {
    Path left = Files.writeString(folder.resolve("loss.png"), "of another run");
    Path ofUser = Files.writeString(folder.resolve("photo.png"), "of the user");
    List<Object> arguments = new ArrayList<>(List.of("train", "--out", folder));
    arguments.addAll(SMALL);
    // The console's pictures are not written, only told.
    new Console().succeed(arguments.toArray());
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(ofUser));
  }

  @Test
  void writesEveryFileOfTheArticlesRun() throws IOException {
    Path out = folder.resolve("new/below");
    Console console = new Console();
    String printed = console.succeed("train", "--epochs", 2, "--out", out);
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(
          List.of(
              "checkpoint.safetensors",
              "errors.svg",
              "history.csv",
              "loss.svg",
              "model.safetensors",
              "predictions.csv",
              "report.html",
              "rules.csv",
              "summary.json"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    String footer = Footer.of(TrainingConfig.article().withEpochs(2), Messages.english());
    assertEquals(
        List.of(
            "loss of 3 reports, " + footer + ": " + out.resolve("loss.png"),
            "errors of 1000 samples, after epoch 2 · " + footer + ": " + out.resolve("errors.png")),
        console.pictures);

    List<EpochReport> reports = train(TrainingConfig.article().withEpochs(2));
    EpochReport last = reports.getLast();

    Model model = ModelFile.read(out.resolve("model.safetensors"));
    assertEquals(last.weights(), model.weights());
    assertEquals(TrainingConfig.article().withEpochs(2), model.config().orElseThrow());
    assertEquals(OptionalInt.of(2), model.epoch());
    assertEquals(last.loss(), model.loss().orElseThrow());

    List<String> rules = Files.readAllLines(out.resolve("rules.csv"));
    assertEquals("epoch,a,b,borrow_in,accuracy,mean_margin,smallest_margin,kept", rules.getFirst());
    assertEquals(1 + 3 * 8, rules.size());
    RuleScore score = last.rules().scores().getLast();
    assertEquals(
        "2,1,1,1,%s,%s,%s,%s"
            .formatted(
                score.accuracy(), score.meanMargin(), score.smallestMargin(), score.isKept()),
        rules.getLast());

    List<String> history = Files.readAllLines(out.resolve("history.csv"));
    assertEquals("epoch,loss,test_loss,test_rmse,all_pairs_wrong,milliseconds", history.get(0));
    assertEquals(3, history.size());
    String[] row = history.get(2).split(",", -1);
    assertEquals("2", row[0]);
    assertEquals(last.loss(), Double.parseDouble(row[1]));
    assertEquals(last.testLoss(), Double.parseDouble(row[2]));
    assertEquals(last.test().rmse(), Double.parseDouble(row[3]));
    assertEquals(last.allPairs().wrong(), Integer.parseInt(row[4]));
    assertTrue(Double.parseDouble(row[5]) > 0);

    List<String> predictions = Files.readAllLines(out.resolve("predictions.csv"));
    assertEquals("index,a,b,expected,predicted,absolute_error", predictions.get(0));
    assertEquals(1001, predictions.size());
    assertTrue(predictions.get(1).startsWith("0,123,61,62,"), predictions.get(1));

    assertSummary(json(out.resolve("summary.json")), reports);

    for (String line :
        List.of(
            "LSTM, 32 units, 8 bits, seed 822",
            "9000 to train on, 1000 to test, of which 428 also stand in training",
            "0 1 1 1 1 0 1 1  a",
            "0 0 1 1 1 1 0 1  b",
            "0 0 1 1 1 1 1 0  true difference",
            "test sample 800",
            "of 32131 pairs wrong",
            "RMSE: " + last.test().rmse())) {
      assertTrue(printed.contains(line), line + " is not in " + printed);
    }
  }

  private static void assertSummary(JsonNode summary, List<EpochReport> reports) {
    EpochReport last = reports.getLast();
    assertEquals(
        List.of(
            "settings",
            "data_file",
            "data_sha256",
            "engine",
            "engine_reason",
            "versions",
            "epochs_trained",
            "loss_first",
            "loss_last",
            "test_loss",
            "test_rmse",
            "test_bit_accuracy",
            "all_pairs",
            "all_pairs_wrong",
            "all_pairs_sampled",
            "every_pair",
            "every_pair_wrong",
            "test_samples",
            "weights_sha256",
            "seconds"),
        names(summary));
    assertEquals(
        List.of(
            "cell",
            "hidden",
            "bits",
            "samples",
            "borrow_only",
            "distinct",
            "split",
            "train_share",
            "batch",
            "epochs",
            "learning_rate",
            "seed",
            "engine"),
        names(summary.get("settings")));
    assertEquals("lstm", summary.get("settings").get("cell").asText());
    assertEquals(2, summary.get("epochs_trained").asInt());
    assertEquals(reports.get(1).loss(), summary.get("loss_first").asDouble());
    assertEquals(last.loss(), summary.get("loss_last").asDouble());
    assertEquals(last.test().rmse(), summary.get("test_rmse").asDouble());
    assertEquals(32_131, summary.get("all_pairs").asInt());
    assertEquals(last.allPairs().wrong(), summary.get("all_pairs_wrong").asInt());
    assertEquals(last.allPairs().everyWrong(), summary.get("every_pair_wrong").asInt());
    assertEquals(5, summary.get("test_samples").size());
    JsonNode fifth = summary.get("test_samples").get(4);
    assertEquals(List.of("index", "a", "b", "expected", "predicted"), names(fifth));
    assertEquals(800, fifth.get("index").asInt());
    assertEquals(245, fifth.get("a").asInt());
    assertEquals(last.test().predicted(800), fifth.get("predicted").asInt());
  }

  @Test
  void everySettingHasItsOption() {
    Path out = folder.resolve("out");
    new Console()
        .succeed(
            "train",
            "--cell=gru",
            "--hidden=3",
            "--bits=9",
            "--samples=60",
            "--any-pair",
            "--distinct",
            "--split=pairs",
            "--train-share=0.5",
            "--batch=7",
            "--epochs=1",
            "--learning-rate=0.02",
            "--seed=4294967295",
            "--engine=nd4j",
            "--out=" + out);
    Model model = ModelFile.read(out.resolve("model.safetensors"));
    TrainingConfig config = model.config().orElseThrow();
    assertEquals(new WeightLayout(CellType.GRU, 3), model.weights().layout());
    assertEquals(9, config.bits());
    assertEquals(60, config.samples());
    assertFalse(config.borrowOnly());
    assertTrue(config.distinct());
    assertEquals("PAIRS", config.split().name());
    assertEquals(0.5, config.trainShare());
    assertEquals(7, config.batchSize());
    assertEquals(1, config.epochs());
    assertEquals(0.02, config.learningRate());
    assertEquals(4294967295L, config.seed());
    assertEquals("ND4J", config.engine().name());
  }

  @Test
  void sampledPairsOfWideNumbersAreCalledThat() throws IOException {
    Path out = folder.resolve("wide");
    String printed = new Console().succeed(small("train", "--out", out, "--bits", 9));
    assertTrue(printed.contains("of 4096 sampled pairs wrong"), printed);
    JsonNode summary = json(out.resolve("summary.json"));
    assertTrue(summary.get("all_pairs_sampled").asBoolean());
    assertFalse(summary.has("every_pair"));
  }

  @Test
  void plainProgressIsALineAnEpoch() {
    String printed = new Console().succeed(small("train", "--out", folder.resolve("out")));
    assertEquals(2, printed.lines().filter(line -> line.startsWith("epoch ")).count(), printed);
    assertFalse(printed.contains("\r"));
  }

  @Test
  void interactiveProgressIsOneLine() {
    Console console = new Console(Messages.english(), true);
    String printed = console.succeed(small("train", "--out", folder.resolve("out")));
    String progress =
        printed.lines().filter(line -> line.contains("epoch 2/2")).findFirst().orElseThrow();
    assertEquals(2, printed.chars().filter(c -> c == '\r').count());
    assertTrue(printed.contains("\repoch 1/2"), printed);
    String first = printed.substring(printed.indexOf('\r') + 1, printed.lastIndexOf('\r'));
    assertTrue(first.length() < 70, "what wraps at 80 columns stays: " + first);
    assertFalse(progress.contains("RMSE:"), "the printout starts on a line of its own");
  }

  @Test
  void speaksChinese() throws IOException {
    Path out = folder.resolve("資料夾");
    String printed =
        new Console(Messages.of(Locale.TAIWAN), false).succeed(small("train", "--out", out));
    assertTrue(printed.contains("回合 1/2"), printed);
    assertTrue(printed.contains("測試樣本 0"), printed);
    assertTrue(printed.contains("個數對中答錯"), printed);
    // Names in files are the same in every language.
    assertTrue(json(out.resolve("summary.json")).has("test_rmse"));
  }

  @Test
  void dataOfARunTrainThatRunAgain() throws IOException {
    Path data = folder.resolve("data.csv");
    Path own = folder.resolve("own");
    Path again = folder.resolve("again");
    String printed = new Console().succeed(small("data", "--out", data));
    assertTrue(printed.contains("200 samples"), printed);
    assertEquals(201, Files.readAllLines(data).size());
    new Console().succeed(small("train", "--out", own));
    // Width and number of samples are the file's.
    new Console()
        .succeed(
            "train", "--hidden", 5, "--batch", 16, "--epochs", 2, "--data", data, "--out", again);
    assertEquals(
        -1, Files.mismatch(own.resolve("model.safetensors"), again.resolve("model.safetensors")));
    assertEquals(
        -1, Files.mismatch(own.resolve("predictions.csv"), again.resolve("predictions.csv")));
    JsonNode summary = json(again.resolve("summary.json"));
    assertEquals(data.toString(), summary.get("data_file").asText());
    assertEquals(json(own.resolve("summary.json")).get("data_sha256"), summary.get("data_sha256"));
    assertTrue(summary.get("settings").get("borrow_only").asBoolean(), "the seed draws them too");
  }

  @Test
  void theSummaryClaimsNothingAboutPairsThatTheSeedDoesNotDraw() throws IOException {
    Path data = folder.resolve("data.csv");
    Path out = folder.resolve("out");
    new Console().succeed(small("data", "--any-pair", "--seed", 3, "--out", data));
    new Console().succeed("train", "--hidden", 5, "--epochs", 1, "--data", data, "--out", out);
    JsonNode settings = json(out.resolve("summary.json")).get("settings");
    assertTrue(settings.get("borrow_only").isNull(), settings.toString());
    assertTrue(settings.get("distinct").isNull(), settings.toString());
    assertEquals(200, settings.get("samples").asInt());
    // With the seed they are drawn, and the option tells the truth.
    new Console()
        .succeed(
            small("train", "--any-pair", "--seed", 3, "--epochs", 1, "--data", data, "--out", out));
    assertFalse(
        json(out.resolve("summary.json")).get("settings").get("borrow_only").asBoolean(true));
  }

  @Test
  void aFailedRunLeavesTheLastGoodState() throws IOException {
    Path out = folder.resolve("out");
    Console console = new Console();
    String error = console.fail(1, small("train", "--out", out, "--learning-rate", "1e39"));
    assertTrue(error.contains("epoch 1, batch 2"), error);
    assertFalse(Files.exists(out.resolve(CheckpointFile.NAME)), "it would fail again");
    Model model = ModelFile.read(out.resolve("model.safetensors"));
    assertEquals(OptionalInt.of(0), model.epoch());
    TrainingConfig config =
        new TrainingConfig(
            CellType.LSTM,
            5,
            5,
            200,
            true,
            false,
            TrainingConfig.article().split(),
            0.9,
            16,
            2,
            0.01,
            822,
            TrainingConfig.article().engine());
    assertEquals(Experiment.prepare(config).initial(), model.weights());
    assertEquals(1, Files.readAllLines(out.resolve("history.csv")).size());
    JsonNode summary = json(out.resolve("summary.json"));
    assertEquals(0, summary.get("epochs_trained").asInt());
    assertTrue(summary.get("loss_first").isNull());
    assertTrue(summary.get("loss_last").isNull());
  }

  /** A command with the small run's settings; what is given here stands in their place. */
  private static Object[] small(String command, Object... more) {
    List<Object> words = new ArrayList<>(List.of(command));
    List<Object> given = Arrays.asList(more);
    IntStream.iterate(0, i -> i < SMALL.size(), i -> i + 2)
        .filter(i -> !given.contains(SMALL.get(i)))
        .forEach(i -> words.addAll(SMALL.subList(i, i + 2)));
    words.addAll(given);
    return words.toArray();
  }

  private static List<EpochReport> train(TrainingConfig config) {
    List<EpochReport> reports = new ArrayList<>();
    TrainingControl control = new TrainingControl();
    control.resume();
    new Trainer(config, control, (report, _) -> reports.add(report)).run();
    return reports;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
