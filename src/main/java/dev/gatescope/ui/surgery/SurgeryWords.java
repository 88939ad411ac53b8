package dev.gatescope.ui.surgery;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.BorrowUnit;
import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.Experiment;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Level;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.eval.surgery.Scores;
import dev.gatescope.eval.surgery.Units;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Operations and their effect in words of one language. */
public final class SurgeryWords {
  private final Messages messages;

  public SurgeryWords(Messages messages) {
    this.messages = messages;
  }

  /** One after the other, as they are done. */
  public String operations(List<Operation> operations) {
    return operations.stream().map(this::operation).collect(Collectors.joining("; "));
  }

  /** "forget gate of all units at 0, every step". */
  String operation(Operation operation) {
    return switch (operation) {
      case Hold hold ->
          messages.text(
              "surgery.say.hold",
              messages.text(CellValue.of(hold.site()).nameKey()),
              units(hold.units()),
              level(hold.level()),
              step(hold.timeStep()));
      case Silence silence -> messages.text("surgery.say.silence", units(silence.units()));
      case Swap swap ->
          messages.text(
              "surgery.say.swap",
              CellValue.of(swap.site()).symbol(),
              units(swap.units()),
              Integer.toString(swap.timeStep()),
              pair(swap.donor()));
    };
  }

  private String units(Units units) {
    if (units.all()) {
      return messages.text("surgery.units.all");
    }
    String key = units.numbers().size() == 1 ? "surgery.units.one" : "surgery.units.some";
    return messages.text(key, units.toString());
  }

  private String level(Level level) {
    return level.mean()
        ? messages.text("surgery.level.mean")
        : Numbers.rounded(level.number(), 4).replace("-", NumberText.MINUS);
  }

  private String step(int timeStep) {
    return timeStep == Clamp.EVERY
        ? messages.text("surgery.step.every")
        : messages.text("surgery.step.one", Integer.toString(timeStep));
  }

  private static String pair(Subtraction pair) {
    return pair.a() + " " + NumberText.MINUS + " " + pair.b();
  }

  /** "85.61 % of 32,131 pairs right; 100 % before". */
  String pairs(Effect effect) {
    Scores before = effect.before();
    Scores after = effect.after();
    return messages.text(
        after.sampled() ? "surgery.pairs.sampled" : "surgery.pairs",
        NumberText.percent(after.rightShare()),
        messages.count(after.articlePairs() - after.articleWrong()),
        messages.count(after.articlePairs()),
        NumberText.percent(before.rightShare()));
  }

  /** "128 - 1: bits 5, 6 and 7 change; the network now says 31 in place of 127". */
  String pair(Effect effect) {
    List<Integer> changed = effect.changedSteps();
    String pair = pair(effect.pair());
    String after = Long.toString(effect.traceAfter().predicted());
    if (changed.isEmpty()) {
      return messages.text("surgery.pair.same", pair, after);
    }
    return messages.text(
        changed.size() == 1 ? "surgery.pair.bit" : "surgery.pair.bits",
        pair,
        changed.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(messages.text("surgery.comma"))),
        Long.toString(effect.traceBefore().predicted()),
        after);
  }

  /** All that the drawing shows, for those who do not see it: each rule and bit that changed. */
  String spoken(Effect effect) {
    List<String> said = new ArrayList<>(List.of(pairs(effect), pair(effect)));
    for (Rule rule : Rule.ALL) {
      double before = effect.before().rules().score(rule).accuracy();
      double after = effect.after().rules().score(rule).accuracy();
      if (after != before) {
        said.add(
            messages.text(
                "surgery.spoken.rule",
                rule.aBit(),
                rule.bBit(),
                rule.borrowIn(),
                NumberText.percent(after),
                NumberText.percent(before)));
      }
    }
    for (int t = 0; t < effect.pair().bits(); t++) {
      double before = effect.before().stepRight(t);
      double after = effect.after().stepRight(t);
      if (after != before) {
        said.add(
            messages.text(
                "surgery.spoken.bit",
                Integer.toString(t),
                NumberText.percent(after),
                NumberText.percent(before)));
      }
    }
    return String.join(" ", said);
  }

  /** "85.6 %": short enough to stand beside a bar. */
  String tenths(double share) {
    return NumberText.percent(share, 1);
  }

  String experiment(Experiment experiment, BorrowUnit unit) {
    return messages.text(
        "surgery.try." + Names.of(experiment.kind()), Integer.toString(unit.unit()));
  }

  /** What to expect and why. */
  String why(Experiment experiment, BorrowUnit unit, int bits) {
    int step = Experiment.transplantStep(bits);
    return messages.text(
        "surgery.why." + Names.of(experiment.kind()),
        Integer.toString(unit.unit()),
        NumberText.signed(unit.correlation(), 2),
        pair(Experiment.donor(bits)),
        Integer.toString(step),
        Integer.toString(step + 1));
  }
}
