package dev.gatescope.eval.surgery;

import dev.gatescope.eval.RuleTable;
import java.util.BitSet;

/**
 * How well a network answers. Immutable.
 *
 * @param bits width of the numbers
 * @param sampled true where there are too many pairs and the sample of the run was asked
 * @param pairs how many pairs were asked: all 4^bits, a &lt; b (modulo 2^bits) and zero included,
 *     or the sample
 * @param wrong how many of them have a wrong bit
 * @param articlePairs those with 2 &lt;= a &lt;= 2^bits - 2 and 1 &lt;= b &lt; a, which the badge
 *     counts
 * @param articleWrong how many of these have a wrong bit
 * @param wrongAtStep for each step how many pairs have that bit wrong
 * @param rules the same pairs by the rows of the table of subtraction
 * @param wrongPairs a * 2^bits + b of every pair with a wrong bit; empty where sampled
 */
public record Scores(
    int bits,
    boolean sampled,
    int pairs,
    int wrong,
    int articlePairs,
    int articleWrong,
    int[] wrongAtStep,
    RuleTable rules,
    BitSet wrongPairs) {
  /** Share of the pairs that are right, of those that the badge counts. */
  public double rightShare() {
    return (double) (articlePairs - articleWrong) / articlePairs;
  }

  /** Share of the pairs whose bit is right at a step. */
  public double stepRight(int timeStep) {
    return (double) (pairs - wrongAtStep[timeStep]) / pairs;
  }

  public boolean isWrong(int a, int b) {
    return wrongPairs.get((a << bits) + b);
  }
}
