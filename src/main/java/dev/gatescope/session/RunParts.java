package dev.gatescope.session;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.file.EpochRow;
import dev.gatescope.file.Safetensors;
import dev.gatescope.file.WeightTensors;
import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is large of a run, as safetensors. Reading takes nothing but what {@code write} writes:
 * whatever else there is, it throws an {@link IllegalArgumentException} that says what.
 */
final class RunParts {
  private static final String TEST_PAIRS = "test_pairs";
  private static final String ANSWERS = "test_probabilities";
  private static final String MEAN = "adam.mean.";
  private static final String MEAN_SQUARE = "adam.mean_square.";
  private static final String STEPS = "adam_steps";

  /** A number has up to 62 bits, a double 53: each is halved. */
  private static final int HALF = 31;

  private static final int HALVES = 4;

  /**
   * What the numbers' part holds.
   *
   * @param a of the test pairs
   * @param b of the test pairs
   */
  record Numbers(List<EpochSummary> epochs, long[] a, long[] b) {}

  private RunParts() {}

  static Safetensors numbers(SessionRun run) {
    Predictions test = run.reports().getFirst().test();
    double[] pairs = new double[Math.multiplyExact(test.count(), HALVES)];
    for (int i = 0; i < test.count(); i++) {
      Subtraction pair = test.pair(i);
      pairs[HALVES * i] = pair.a() >>> HALF;
      pairs[HALVES * i + 1] = low(pair.a());
      pairs[HALVES * i + 2] = pair.b() >>> HALF;
      pairs[HALVES * i + 3] = low(pair.b());
    }
    return new Safetensors(
        List.of(
            EpochRow.table(run.epochs()),
            new Safetensors.Doubles(TEST_PAIRS, List.of(test.count(), HALVES), pairs)),
        List.of(),
        Map.of());
  }

  private static long low(long number) {
    return number & ((1L << HALF) - 1);
  }

  /**
   * @param count of epochs; rows beyond are those of a write that was not finished
   * @param bits of the test pairs' numbers
   */
  static Numbers numbers(Safetensors part, int count, int bits) {
    requireTensors(part, List.of(EpochRow.EPOCHS, TEST_PAIRS), List.of());
    Safetensors.Doubles pairs = part.doubles().get(1);
    require(pairs.shape().size() == 2 && pairs.shape().get(1) == HALVES, TEST_PAIRS);
    List<EpochSummary> epochs = EpochRow.read(part.doubles().get(0), count);
    int tests = pairs.shape().get(0);
    long[] a = new long[tests];
    long[] b = new long[tests];
    for (int i = 0; i < tests; i++) {
      a[i] = joined(pairs.values(), HALVES * i);
      b[i] = joined(pairs.values(), HALVES * i + 2);
      // Whoever shows the pair makes a subtraction of it, which must not fail then.
      require(a[i] >>> bits == 0 && b[i] >>> bits == 0, TEST_PAIRS);
    }
    return new Numbers(epochs, a, b);
  }

  private static long joined(double[] halves, int at) {
    long high = (long) halves[at];
    long low = (long) halves[at + 1];
    boolean whole = high == halves[at] && low == halves[at + 1];
    require(whole && high >= 0 && low >= 0 && high < 1L << HALF && low < 1L << HALF, TEST_PAIRS);
    return high << HALF | low;
  }

  static Safetensors epoch(EpochReport report) {
    List<Safetensors.Tensor> tensors = new ArrayList<>(WeightTensors.of("", report.weights()));
    Predictions test = report.test();
    float[] probabilities = new float[test.count() * test.bits()];
    for (int i = 0; i < test.count(); i++) {
      for (int t = 0; t < test.bits(); t++) {
        probabilities[i * test.bits() + t] = test.probability(i, t);
      }
    }
    tensors.add(new Safetensors.Tensor(ANSWERS, List.of(test.count(), test.bits()), probabilities));
    return new Safetensors(tensors, Map.of());
  }

  /**
   * @param summary of the same epoch
   */
  static EpochReport epoch(
      Safetensors part, WeightLayout layout, int bits, Numbers numbers, EpochSummary summary) {
    List<String> names = new ArrayList<>(WeightTensors.names("", layout));
    names.add(ANSWERS);
    requireTensors(part, List.of(), names);
    Weights weights = WeightTensors.read(part, "", layout);
    require(weights.isFinite(), "a weight that is no number");
    Safetensors.Tensor answers = part.tensors().getLast();
    require(answers.shape().equals(List.of(numbers.a().length, bits)), ANSWERS);
    return new EpochReport(
        summary.epoch(),
        summary.loss(),
        summary.testLoss(),
        new Predictions(bits, numbers.a(), numbers.b(), answers.values()),
        summary.allPairs(),
        summary.rules(),
        weights,
        summary.trainMillis(),
        summary.evaluationMillis());
  }

  static Safetensors adam(AdamMoments moments) {
    List<Safetensors.Tensor> tensors = new ArrayList<>(WeightTensors.of(MEAN, moments.mean()));
    tensors.addAll(WeightTensors.of(MEAN_SQUARE, moments.meanSquare()));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(STEPS, Integer.toString(moments.steps()));
    return new Safetensors(tensors, metadata);
  }

  static AdamMoments adam(Safetensors part, WeightLayout layout) {
    List<String> names = new ArrayList<>(WeightTensors.names(MEAN, layout));
    names.addAll(WeightTensors.names(MEAN_SQUARE, layout));
    requireTensors(part, List.of(), names);
    int steps = Integer.parseInt(part.metadata().getOrDefault(STEPS, ""));
    AdamMoments moments =
        new AdamMoments(
            steps,
            WeightTensors.read(part, MEAN, layout),
            WeightTensors.read(part, MEAN_SQUARE, layout));
    require(moments.mean().isFinite() && moments.meanSquare().isFinite(), "a moment is no number");
    return moments;
  }

  private static void requireTensors(Safetensors part, List<String> doubles, List<String> tensors) {
    List<String> found = part.doubles().stream().map(Safetensors.Doubles::name).toList();
    List<String> foundSingle = part.tensors().stream().map(Safetensors.Tensor::name).toList();
    require(found.equals(doubles), found + " - " + doubles);
    require(foundSingle.equals(tensors), foundSingle + " - " + tensors);
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new IllegalArgumentException(what);
    }
  }
}
