package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.DataSet;
import dev.gatescope.data.Samples;
import dev.gatescope.data.SplitKind;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.file.Model;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every model that can be read can be looked at, also one that could not be trained here. */
class TrainedNetworkTest {
  /** The file's split left 130 of 140 samples for training; the settings would leave 126. */
  @Test
  void aModelOfAFileWithASplitOfItsOwnIsShown() {
    TrainingConfig config = config(8, 140, false, 128, EngineChoice.AUTO);
    cannotBeTrained(config);
    TrainedNetwork shown = TrainedNetwork.of(model(config).onDataFromFile());
    assertEquals(config, shown.config());
    assertFalse(shown.dataKnown());
    assertEquals(14, shown.report().test().count());
    assertTrue(Double.isFinite(shown.report().testLoss()));
    assertEquals(65_536, shown.report().allPairs().everyPair());
  }

  /** The map's memberships, the test set's table and the data as a file come from there. */
  @Test
  void theDataOfARunThatCouldNotBeBegunHereAreFound() {
    TrainingConfig config = config(8, 140, false, 128, EngineChoice.AUTO);
    Experiment drawn = Experiment.draw(config);
    assertEquals(new DataSet(drawn.samples(), drawn.split()), new DataSets().of(config));
  }

  /** Only samples of a file can have trained it: no pair of 3 bits borrows in decimal. */
  @Test
  void whereThereAreNoDataASampleOfTheWidthIsJudged() {
    TrainingConfig config = config(3, 200, false, 16, EngineChoice.AUTO);
    cannotBeTrained(config);
    judgedBySample(TrainedNetwork.of(model(config).onDataFromFile()), 3);
    Weights weights = Weights.initial(config.layout(), new TorchRandom(5));
    judgedBySample(TrainedNetwork.of(new Model(weights, Map.of("bits", "2"))), 2);
  }

  /** The settings claim data that do not exist: nobody is told what was seen in training. */
  @Test
  void dataThatCannotBeDrawnAreNotKnown() {
    TrainingConfig config = config(4, 200, true, 16, EngineChoice.AUTO);
    cannotBeTrained(config);
    Model model = model(config);
    assertTrue(model.isDataKnown());
    judgedBySample(TrainedNetwork.of(model), 4);
  }

  @Test
  void aModelThatNeededMoreMemoryIsShownOnItsOwnTestSet() {
    TrainingConfig config = config(62, 1_000_000, false, 900_000, EngineChoice.AUTO);
    cannotBeTrained(config);
    TrainedNetwork shown = TrainedNetwork.of(model(config));
    assertTrue(shown.dataKnown());
    Experiment drawn = Experiment.draw(config);
    Samples test = drawn.samples().subset(drawn.split().test());
    assertEquals(100_000, shown.report().test().count());
    assertEquals(test.pair(7), shown.report().test().pair(7));
  }

  /** As on a machine whose Java has no Vector API. */
  @Test
  @Tag("process")
  void aModelOfTheFusedEngineIsShownWithoutIt() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                TrainedNetworkTest.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("shown ") || line.contains("Exception"))
            .toList();
    process.waitFor();
    assertEquals(List.of("shown 20 AUTO"), said);
  }

  public static void main(String[] arguments) {
    TrainedNetwork shown = TrainedNetwork.of(model(config(4, 200, false, 16, EngineChoice.FUSED)));
    System.out.println("shown " + shown.report().test().count() + " " + shown.config().engine());
  }

  private static void judgedBySample(TrainedNetwork shown, int bits) {
    EpochReport report = shown.report();
    assertFalse(shown.dataKnown());
    assertEquals(PairChecker.SAMPLED_PAIRS, report.test().count());
    assertEquals(PairChecker.sample(bits, shown.config().seed()).pair(99), report.test().pair(99));
    assertNotEquals(0, report.allPairs().everyPair());
  }

  private static void cannotBeTrained(TrainingConfig config) {
    assertThrows(ProblemException.class, () -> Experiment.prepare(config));
  }

  private static Model model(TrainingConfig config) {
    Weights weights = Weights.initial(config.layout(), new TorchRandom(5));
    return Model.trained(weights, config, 1, 0.5, Provenance.here("fused", "test"));
  }

  private static TrainingConfig config(
      int bits, int samples, boolean distinct, int batch, EngineChoice engine) {
    TrainingConfig article =
        TrainingConfig.article().withNetwork(new WeightLayout(CellType.LSTM, 10), bits);
    return new TrainingConfig(
        article.cell(),
        article.hiddenSize(),
        article.bits(),
        samples,
        true,
        distinct,
        SplitKind.ARTICLE,
        article.trainShare(),
        batch,
        article.epochs(),
        article.learningRate(),
        article.seed(),
        engine);
  }
}
