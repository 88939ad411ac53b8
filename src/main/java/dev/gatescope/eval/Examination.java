package dev.gatescope.eval;

/** What one look at all pairs (or at the sample that stands for them) tells. Immutable. */
public record Examination(PairCheck pairs, RuleTable rules) {}
