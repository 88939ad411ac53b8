package dev.gatescope.eval;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rule tables with known scores. */
public final class SampleRules {
  private static final int COUNT = 1000;

  private SampleRules() {}

  /** Every rule is kept, with margins 5 and 2. */
  public static RuleTable kept() {
    return broken();
  }

  /** Rules at some indices are right in 900 of 1,000 cases, with margins 1 and -3. */
  public static RuleTable broken(int... indices) {
    List<Integer> broken = Arrays.stream(indices).boxed().toList();
    return new RuleTable(
        IntStream.range(0, Rule.ALL.size())
            .mapToObj(
                i ->
                    broken.contains(i)
                        ? new RuleScore(Rule.ALL.get(i), COUNT, 900, 1, -3, hardest(i))
                        : new RuleScore(Rule.ALL.get(i), COUNT, COUNT, 5, 2, hardest(i)))
            .toList(),
        false);
  }

  /** A score with counts of one's own. */
  public static RuleScore score(int index, long count, long right) {
    return new RuleScore(Rule.ALL.get(index), count, right, 1, 1, hardest(index));
  }

  /** Bit 1 of a pair of 8 bits at which that rule applies. */
  private static RuleScore.Case hardest(int index) {
    Rule rule = Rule.ALL.get(index);
    // Bit 0 makes the borrow, or none; bit 7 makes a the larger number.
    long a = 128 + 2L * rule.aBit();
    long b = 4 + 2L * rule.bBit() + rule.borrowIn();
    return new RuleScore.Case(new Subtraction(a, b, 8), 1);
  }
}
