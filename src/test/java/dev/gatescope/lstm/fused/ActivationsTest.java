package dev.gatescope.lstm.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The activations against Math in double. The worst errors that the package's page states were
 * measured over every float of the range by {@link UlpErrors}; here every thousandth or so is
 * enough to notice a wrong coefficient.
 */
@EnabledIf("available")
class ActivationsTest {
  private static final int STRIDE = 1009;

  static boolean available() {
    return FusedEngines.missing().isEmpty();
  }

  @Test
  void sigmoidIsWithinTwoAndAHalfUlp() {
    double worst = UlpErrors.sigmoid(STRIDE);
    assertTrue(worst < 2.5, "worst error " + worst + " ulp");
  }

  @Test
  void sigmoidBelowNormalFloatsIsRightToTheSmallestFloat() {
    for (float x = -120; x < -87; x += 0.01f) {
      double exact = 1 / (1 + Math.exp(-x));
      assertEquals(exact, ScalarActivations.sigmoid(x), 2e-45 + 3e-7 * exact);
    }
    assertEquals(0f, ScalarActivations.sigmoid(Float.NEGATIVE_INFINITY));
    assertEquals(1f, ScalarActivations.sigmoid(Float.POSITIVE_INFINITY));
  }

  @Test
  void tanhIsWithinTwoAndAHalfUlp() {
    double worst = UlpErrors.tanh(STRIDE);
    assertTrue(worst < 2.5, "worst error " + worst + " ulp");
    assertEquals(1f, ScalarActivations.tanh(Float.POSITIVE_INFINITY));
    assertEquals(-ScalarActivations.tanh(0.3f), ScalarActivations.tanh(-0.3f));
  }

  @Test
  void logIsWithinOneUlp() {
    double worst = UlpErrors.log(STRIDE);
    assertTrue(worst < 1, "worst error " + worst + " ulp");
    assertTrue(ScalarActivations.log(0) < -100);
  }

  @Test
  void notANumberStays() {
    assertTrue(Float.isNaN(ScalarActivations.sigmoid(Float.NaN)));
    assertTrue(Float.isNaN(ScalarActivations.tanh(Float.NaN)));
  }

  /** The vectors do the same to every lane. */
  @Test
  void vectorsGiveTheBitsOfTheScalars() {
    float[] x = new float[PackedLayout.PANEL];
    float[] y = new float[PackedLayout.PANEL];
    for (int bits = 0; bits >= 0 && bits < Integer.MAX_VALUE - 200_003; bits += 200_003) {
      for (int i = 0; i < x.length; i++) {
        float value = Float.intBitsToFloat(bits + i * 3001);
        x[i] = i % 2 == 0 ? value : -value;
        y[i] = x[i];
      }
      float[] input = x.clone();
      VectorActivations.sigmoid(x, 0, x, 0, 1, 0, x.length);
      VectorActivations.tanh(y, 0, y, 0, 1, 0, y.length);
      for (int i = 0; i < x.length; i++) {
        assertEquals(ScalarActivations.sigmoid(input[i]), x[i]);
        assertEquals(ScalarActivations.tanh(input[i]), y[i]);
      }
    }
  }
}
