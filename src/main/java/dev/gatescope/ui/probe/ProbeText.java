package dev.gatescope.ui.probe;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.ProbeTables;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.eval.probe.UnitScore;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import java.util.List;
import java.util.stream.Collectors;

/** A probe in words. */
record ProbeText(Messages messages) {
  /** A unit that is right so often is said to carry the bit. */
  private static final int CARRIES_PERCENT = 95;

  private static final int MOST_NAMED = 8;

  String target(Target target) {
    return messages.text("probe.target." + target.id());
  }

  /** What the best unit tells alone. */
  String finding(Probe probe) {
    if (probe.top().isEmpty()) {
      return messages.text("probe.nothing");
    }
    UnitScore top = probe.top().get();
    String unit = Integer.toString(top.unit());
    String state = ProbeTables.symbol(top.state());
    String what = target(probe.target());
    return probe.target().isBinary()
        ? messages.text("probe.finding", unit, state, what, percent(top.accuracy()))
        : messages.text(
            "probe.finding.run", unit, state, what, NumberText.signed(top.correlation(), 3));
  }

  /**
   * The other units that tell nearly as much, for what one of them carries they carry too; empty if
   * there are none, or too many to name.
   */
  String also(Probe probe) {
    int best = probe.top().map(UnitScore::unit).orElse(-1);
    List<Integer> others =
        probe.ranked().stream()
            .filter(score -> 100 * score.accuracy() >= CARRIES_PERCENT)
            .map(UnitScore::unit)
            .filter(unit -> unit != best)
            .distinct()
            .sorted()
            .toList();
    if (others.isEmpty() || others.size() > MOST_NAMED) {
      return "";
    }
    String names =
        others.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(messages.text("probe.comma")));
    return messages.text("probe.also", names, CARRIES_PERCENT + " %");
  }

  /** How the linear read-out does. */
  String readOut(Probe probe) {
    String count = Integer.toString(probe.ranked().size());
    double fitted = probe.readOut().fitted();
    double heldOut = probe.readOut().heldOut();
    return probe.target().isBinary()
        ? messages.text(
            "probe.readOut", count, percent(fitted), percent(heldOut), percent(probe.chance()))
        : messages.text(
            "probe.readOut.run", count, NumberText.fixed(fitted, 3), NumberText.fixed(heldOut, 3));
  }

  /** One unit's score. */
  String unit(Probe probe, UnitScore score) {
    String state = ProbeTables.symbol(score.state());
    String unit = Integer.toString(score.unit());
    if (score.isConstant()) {
      return messages.text(
          "probe.constant", state, unit, NumberText.revealing(score.values().low(), 3));
    }
    String correlation = NumberText.signed(score.correlation(), 3);
    return probe.target().isBinary()
        ? messages.text(
            score.oneAbove() ? "probe.unit.above" : "probe.unit.below",
            state,
            unit,
            correlation,
            percent(score.accuracy()),
            NumberText.revealing(score.threshold(), 3))
        : messages.text("probe.unit.run", state, unit, correlation);
  }

  /** What was asked. */
  String scope(Probe probe) {
    return messages.text("probe.scope", Integer.toString(probe.timeSteps()));
  }

  /** With as many decimals as keep what is not all from being called 100 %. */
  static String percent(double share) {
    if (Double.isNaN(share)) {
      return "–";
    }
    for (int decimals = 1; decimals < 4; decimals++) {
      String text = NumberText.fixed(100 * share, decimals);
      boolean all = text.startsWith("100");
      if (!all || share == 1) {
        return share == 1 ? "100 %" : text + " %";
      }
    }
    return "> 99.99 %";
  }
}
