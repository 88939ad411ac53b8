package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How often learner and network were right, by question and rule. Immutable. */
public final class QuizScore {
  /** Nothing asked yet. */
  static final QuizScore NONE = new QuizScore(Map.of());

  /**
   * One rule's score.
   *
   * @param asked how often the learner was asked
   * @param networkAsked how often there was a network beside the learner
   */
  public record Count(int asked, int right, int networkAsked, int networkRight) {
    static final Count NONE = new Count(0, 0, 0, 0);

    private Count with(QuizAnswer answer) {
      return new Count(
          asked + 1,
          right + (answer.right() ? 1 : 0),
          networkAsked + (answer.network() == null ? 0 : 1),
          networkRight + (answer.networkRight() ? 1 : 0));
    }

    private Count plus(Count other) {
      return new Count(
          asked + other.asked,
          right + other.right,
          networkAsked + other.networkAsked,
          networkRight + other.networkRight);
    }
  }

  /** By rule, in the rules' order. */
  private final Map<QuizMode, List<Count>> counts = new EnumMap<>(QuizMode.class);

  private QuizScore(Map<QuizMode, List<Count>> counts) {
    for (QuizMode mode : QuizMode.values()) {
      this.counts.put(
          mode, counts.getOrDefault(mode, Collections.nCopies(Rule.ALL.size(), Count.NONE)));
    }
  }

  QuizScore with(QuizAnswer answer) {
    List<Count> changed = new ArrayList<>(counts.get(answer.mode()));
    int index = answer.rule().index();
    changed.set(index, changed.get(index).with(answer));
    Map<QuizMode, List<Count>> all = new EnumMap<>(counts);
    all.put(answer.mode(), List.copyOf(changed));
    return new QuizScore(all);
  }

  public Count of(QuizMode mode, Rule rule) {
    return counts.get(mode).get(rule.index());
  }

  /** All rules together. */
  public Count total(QuizMode mode) {
    return counts.get(mode).stream().reduce(Count.NONE, Count::plus);
  }

  /**
   * How likely the learner is to be wrong about a rule, 0..1: the share of wrong answers as if one
   * right and one wrong had been given before. So a rule that was never asked is worth one half,
   * and one that was always right is worth little but never nothing.
   */
  double weakness(QuizMode mode, Rule rule) {
    Count count = of(mode, rule);
    return (count.asked - count.right + 1.0) / (count.asked + 2.0);
  }

  /**
   * One row a question and rule: question, a, b, borrow_in, answer, asked, right, network_asked,
   * network_right.
   */
  public Table toTable() {
    StringColumn question = StringColumn.create("question");
    IntColumn a = IntColumn.create("a");
    IntColumn b = IntColumn.create("b");
    IntColumn borrow = IntColumn.create("borrow_in");
    IntColumn truth = IntColumn.create("answer");
    IntColumn asked = IntColumn.create("asked");
    IntColumn right = IntColumn.create("right");
    IntColumn networkAsked = IntColumn.create("network_asked");
    IntColumn networkRight = IntColumn.create("network_right");
    for (QuizMode mode : QuizMode.values()) {
      for (Rule rule : Rule.ALL) {
        Count count = of(mode, rule);
        question.append(mode.id());
        a.append(rule.aBit());
        b.append(rule.bBit());
        borrow.append(rule.borrowIn());
        truth.append(mode.truth(rule));
        asked.append(count.asked());
        right.append(count.right());
        networkAsked.append(count.networkAsked());
        networkRight.append(count.networkRight());
      }
    }
    return Table.create(
        "quiz", question, a, b, borrow, truth, asked, right, networkAsked, networkRight);
  }
}
