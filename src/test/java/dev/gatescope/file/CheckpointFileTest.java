package dev.gatescope.file;

import static dev.gatescope.file.SafetensorsTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {
  private static final String SHA = "ab".repeat(32);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void comesBackBitForBit(CellType cell) throws IOException {
    SavedRun run = run(cell, 3, 2);
    Path file = folder.resolve(CheckpointFile.NAME);
    CheckpointFile.write(file, run);
    SavedRun read = CheckpointFile.readFolder(folder);
    assertEquals(run, read);
    assertEquals("fused", read.engine());
    assertEquals(SHA, read.dataSha256());
    assertEquals(0.1 + 0.2, read.seconds());
    byte[] first = Files.readAllBytes(file);
    CheckpointFile.write(file, read);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itIsKnownWhereTheDataCameFrom(boolean fromFile) {
    SavedRun run = run(CellType.RNN, 1, 0);
    SavedRun other =
        new SavedRun(run.checkpoint(), run.epochs(), "nd4j", run.dataSha256(), fromFile, 0);
    Path file = folder.resolve("c");
    CheckpointFile.write(file, other);
    assertEquals(fromFile, CheckpointFile.read(file).dataFromFile());
  }

  /** In every fifth byte, of which each part of the file has some. */
  @Test
  void aFlippedBitIsSeen() throws IOException {
    Path file = folder.resolve("c");
    CheckpointFile.write(file, run(CellType.RNN, 1, 1));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 5) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      assertThrows(ProblemException.class, () -> CheckpointFile.read(file), "byte " + at);
    }
  }

  @Test
  void whatIsNoCheckpointIsSaid() throws IOException {
    assertProblem("checkpoint.none", folder.toString(), () -> CheckpointFile.readFolder(folder));
    Path file = folder.resolve("c");
    write(file, content -> content, Map.of("format", "gatescope model"));
    assertProblem("checkpoint.otherFile", "c", () -> CheckpointFile.read(file));
    write(file, content -> content, Map.of("format_version", "2"));
    assertProblem("checkpoint.newer", "format 2", () -> CheckpointFile.read(file));
    write(file, content -> content, Map.of());
    assertEquals(run(CellType.RNN, 1, 1), CheckpointFile.read(file));
  }

  /** With a digest that fits, as anybody can compute it. */
  @Test
  void whatCannotBeIsDamaged() throws IOException {
    Path file = folder.resolve("c");
    for (Map.Entry<String, String> wrong :
        List.of(
            Map.entry("hidden_size", "2"),
            Map.entry("cell", "gru"),
            Map.entry("cell", "none"),
            Map.entry("seed", "-1"),
            Map.entry("adam_steps", "-1"),
            Map.entry("adam_steps", "x"),
            Map.entry("seconds", "soon"))) {
      write(file, content -> content, Map.of(wrong.getKey(), wrong.getValue()));
      assertProblem("checkpoint.damaged", "c", () -> CheckpointFile.read(file));
    }
    // As many values and more, but not where they belong.
    write(file, content -> with(content, "rnn.weight_ih_l0", 2, 1), Map.of());
    assertProblem("checkpoint.damaged", "c", () -> CheckpointFile.read(file));
    write(file, content -> with(content, "adam.mean.fc.bias", 2), Map.of());
    assertProblem("checkpoint.damaged", "c", () -> CheckpointFile.read(file));
    write(
        file,
        content -> new Safetensors(content.doubles(), content.tensors().subList(1, 18), Map.of()),
        Map.of());
    assertProblem("checkpoint.damaged", "c", () -> CheckpointFile.read(file));
    write(file, content -> new Safetensors(content.tensors(), Map.of()), Map.of());
    assertProblem("checkpoint.damaged", "c", () -> CheckpointFile.read(file));
  }

  @Test
  void epochsFollowEachOther() {
    SavedRun run = run(CellType.RNN, 1, 2);
    List<EpochSummary> gap = List.of(run.epochs().get(0), run.epochs().get(2));
    assertThrows(IllegalArgumentException.class, () -> saved(run.checkpoint(), gap));
    assertThrows(IllegalArgumentException.class, () -> saved(run.checkpoint(), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> saved(run.checkpoint(), run.epochs().subList(0, 2)));
  }

  /** Numbers of every width are exact, and a rule that never applied has no pair. */
  @Test
  void anEpochIsARowOfDoubles() {
    List<RuleScore> scores = new ArrayList<>();
    for (Rule rule : Rule.ALL) {
      long a = (1L << 62) - 1 - rule.index();
      Subtraction pair = new Subtraction(a, a >>> (rule.index() + 1), 62);
      scores.add(
          new RuleScore(
              rule,
              (1L << 53) - rule.index(),
              7 + rule.index(),
              0.1 * rule.index(),
              -0.3,
              new RuleScore.Case(pair, 61 - rule.index())));
    }
    scores.set(5, new RuleScore(Rule.ALL.get(5), 0, 0, Double.NaN, Double.NaN, null));
    for (boolean sampled : new boolean[] {true, false}) {
      EpochSummary epoch =
          new EpochSummary(
              100_000,
              1.5,
              2.5,
              3.5,
              new PairCheck(32_131, 12, 65_536, 34, !sampled),
              new RuleTable(scores, sampled),
              4.5,
              5.5);
      double[] rows = new double[3 * EpochRow.SIZE];
      Arrays.fill(rows, -1);
      Arrays.fill(rows, EpochRow.SIZE, 2 * EpochRow.SIZE, 0);
      EpochRow.write(epoch, rows, EpochRow.SIZE);
      assertEquals(epoch, EpochRow.read(rows, EpochRow.SIZE));
      assertEquals(-1, rows[EpochRow.SIZE - 1]);
      assertEquals(-1, rows[2 * EpochRow.SIZE]);
    }
  }

  @Test
  void aRowThatCannotBeIsRefused() {
    double[] good = new double[EpochRow.SIZE];
    EpochRow.write(run(CellType.RNN, 1, 1).epochs().get(1), good, 0);
    for (double wrong : new double[] {-1, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 1L << 31}) {
      for (int at : new int[] {0, 6, 7, 10, 11, 16}) {
        double[] row = good.clone();
        row[at] = wrong;
        RuntimeException refused =
            assertThrows(RuntimeException.class, () -> EpochRow.read(row, 0), at + ": " + wrong);
        // What whoever reads a session or a checkpoint takes for a faulty file.
        assertTrue(
            refused instanceof IllegalArgumentException
                || refused instanceof ArithmeticException
                || refused instanceof ProblemException,
            at + ": " + refused);
      }
    }
  }

  /** A changed checkpoint with its digest. */
  private static void write(
      Path file, UnaryOperator<Safetensors> change, Map<String, String> metadata)
      throws IOException {
    Safetensors good = CheckpointFile.content(run(CellType.RNN, 1, 1));
    Safetensors changed = change.apply(good);
    Map<String, String> all = new LinkedHashMap<>(good.metadata());
    all.putAll(metadata);
    new Safetensors(changed.doubles(), changed.tensors(), all).write(file);
    Files.write(file, FuzzedCheckpoint.withDigest(Files.readAllBytes(file)));
  }

  /** One tensor of zeros with another shape. */
  private static Safetensors with(Safetensors content, String name, Integer... shape) {
    int size = Arrays.stream(shape).reduce(1, (x, y) -> x * y);
    List<Safetensors.Tensor> tensors =
        content.tensors().stream()
            .map(
                tensor ->
                    tensor.name().equals(name)
                        ? new Safetensors.Tensor(name, List.of(shape), new float[size])
                        : tensor)
            .toList();
    return new Safetensors(content.doubles(), tensors, content.metadata());
  }

  private static SavedRun run(CellType cell, int hiddenSize, int epochs) {
    WeightLayout layout = new WeightLayout(cell, hiddenSize);
    TrainingConfig config = TrainingConfig.article().withNetwork(layout, 4);
    List<EpochSummary> summaries = new ArrayList<>();
    for (int epoch = 0; epoch <= epochs; epoch++) {
      summaries.add(FakeRuns.report(config, epoch).summary());
    }
    Weights mean = Weights.initial(layout, new TorchRandom(2));
    Weights square = Weights.initial(layout, new TorchRandom(3));
    Checkpoint checkpoint =
        new Checkpoint(
            config,
            summaries.getLast(),
            Weights.initial(layout, new TorchRandom(1)),
            new AdamMoments(71 * epochs, mean, square));
    return saved(checkpoint, summaries);
  }

  private static SavedRun saved(Checkpoint checkpoint, List<EpochSummary> epochs) {
    return new SavedRun(checkpoint, epochs, "fused", SHA, true, 0.1 + 0.2);
  }
}
