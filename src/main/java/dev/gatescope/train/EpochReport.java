package dev.gatescope.train;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.Predictions;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.lstm.Weights;

/**
 * What one epoch brought. Immutable, and so free to cross threads.
 *
 * @param epoch 0 for the initial weights before any training, then 1, 2, ...
 * @param loss the sum of the batches' mean losses, as the article prints it; NaN for epoch 0
 * @param testLoss mean binary cross-entropy over all bits of the test set
 * @param test the test set's predictions, errors and RMSE
 * @param allPairs how many of all pairs are wrong
 * @param rules how well each row of the subtraction table is kept, over the same pairs
 * @param weights the weights at the end of the epoch
 * @param trainMillis milliseconds spent on the batches of this epoch
 * @param evaluationMillis milliseconds spent on test set and pairs
 */
public record EpochReport(
    int epoch,
    double loss,
    double testLoss,
    Predictions test,
    PairCheck allPairs,
    RuleTable rules,
    Weights weights,
    double trainMillis,
    double evaluationMillis) {
  /** The numbers without weights and predictions. */
  public EpochSummary summary() {
    return new EpochSummary(
        epoch, loss, testLoss, test.rmse(), allPairs, rules, trainMillis, evaluationMillis);
  }

  /** What the large parts take: weights and predictions. */
  public long bytes() {
    return (long) weights.layout().size() * Float.BYTES + test.bytes();
  }
}
