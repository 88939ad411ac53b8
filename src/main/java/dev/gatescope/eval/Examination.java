package dev.gatescope.eval;

import dev.gatescope.lstm.PrefixSweep;

/**
 * What one look at all pairs (or at the sample that stands for them) tells. Immutable.
 *
 * @param sweep the answers to all pairs themselves; null if it was a sample
 */
public record Examination(PairCheck pairs, RuleTable rules, PrefixSweep sweep) {}
