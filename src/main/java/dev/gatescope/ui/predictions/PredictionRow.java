package dev.gatescope.ui.predictions;

import dev.gatescope.eval.Predictions;

/**
 * One line of the table.
 *
 * @param index the article's sample number
 * @param inTraining the pair also stands in the training set; null where that is not known
 */
public record PredictionRow(
    int index,
    long a,
    long b,
    long expected,
    long predicted,
    double absoluteError,
    Boolean inTraining) {

  static PredictionRow of(Predictions predictions, int index, Boolean inTraining) {
    return new PredictionRow(
        index,
        predictions.pair(index).a(),
        predictions.pair(index).b(),
        predictions.expected(index),
        predictions.predicted(index),
        predictions.absoluteError(index),
        inTraining);
  }

  public boolean wrong() {
    return expected != predicted;
  }
}
