package dev.gatescope.ui.rules;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.eval.RuleHistory.Change;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.List;

/** The meter in words. */
public final class RuleText {
  /** Of a longer story the first chapter and the last ones are told. */
  private static final int CHAPTERS = 4;

  private final Messages messages;

  public RuleText(Messages messages) {
    this.messages = messages;
  }

  /** The share of right answers, never rounded up to 100 % while one is wrong. */
  public static String percent(RuleScore score) {
    if (score.count() == 0) {
      return "–";
    }
    return NumberText.percent(score.accuracy());
  }

  /** How many rules are kept, and over what. */
  String summary(Meter meter, int bits) {
    RuleTable table = meter.table();
    String pairs = messages.count(table.count() / bits);
    String over = messages.text(table.sampled() ? "rules.sampled" : "rules.all", pairs);
    String epoch = Integer.toString(meter.epoch());
    String kept = Integer.toString(table.kept());
    return meter.isOperated()
        ? messages.text(
            "rules.summary.operated", kept, Integer.toString(meter.trained().kept()), over)
        : messages.text("rules.summary", epoch, kept, over);
  }

  /** A rule as an equation: {@code 0 − 1 − 1 = 0, borrow 1}. */
  public String equation(Rule rule) {
    return messages.text(
        "rules.equation",
        rule.aBit(),
        rule.bBit(),
        rule.borrowIn(),
        rule.differenceBit(),
        rule.borrowOut());
  }

  /** When a rule was learnt and lost. */
  String story(Rule rule, RuleHistory history) {
    List<Change> changes = history.changes(rule);
    if (history.size() < 2) {
      return messages.text("rules.story.unknown");
    }
    if (changes.isEmpty()) {
      return messages.text("rules.story.never");
    }
    List<String> chapters = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (i == 1 && changes.size() > CHAPTERS) {
        chapters.add("…");
        i = changes.size() - CHAPTERS + 1;
      }
      chapters.add(chapter(changes.get(i), i == 0));
    }
    return String.join(messages.text("rules.story.comma"), chapters);
  }

  private String chapter(Change change, boolean first) {
    String key =
        !change.learnt()
            ? "rules.story.lost"
            : first ? "rules.story.learnt" : "rules.story.learntAgain";
    return messages.text(key, Integer.toString(change.epoch()));
  }

  /** All that is known of a rule. */
  String describe(Rule rule, Meter meter, RuleHistory history) {
    RuleScore score = meter.table().score(rule);
    return messages.text("rules.detail", equation(rule), story(rule, history), hardest(score));
  }

  /** A rule at one epoch of the run. */
  String describe(Rule rule, RuleHistory history, int index) {
    RuleScore score = history.table(index).score(rule);
    return messages.text(
        "rules.detail.epoch",
        equation(rule),
        Integer.toString(history.epoch(index)),
        percent(score),
        margin(score.meanMargin()),
        margin(score.smallestMargin()));
  }

  /** All of it for those who do not see the drawing. */
  String spoken(Rule rule, Meter meter, RuleHistory history) {
    RuleScore score = meter.table().score(rule);
    return messages.text(
        "rules.spoken",
        describe(rule, meter, history),
        percent(score),
        margin(score.meanMargin()),
        margin(score.smallestMargin()));
  }

  private String hardest(RuleScore score) {
    return score.hardest() == null
        ? messages.text("rules.hardest.none")
        : messages.text(
            "rules.hardest",
            Long.toString(score.hardest().pair().a()),
            Long.toString(score.hardest().pair().b()),
            Integer.toString(score.hardest().timeStep()));
  }

  /** A margin with as many decimals as fit. */
  static String margin(double margin) {
    return NumberText.fixed(margin, Math.abs(margin) < 100 ? 2 : 0);
  }
}
