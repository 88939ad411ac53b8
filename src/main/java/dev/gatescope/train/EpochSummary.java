package dev.gatescope.train;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.RuleTable;

/**
 * The numbers of one epoch without what is large: weights and predictions. See {@link EpochReport}
 * for what they mean.
 */
public record EpochSummary(
    int epoch,
    double loss,
    double testLoss,
    double testRmse,
    PairCheck allPairs,
    RuleTable rules,
    double trainMillis,
    double evaluationMillis) {}
