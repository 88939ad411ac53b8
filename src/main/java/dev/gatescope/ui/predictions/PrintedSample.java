package dev.gatescope.ui.predictions;

import dev.gatescope.eval.Predictions;

/**
 * One of the five samples that the article prints: numbers and bits, the most significant first.
 * The article prints a stale variable as the true bits; these are the sample's own.
 *
 * @param answer the predicted number
 */
public record PrintedSample(
    int index,
    long a,
    long b,
    long answer,
    String aBits,
    String bBits,
    String expectedBits,
    String predictedBits,
    boolean right) {

  static PrintedSample of(Predictions predictions, int index) {
    int bits = predictions.bits();
    long a = predictions.pair(index).a();
    long b = predictions.pair(index).b();
    long expected = predictions.expected(index);
    long predicted = predictions.predicted(index);
    return new PrintedSample(
        index,
        a,
        b,
        predicted,
        bits(a, bits),
        bits(b, bits),
        bits(expected, bits),
        bits(predicted, bits),
        expected == predicted);
  }

  private static String bits(long number, int bits) {
    StringBuilder text = new StringBuilder();
    for (int t = bits - 1; t >= 0; t--) {
      text.append((number >>> t) & 1).append(t > 0 ? " " : "");
    }
    return text.toString();
  }
}
