package dev.gatescope.file;

import static dev.gatescope.file.SafetensorsTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFileTest {
  private static final Provenance PROVENANCE =
      new Provenance("reference", "it was asked for", "0.1.0", "1.0.0-M2.1", "25");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void comesBackBitForBit(CellType cell) throws IOException {
    TrainingConfig config = TrainingConfig.article().withCell(cell).withSeed(0xffffffffL);
    Model model = Model.trained(weights(cell, 32), config, 7, 0.1 + 0.2, PROVENANCE);
    Path file = folder.resolve("模型.safetensors");
    ModelFile.write(file, model);
    Model read = ModelFile.read(file);
    assertEquals(model, read);
    assertEquals(Optional.of(config), read.config());
    assertEquals(OptionalInt.of(7), read.epoch());
    assertEquals(OptionalDouble.of(0.1 + 0.2), read.loss());
    assertEquals("it was asked for", read.metadata().get("engine_reason"));
    byte[] first = Files.readAllBytes(file);
    ModelFile.write(file, read);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void initialWeightsHaveNoLoss() {
    TrainingConfig config = TrainingConfig.article();
    Model model = Model.trained(weights(CellType.LSTM, 32), config, 0, Double.NaN, PROVENANCE);
    assertEquals(OptionalDouble.empty(), model.loss());
    assertEquals(OptionalInt.of(0), model.epoch());
    TrainingConfig other = config.withCell(CellType.GRU);
    assertThrows(
        IllegalArgumentException.class,
        () -> Model.trained(model.weights(), other, 0, 0, PROVENANCE));
  }

  @Test
  void whatItWasTrainedOnIsKnownOnlyIfTheSettingsSayIt() {
    Weights weights = weights(CellType.LSTM, 32);
    Model drawn = Model.trained(weights, TrainingConfig.article(), 7, 1, PROVENANCE);
    assertTrue(throughFile(drawn).isDataKnown());
    Model fromFile = throughFile(drawn.onDataFromFile());
    assertFalse(fromFile.isDataKnown());
    assertEquals(drawn.config(), fromFile.config());
    assertFalse(new Model(weights, Map.of()).isDataKnown());
  }

  /** Data from a file may be split otherwise, and another machine may have more memory. */
  @Test
  void settingsThatARunHadAreReadThoughTheyCouldNotBeBegunHere() {
    for (TrainingConfig stored :
        List.of(stored(140, 130), stored(TrainingConfig.MAX_SAMPLES, 500_000))) {
      Model model =
          throughFile(Model.trained(weights(CellType.LSTM, 32), stored, 1, 1, PROVENANCE));
      assertEquals(Optional.of(stored), model.config());
    }
    TrainingConfig never = stored(140, 141);
    assertEquals(
        Optional.empty(),
        throughFile(Model.trained(weights(CellType.LSTM, 32), never, 1, 1, PROVENANCE)).config());
  }

  private static TrainingConfig stored(int samples, int batchSize) {
    TrainingConfig article = TrainingConfig.article();
    return new TrainingConfig(
        article.cell(),
        article.hiddenSize(),
        article.bits(),
        samples,
        article.borrowOnly(),
        article.distinct(),
        article.split(),
        article.trainShare(),
        batchSize,
        article.epochs(),
        article.learningRate(),
        article.seed(),
        article.engine());
  }

  private Model throughFile(Model model) {
    Path path = folder.resolve("through.safetensors");
    ModelFile.write(path, model);
    return ModelFile.read(path);
  }

  @Test
  void provenanceKnowsTheVersionsThatRun() {
    Provenance here = Provenance.here("e", "r");
    assertTrue(here.nd4j().startsWith("1.0.0"), here.nd4j());
    assertTrue(here.java().startsWith(Integer.toString(Runtime.version().feature())), here.java());
  }

  @Test
  void opensTheGoldenWeightsOfTheArticle() throws IOException {
    Model model = golden("822-lstm/weights_final");
    assertEquals(new WeightLayout(CellType.LSTM, 32), model.weights().layout());
    assertEquals(4641, model.weights().layout().size());
    assertEquals(8, model.bits());
    assertEquals(OptionalInt.empty(), model.knownBits());
    assertEquals(Optional.empty(), model.config());
    assertEquals(OptionalInt.empty(), model.epoch());
    assertEquals(OptionalDouble.empty(), model.loss());
  }

  /** The values are those that Python prints for the files of src/test/python/models.py. */
  @ParameterizedTest
  @CsvSource({
    "LSTM, -0.07189396023750305, 0.09506964683532715",
    "GRU, -0.3990722894668579, -0.060845885425806046",
    "RNN, -0.2672615945339203, 0.526087760925293"
  })
  void opensWhatPythonSaved(CellType cell, float recurrent12, float outputBias) throws IOException {
    Weights weights = golden("python-models/" + cell.id()).weights();
    WeightLayout layout = weights.layout();
    assertEquals(new WeightLayout(cell, 3), layout);
    assertEquals(recurrent12, weights.tensor(layout.recurrentWeight())[1 * 3 + 2]);
    assertEquals(outputBias, weights.tensor(layout.outputBias())[0]);
    assertEquals(-0.2578563094139099f, weights.tensor(layout.inputWeight())[0]);
  }

  @Test
  void metadataThatCannotBeUnderstoodIsMissing() throws IOException {
    Map<String, String> good =
        Model.trained(weights(CellType.LSTM, 32), TrainingConfig.article(), 7, 1, PROVENANCE)
            .metadata();
    for (String key : new String[] {"bits", "seed", "split", "borrow_only", "learning_rate"}) {
      for (String value : new String[] {"", "x", "NaN", "-1", "1e999"}) {
        Map<String, String> bad = new HashMap<>(good);
        bad.put(key, value);
        Model model = read(new Model(weights(CellType.LSTM, 32), bad));
        assertEquals(Optional.empty(), model.config(), key + "=" + value);
        assertEquals(8, model.bits());
      }
    }
    Model odd =
        read(
            new Model(
                weights(CellType.LSTM, 2),
                Map.of("cell", "transformer", "epoch", "-3", "loss", "Infinity", "bits", "16")));
    assertEquals(OptionalInt.empty(), odd.epoch());
    String tooMany = Integer.toString(TrainingConfig.MAX_EPOCHS + 1);
    assertEquals(
        OptionalInt.empty(),
        new Model(odd.weights(), Map.of("epoch", tooMany)).epoch(),
        "a session could not be read with it");
    assertEquals(OptionalDouble.empty(), odd.loss());
    assertEquals(16, odd.bits());
    for (String bits : List.of("1", "63")) {
      assertEquals(OptionalInt.empty(), read(withBits(bits)).knownBits(), bits);
    }
    for (String bits : List.of("2", "62")) {
      assertEquals(OptionalInt.of(Integer.parseInt(bits)), read(withBits(bits)).knownBits());
    }
    assertEquals(Optional.empty(), new Model(weights(CellType.GRU, 32), good).config());
  }

  private static Model withBits(String bits) {
    return new Model(weights(CellType.LSTM, 2), Map.of("bits", bits));
  }

  @Test
  void metadataThatContradictsIsRefused() {
    Model otherCell = new Model(weights(CellType.LSTM, 2), Map.of("cell", "gru"));
    assertProblem("model.contradiction", "cell = gru, its tensors lstm", () -> read(otherCell));
    Model otherSize = new Model(weights(CellType.LSTM, 2), Map.of("hidden_size", "3"));
    assertProblem("model.contradiction", "hidden_size = 3", () -> read(otherSize));
  }

  @Test
  void wrongNamesAreNamedWithTheRightOnes() {
    assertFault("model.noCell", "lstm.weight_ih_l0, gru.weight_ih_l0", all -> List.of());
    assertFault("model.noCell", "encoder.w", all -> List.of(zeros("encoder.w", 1)));
    assertFault("model.unknownTensor", "lstm.weight_ih_l1", plus(zeros("lstm.weight_ih_l1", 4)));
    assertFault("model.unknownTensor", "fc.bias", plus(zeros("head.weight", 4)));
    assertFault("model.severalCells", "LSTM, GRU", plus(zeros("gru.weight_ih_l0", 4)));
    assertFault("model.missingTensor", "lacks fc.bias", all -> all.subList(0, 5));
  }

  @Test
  void ofManyWrongNamesTheFirstSixAreShown() {
    for (int count : new int[] {0, 6, 7}) {
      List<Safetensors.Tensor> strange = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        strange.add(zeros("w" + i, 1));
      }
      Path file = folder.resolve("strange.safetensors");
      new Safetensors(strange, Map.of()).write(file);
      Object shown =
          assertThrows(ProblemException.class, () -> ModelFile.read(file))
              .problem()
              .arguments()
              .get(1);
      String six = "w1, w2, w3, w4, w5, w6";
      assertEquals(count == 0 ? "-" : count == 6 ? six : six + ", ...", shown);
    }
  }

  @Test
  void wrongShapesAreNamedWithTheRightOnes() {
    assertFault(
        "model.shape",
        "LSTM with 32 units needs [128, 32]",
        replace(zeros("lstm.weight_hh_l0", 96, 32)));
    assertFault("model.shape", "needs [1, 32]", replace(zeros("fc.weight", 32)));
    assertFault("model.shape", "needs [128, 2]", replace(zeros("lstm.weight_ih_l0", 128, 1)));
    assertFault("model.notMatrix", "[4·H, H]", replace(zeros("lstm.weight_hh_l0", 4096)));
    assertFault("model.hiddenSize", "1025 units", replace(zeros("lstm.weight_hh_l0", 4, 1025)));
    assertFault("model.hiddenSize", "0 units", replace(zeros("lstm.weight_hh_l0", 128, 0)));
  }

  @Test
  void weightsThatAreNoNumbersAreNamedAndNotSaved() throws IOException {
    Safetensors.Tensor broken = zeros("lstm.weight_hh_l0", 128, 32);
    broken.values()[3 * 32 + 17] = Float.NaN;
    assertFault("model.notFinite", "lstm.weight_hh_l0[3, 17] is NaN", replace(broken));
    float[] values = weights(CellType.RNN, 1).toArray();
    values[values.length - 1] = Float.NEGATIVE_INFINITY;
    Model model = new Model(Weights.of(new WeightLayout(CellType.RNN, 1), values), Map.of());
    Path file = folder.resolve("m");
    assertProblem("model.notFinite", "fc.bias[0] is -Infinity", () -> ModelFile.write(file, model));
    assertTrue(Files.notExists(file));
  }

  @Test
  void theLargestModelFitsAndTheSmallest() throws IOException {
    Model smallest = new Model(weights(CellType.RNN, 1), Map.of());
    assertEquals(smallest, read(smallest));
    Model largest = new Model(weights(CellType.LSTM, TrainingConfig.MAX_HIDDEN_SIZE), Map.of());
    assertEquals(largest, read(largest));
  }

  /** Whatever happens to the bytes: a model or a problem, nothing else. */
  @Test
  void damagedFilesGiveAModelOrAProblem() throws IOException {
    Path file = folder.resolve("m");
    TrainingConfig config = TrainingConfig.article();
    ModelFile.write(file, Model.trained(weights(CellType.LSTM, 32), config, 7, 0.5, PROVENANCE));
    byte[] good = Files.readAllBytes(file);
    int headerEnd = good.length - 4641 * Float.BYTES;
    Random random = new Random(822);
    int models = 0;
    int problems = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] bad = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(random.nextInt(5) == 0 ? bad.length : headerEnd)] ^=
            (byte) (1 << random.nextInt(8));
      }
      if (random.nextInt(4) == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(good.length + 100));
      }
      try {
        Model model = ModelFile.read(new ByteArrayInputStream(bad), "x");
        assertTrue(model.weights().isFinite());
        assertTrue(model.bits() >= 2);
        model.config();
        models++;
      } catch (ProblemException e) {
        assertTrue(e.getMessage().contains("x"), e.getMessage());
        problems++;
      }
    }
    assertTrue(models > 100 && problems > 1000, models + " models, " + problems + " problems");
  }

  private void assertFault(
      String key, String named, UnaryOperator<List<Safetensors.Tensor>> change) {
    Path file = folder.resolve("faulty.safetensors");
    Weights weights = weights(CellType.LSTM, 32);
    List<Safetensors.Tensor> good =
        weights.layout().tensors().stream()
            .map(t -> new Safetensors.Tensor(t.name(), t.shape(), weights.tensor(t)))
            .toList();
    new Safetensors(change.apply(good), Map.of()).write(file);
    ProblemException problem = assertProblem(key, named, () -> ModelFile.read(file));
    assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
  }

  private static UnaryOperator<List<Safetensors.Tensor>> plus(Safetensors.Tensor tensor) {
    return all -> {
      List<Safetensors.Tensor> changed = new ArrayList<>(all);
      changed.add(tensor);
      return changed;
    };
  }

  private static UnaryOperator<List<Safetensors.Tensor>> replace(Safetensors.Tensor tensor) {
    return all -> all.stream().map(t -> t.name().equals(tensor.name()) ? tensor : t).toList();
  }

  private static Safetensors.Tensor zeros(String name, Integer... shape) {
    int size = Arrays.stream(shape).reduce(1, (x, y) -> x * y);
    return new Safetensors.Tensor(name, List.of(shape), new float[size]);
  }

  private static Weights weights(CellType cell, int hiddenSize) {
    WeightLayout layout = new WeightLayout(cell, hiddenSize);
    Random random = new Random(hiddenSize);
    float[] values = new float[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    values[0] = -0f;
    values[1] = Float.MIN_VALUE;
    return Weights.of(layout, values);
  }

  private Model read(Model model) {
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, model);
    return ModelFile.read(file);
  }

  private static Model golden(String name) throws IOException {
    String resource = "/golden/" + name + ".safetensors";
    try (InputStream in = ModelFileTest.class.getResourceAsStream(resource)) {
      return ModelFile.read(in, name);
    }
  }
}
