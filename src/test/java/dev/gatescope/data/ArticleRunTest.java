package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.Golden;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.NumpyRandom;
import dev.gatescope.random.TorchRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seed 822: everything random in the article's run, number by number. */
class ArticleRunTest {
  private static final long SEED = 822;
  private static final Samples SAMPLES =
      SampleGenerator.generate(8, 10_000, true, false, new NumpyRandom(SEED));

  @Test
  void samplesAreTheArticles() {
    List<List<String>> golden = Golden.csv("822-lstm/samples.csv");
    assertEquals(golden.size(), SAMPLES.count());
    for (int i = 0; i < golden.size(); i++) {
      long a = Long.parseLong(golden.get(i).get(0));
      long b = Long.parseLong(golden.get(i).get(1));
      assertEquals(new Subtraction(a, b, 8), SAMPLES.pair(i));
    }
  }

  @Test
  void splitIsTheArticles() {
    Split split = Split.article(10_000, 0.9, new TorchRandom(SEED));
    assertArrayEquals(Golden.integers("822-lstm/train_indices.csv"), split.train());
    assertArrayEquals(Golden.integers("822-lstm/test_indices.csv"), split.test());
  }

  @Test
  void pairsRepeatAndLeakAsMuchAsTheArticlesDo() {
    Split split = Split.article(10_000, 0.9, new TorchRandom(SEED));
    assertEquals(7_405, SAMPLES.distinctPairs());
    assertEquals(428, split.leakedTestSamples(SAMPLES));
  }

  @Test
  void everyTwoHundredthTestSampleIsOneOfTheFiveThatTheArticlePrints() {
    int[] test = Split.article(10_000, 0.9, new TorchRandom(SEED)).test();
    long[][] printed = {{123, 61}, {118, 94}, {250, 134}, {204, 67}, {245, 60}};
    for (int k = 0; k < printed.length; k++) {
      assertEquals(new Subtraction(printed[k][0], printed[k][1], 8), SAMPLES.pair(test[200 * k]));
    }
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void initialWeightsFollowTheSplitOnTheSameGenerator(CellType cell) {
    TorchRandom random = new TorchRandom(SEED);
    Split.article(10_000, 0.9, random);
    Weights weights = Weights.initial(new WeightLayout(cell, 32), random);
    Map<String, float[]> golden =
        Golden.tensors("822-" + cell.id() + "/weights_initial.safetensors");
    assertEquals(6, golden.size());
    for (WeightLayout.Tensor tensor : weights.layout().tensors()) {
      // The golden files call the recurrent layer lstm, whatever cell it is.
      String name = tensor.name().replace(cell.id() + ".", "lstm.");
      assertArrayEquals(golden.get(name), weights.tensor(tensor), name);
    }
  }

  @Test
  void epochOrdersFollowTheWeightsOnTheSameGenerator() {
    TorchRandom random = new TorchRandom(SEED);
    Split.article(10_000, 0.9, random);
    Weights.initial(new WeightLayout(CellType.LSTM, 32), random);
    assertArrayEquals(new int[] {4180, 168, 3046, 3644, 744}, firstFive(random));
    assertArrayEquals(new int[] {1069, 7693, 624, 3772, 8292}, firstFive(random));
  }

  private static int[] firstFive(TorchRandom random) {
    return Arrays.copyOf(random.epochOrder(9_000), 5);
  }
}
