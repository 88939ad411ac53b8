package dev.gatescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.Golden;
import dev.gatescope.lstm.Nd4jRuntime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against {@code torch.optim.Adam}, whose steps src/test/python/optim.py wrote. */
class AdamTest {
  private static final int PARAMETERS = 6;

  @BeforeAll
  static void startNd4j() {
    Nd4jRuntime.start();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.01, 1})
  void stepsArePyTorchs(double learningRate) {
    List<List<String>> rows =
        Golden.csv("optim/adam.csv").stream()
            .filter(row -> Double.parseDouble(row.get(0)) == learningRate)
            .toList();
    assertEquals(13, rows.size());
    INDArray parameters = Nd4j.createFromArray(parameters(rows.getFirst()));
    try (Adam adam = new Adam(AdamSettings.withLearningRate(learningRate), parameters)) {
      for (List<String> row : rows.subList(1, rows.size())) {
        adam.step(parameters, Nd4j.createFromArray(gradient(row)));
        float[] expected = parameters(row);
        float[] actual = parameters.toFloatVector();
        for (int i = 0; i < PARAMETERS; i++) {
          double tolerance = 1e-6 * (Math.abs(expected[i]) + learningRate);
          assertEquals(expected[i], actual[i], tolerance, "parameter " + i + " in " + row);
        }
      }
    }
  }

  @Test
  void aParameterWithoutGradientStays() {
    INDArray parameters = Nd4j.createFromArray(1f, 2f);
    INDArray gradient = Nd4j.createFromArray(0f, 5f);
    try (Adam adam = new Adam(AdamSettings.withLearningRate(0.5), parameters)) {
      adam.step(parameters, gradient);
    }
    // The first step is the learning rate in the gradient's direction, whatever its size.
    assertArrayEquals(new float[] {1, 1.5f}, parameters.toFloatVector(), 1e-6f);
    assertArrayEquals(new float[] {0, 5}, gradient.toFloatVector());
  }

  /** With the moments and the number of steps of another, the next step is the same to the bit. */
  @Test
  void itGoesOnFromWhatAnotherHad() {
    AdamSettings settings = AdamSettings.withLearningRate(0.1);
    INDArray first = Nd4j.createFromArray(0f, 1f);
    INDArray second = Nd4j.createFromArray(0f, 1f);
    INDArray gradient = Nd4j.createFromArray(3f, -1f);
    try (Adam one = new Adam(settings, first);
        Adam other = new Adam(settings, second)) {
      one.step(first, gradient);
      one.step(first, gradient);
      assertEquals(2, one.steps());
      // 0.1 g and then 0.1 g + 0.9 * 0.1 g; 0.001 g g and then as much again.
      assertArrayEquals(new float[] {0.57f, -0.19f}, one.mean(), 1e-6f);
      assertArrayEquals(new float[] {0.017991f, 0.001999f}, one.meanSquare(), 1e-6f);
      other.load(one.steps(), one.mean(), one.meanSquare());
      assertEquals(2, other.steps());
      second.assign(first);
      one.step(first, Nd4j.createFromArray(-5f, 2f));
      other.step(second, Nd4j.createFromArray(-5f, 2f));
      assertArrayEquals(one.mean(), other.mean());
      assertArrayEquals(one.meanSquare(), other.meanSquare());
    }
    assertArrayEquals(first.toFloatVector(), second.toFloatVector());
  }

  @Test
  void twoOptimisersShareNothing() {
    INDArray first = Nd4j.createFromArray(0f);
    INDArray second = Nd4j.createFromArray(0f);
    AdamSettings settings = AdamSettings.withLearningRate(0.1);
    try (Adam one = new Adam(settings, first);
        Adam other = new Adam(settings, second)) {
      one.step(first, Nd4j.createFromArray(3f));
      one.step(first, Nd4j.createFromArray(-1f));
      other.step(second, Nd4j.createFromArray(3f));
      other.step(second, Nd4j.createFromArray(-1f));
    }
    assertArrayEquals(first.toFloatVector(), second.toFloatVector());
  }

  private static float[] gradient(List<String> row) {
    return numbers(row.subList(2, 2 + PARAMETERS));
  }

  private static float[] parameters(List<String> row) {
    return numbers(row.subList(2 + PARAMETERS, 2 + 2 * PARAMETERS));
  }

  private static float[] numbers(List<String> texts) {
    float[] numbers = new float[texts.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(texts.get(i));
    }
    return numbers;
  }
}
