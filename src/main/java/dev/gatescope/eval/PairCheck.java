package dev.gatescope.eval;

/**
 * How many pairs a network gets wrong.
 *
 * @param pairs pairs with 2 &lt;= a &lt;= 2^bits - 2 and 1 &lt;= b &lt; a that were checked, the
 *     article's range: 32,131 for 8 bits
 * @param wrong how many of them have at least one wrong bit
 * @param everyPair all 4^bits pairs, a &lt; b too (modulo 2^bits); 0 where only a sample was
 *     checked
 * @param everyWrong how many of those are wrong
 * @param sampled true where the width has too many pairs and a seeded sample was checked
 */
public record PairCheck(int pairs, int wrong, int everyPair, int everyWrong, boolean sampled) {}
