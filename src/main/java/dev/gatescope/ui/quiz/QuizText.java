package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.List;

/** What the quiz says. */
final class QuizText {
  private final Messages messages;

  QuizText(Messages messages) {
    this.messages = messages;
  }

  /** What is asked, or how the round ended. */
  String question(QuizRound round, QuizMode mode) {
    if (round.done()) {
      Subtraction pair = round.pair();
      return messages.text(
          "quiz.done",
          NumberText.whole(pair.a()),
          NumberText.whole(pair.b()),
          NumberText.whole(pair.difference()),
          Integer.toString(round.right()),
          Integer.toString(pair.bits()));
    }
    Rule rule = round.rule();
    return messages.text(
        mode == QuizMode.DIFFERENCE ? "quiz.question.difference" : "quiz.question.borrow",
        Integer.toString(round.asked()),
        rule.aBit(),
        rule.bBit(),
        rule.borrowIn());
  }

  /** Whether the newest answer was right. */
  String verdict(QuizRound round) {
    QuizAnswer answer = round.newest();
    String key = answer.mode() == QuizMode.DIFFERENCE ? "quiz.truth.difference" : borrowKey(answer);
    String truth =
        messages.text(key, Integer.toString(round.asked() - 1), Integer.toString(answer.truth()));
    return answer.right()
        ? messages.text("quiz.right", truth)
        : messages.text("quiz.wrong", truth, Integer.toString(answer.said()));
  }

  private static String borrowKey(QuizAnswer answer) {
    return answer.truth() == 1 ? "quiz.truth.borrow" : "quiz.truth.noBorrow";
  }

  /** What the network made of it. */
  String network(QuizAnswer answer) {
    if (answer.network() == null) {
      return messages.text(
          answer.mode() == QuizMode.DIFFERENCE ? "quiz.network.none" : "quiz.network.unread");
    }
    return messages.text(
        answer.mode() == QuizMode.DIFFERENCE ? "quiz.network.probability" : "quiz.network.read",
        answer.networkRight() ? "✓" : "✗",
        Integer.toString(answer.network().bit()),
        value(answer));
  }

  /** The network's number, with the decimals that say something. */
  static String value(QuizAnswer answer) {
    double value = answer.network().value();
    return answer.mode() == QuizMode.DIFFERENCE
        ? NumberText.probability(value)
        : NumberText.fixed(value, 2);
  }

  /** Which of the eight rules it was. */
  String rule(Rule rule) {
    return messages.text(
        "quiz.rule",
        Integer.toString(rule.index() + 1),
        rule.aBit(),
        rule.bBit(),
        rule.borrowIn(),
        rule.differenceBit(),
        rule.borrowOut());
  }

  /** The rule in few characters. */
  String brief(Rule rule) {
    return messages.text(
        "quiz.log.brief",
        rule.aBit(),
        rule.bBit(),
        rule.borrowIn(),
        rule.differenceBit(),
        rule.borrowOut());
  }

  /** Why the rule is as it is, in one sentence. */
  String why(Rule rule) {
    int rest = rule.aBit() - rule.bBit() - rule.borrowIn();
    return messages.text(
        rule.borrowOut() == 1 ? "quiz.why.borrow" : "quiz.why.noBorrow",
        rule.aBit(),
        rule.bBit(),
        rule.borrowIn(),
        NumberText.whole(rest),
        rule.differenceBit());
  }

  /** All of it for those who do not see the drawing. */
  String spoken(QuizRound round, QuizMode mode) {
    String question = question(round, mode);
    QuizAnswer newest = round.newest();
    return newest == null
        ? question
        : messages.text(
            "quiz.spoken",
            verdict(round),
            network(newest),
            rule(newest.rule()),
            why(newest.rule()),
            question);
  }

  /** A score in words: all rules together, then each that was asked. */
  String spoken(QuizScore score, QuizMode mode) {
    List<String> said = new ArrayList<>(List.of(spoken(score.total(mode))));
    for (Rule rule : Rule.ALL) {
      QuizScore.Count count = score.of(mode, rule);
      if (count.asked() > 0) {
        said.add(
            messages.text(
                "quiz.score.spoken.rule",
                rule.aBit(),
                rule.bBit(),
                rule.borrowIn(),
                Integer.toString(count.right()),
                Integer.toString(count.asked()),
                Integer.toString(count.networkRight()),
                Integer.toString(count.networkAsked())));
      }
    }
    return String.join(" ", said);
  }

  private String spoken(QuizScore.Count count) {
    return messages.text(
        "quiz.score.spoken",
        Integer.toString(count.right()),
        Integer.toString(count.asked()),
        Integer.toString(count.networkRight()),
        Integer.toString(count.networkAsked()));
  }
}
