package dev.gatescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.Golden;
import dev.gatescope.lstm.Nd4jRuntime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against {@code torch.nn.BCELoss}, whose numbers src/test/python/optim.py wrote. */
class BinaryCrossEntropyTest {
  private static final List<List<String>> GOLDEN = Golden.csv("optim/bce.csv");

  @BeforeAll
  static void startNd4j() {
    Nd4jRuntime.start();
  }

  @ParameterizedTest
  @CsvSource({
    "MEAN, false, 3",
    "SUM, false, 4",
    "NONE, false, 5",
    "MEAN, true, 7",
    "SUM, true, 8",
    "NONE, true, 9"
  })
  void gradientIsPyTorchs(Reduction reduction, boolean weighted, int column) {
    INDArray gradient = criterion(reduction, weighted).gradient(column(0), column(1));
    float[] actual = gradient.toFloatVector();
    assertTrue(actual.length >= 30);
    for (int i = 0; i < actual.length; i++) {
      float expected = Float.parseFloat(GOLDEN.get(i).get(column));
      assertEquals(expected, actual[i], 1e-6 * Math.abs(expected), GOLDEN.get(i).toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 6", "true, 10"})
  void lossOfEachElementIsPyTorchs(boolean weighted, int column) {
    float[] actual = criterion(Reduction.NONE, weighted).loss(column(0), column(1)).toFloatVector();
    assertEquals(GOLDEN.size(), actual.length);
    for (int i = 0; i < actual.length; i++) {
      float expected = Float.parseFloat(GOLDEN.get(i).get(column));
      // PyTorch's log1p(-p) knows p below a float's last place beside 1, where 1 - p does not.
      double tolerance = 1e-6 * Math.abs(expected) + 3 * Math.ulp(0.5f);
      assertEquals(expected, actual[i], tolerance, GOLDEN.get(i).toString());
    }
  }

  @Test
  void reducedLossesArePyTorchs() {
    List<List<String>> rows = Golden.csv("optim/bce_reduced.csv");
    assertEquals(4, rows.size());
    for (List<String> row : rows) {
      Reduction reduction = Reduction.valueOf(row.get(0).toUpperCase(Locale.ROOT));
      INDArray loss = criterion(reduction, row.get(1).equals("True")).loss(column(0), column(1));
      assertTrue(loss.isScalar());
      double expected = Double.parseDouble(row.get(2));
      assertEquals(expected, loss.getDouble(0), 1e-6 * expected, row.toString());
    }
  }

  @Test
  void certainAndWrongCosts100() {
    INDArray p = Nd4j.createFromArray(0f, 1f, 0f, 1f);
    INDArray y = Nd4j.createFromArray(1f, 0f, 0f, 1f);
    BinaryCrossEntropy each = new BinaryCrossEntropy(Reduction.NONE, null);
    assertArrayEquals(new float[] {100, 100, 0, 0}, each.loss(p, y).toFloatVector());
    assertEquals(50, BinaryCrossEntropy.mean().loss(p, y).getDouble(0));
  }

  @Test
  void aWeightBroadcasts() {
    INDArray p = Nd4j.createFromArray(0.25f, 0.5f, 0.5f, 0.25f).reshape(2, 2);
    INDArray y = Nd4j.ones(2, 2);
    INDArray w = Nd4j.createFromArray(1f, 3f).reshape(1, 2);
    BinaryCrossEntropy weighted = new BinaryCrossEntropy(Reduction.NONE, w);
    assertArrayEquals(
        new float[] {1.3862944f, 2.0794415f, 0.6931472f, 4.158883f},
        weighted.loss(p, y).ravel().toFloatVector(),
        1e-6f);
    assertArrayEquals(
        new float[] {-4, -6, -2, -12}, weighted.gradient(p, y).ravel().toFloatVector(), 1e-5f);
  }

  @Test
  void aNotANumberStaysOne() {
    INDArray p = Nd4j.createFromArray(0.5f, Float.NaN);
    INDArray y = Nd4j.createFromArray(1f, 1f);
    assertTrue(Double.isNaN(BinaryCrossEntropy.mean().loss(p, y).getDouble(0)));
    float[] each = new BinaryCrossEntropy(Reduction.NONE, null).loss(p, y).toFloatVector();
    assertFalse(Float.isNaN(each[0]));
    assertTrue(Float.isNaN(each[1]));
    float[] gradient = BinaryCrossEntropy.mean().gradient(p, y).toFloatVector();
    assertEquals(-1, gradient[0], 1e-6);
    assertTrue(Float.isNaN(gradient[1]));
  }

  @Test
  void argumentsAreLeftAlone() {
    INDArray p = column(0);
    INDArray y = column(1);
    INDArray w = column(2);
    BinaryCrossEntropy criterion = new BinaryCrossEntropy(Reduction.MEAN, w);
    criterion.loss(p, y);
    criterion.gradient(p, y);
    assertArrayEquals(column(0).toFloatVector(), p.toFloatVector());
    assertArrayEquals(column(1).toFloatVector(), y.toFloatVector());
    assertArrayEquals(column(2).toFloatVector(), w.toFloatVector());
  }

  private static BinaryCrossEntropy criterion(Reduction reduction, boolean weighted) {
    return new BinaryCrossEntropy(reduction, weighted ? column(2) : null);
  }

  private static INDArray column(int index) {
    float[] values = new float[GOLDEN.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(GOLDEN.get(i).get(index));
    }
    return Nd4j.createFromArray(values);
  }
}
