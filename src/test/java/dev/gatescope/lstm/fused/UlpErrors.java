package dev.gatescope.lstm.fused;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;

/**
 * The activations' worst errors against Math in double, in ulp of the exact result as a float. Run
 * as a program it asks every float of the range, which takes minutes, and prints the errors that
 * the package's page states.
 */
final class UlpErrors {
  private static final int SIGN = 0x80000000;

  /** A function of the fast engine. */
  private interface Function {
    float of(float x);
  }

  private UlpErrors() {}

  public static void main(String[] arguments) {
    System.out.printf("sigmoid %.3f ulp%n", sigmoid(1));
    System.out.printf("tanh %.3f ulp%n", tanh(1));
    System.out.printf("log %.3f ulp%n", log(1));
  }

  /**
   * Down to where the result is no normal float any more, and up to where it has long been 1.
   *
   * @param stride 1 for every float, n for every n-th
   */
  static double sigmoid(int stride) {
    DoubleUnaryOperator exact = x -> 1 / (1 + Math.exp(-x));
    return Math.max(
        worst(ScalarActivations::sigmoid, exact, 0, 200, 0, stride),
        worst(ScalarActivations::sigmoid, exact, 0, 87.3f, SIGN, stride));
  }

  /** From 0 to where the result has long been 1; tanh is odd, see the test. */
  static double tanh(int stride) {
    return worst(ScalarActivations::tanh, Math::tanh, 0, 20, 0, stride);
  }

  /** Of probabilities. */
  static double log(int stride) {
    return worst(ScalarActivations::log, Math::log, Float.MIN_VALUE, 1, 0, stride);
  }

  private static double worst(
      Function function, DoubleUnaryOperator exact, float low, float high, int sign, int stride) {
    int first = Float.floatToIntBits(low);
    return LongStream.rangeClosed(0, (Float.floatToIntBits(high) - first) / stride)
        .parallel()
        .mapToDouble(
            i -> {
              float x = Float.intBitsToFloat((int) (first + i * stride) | sign);
              double expected = exact.applyAsDouble(x);
              return Math.abs(function.of(x) - expected) / Math.ulp((float) expected);
            })
        .max()
        .orElseThrow();
  }
}
