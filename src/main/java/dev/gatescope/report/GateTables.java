package dev.gatescope.report;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import java.util.Locale;

/** The gates and states of one subtraction as small coloured tables: a row a step. */
final class GateTables {
  /** More would not fit a page, nor would anyone read them. */
  private static final int MOST_UNITS = 32;

  private static final String MINUS = "\u2212";

  private final RunReport report;
  private final GateTrace trace;
  private final Markup page;
  private final Messages messages;
  private final int units;

  GateTables(RunReport report, Markup page, Messages messages) {
    this.report = report;
    this.trace = report.trace();
    this.page = page;
    this.messages = messages;
    this.units = Math.min(MOST_UNITS, trace.hiddenSize());
  }

  void write() {
    Subtraction pair = report.pair();
    page.element(
        "h2",
        messages.text(
            "report.gates",
            Long.toString(pair.a()),
            Long.toString(pair.b()),
            Long.toString(pair.difference())));
    bits(pair);
    page.element("p", messages.text("report.scale"), "class", "note");
    if (units < trace.hiddenSize()) {
      page.element(
          "p",
          messages.text(
              "report.firstUnits", Integer.toString(units), Integer.toString(trace.hiddenSize())),
          "class",
          "note");
    }
    for (Gate gate : trace.cell().gates()) {
      if (gate != Gate.HIDDEN) {
        values(nameKey(gate), gate.letter(), (t, u) -> trace.gate(gate, t, u));
      }
    }
    if (trace.cell().hasCellState()) {
      values("cell.value.cell_state", "C", trace::cellState);
    }
    values("cell.value.hidden_state", "h", trace::hiddenState);
  }

  private static String nameKey(Gate gate) {
    String name = Names.of(gate);
    return switch (gate) {
      case CANDIDATE -> "cell.value.candidate";
      case NEW -> "cell.value.new_state";
      default -> "cell.value." + name + "_gate";
    };
  }

  private void bits(Subtraction pair) {
    page.open("table", "id", "bits");
    page.open("thead");
    page.open("tr");
    for (String name :
        new String[] {
          "report.step",
          "report.aBit",
          "report.bBit",
          "report.borrowIn",
          "report.trueBit",
          "report.probability",
          "report.predictedBit"
        }) {
      page.element("th", messages.text(name), "scope", "col");
    }
    page.close();
    page.close();
    page.open("tbody");
    for (int t = 0; t < trace.timeSteps(); t++) {
      boolean right = trace.bit(t) == pair.differenceBit(t);
      page.open("tr");
      page.element("td", Integer.toString(t));
      page.element("td", Integer.toString(pair.aBit(t)));
      page.element("td", Integer.toString(pair.bBit(t)));
      page.element("td", Integer.toString(pair.borrowIn(t)));
      page.element("td", Integer.toString(pair.differenceBit(t)));
      page.element("td", Numbers.probability(trace.probability(t)));
      page.element(
          "td", (right ? "\u2713 " : "\u2717 ") + trace.bit(t), "class", right ? "right" : "wrong");
      page.close();
    }
    page.close();
    page.close();
  }

  private void values(String nameKey, String symbol, Value value) {
    double limit = 1;
    for (int t = 0; t < trace.timeSteps(); t++) {
      for (int u = 0; u < units; u++) {
        // NaN is no limit.
        limit = Math.abs(value.at(t, u)) > limit ? Math.abs(value.at(t, u)) : limit;
      }
    }
    page.open("div", "class", "gate");
    page.open("table", "class", "heat", "id", "gate-" + symbol);
    page.element(
        "caption",
        messages.text(
            "report.gateScale", messages.text(nameKey), symbol, Numbers.rounded(limit, 3)));
    page.open("thead");
    page.open("tr");
    page.element("th", "t", "scope", "col");
    for (int u = 0; u < units; u++) {
      page.element("th", Integer.toString(u), "scope", "col");
    }
    page.close();
    page.close();
    page.open("tbody");
    for (int t = 0; t < trace.timeSteps(); t++) {
      page.open("tr");
      page.element("th", Integer.toString(t), "scope", "row");
      for (int u = 0; u < units; u++) {
        float at = value.at(t, u);
        page.element(
            "td", shortText(at), "class", Theme.shade(at, limit), "title", Numbers.exact(at));
      }
      page.close();
    }
    page.close();
    page.close();
    page.close();
  }

  /** Two places without the leading zero: what a cell of a page's width can hold. */
  private static String shortText(float value) {
    String text = String.format(Locale.ROOT, "%.2f", Math.abs(value)).replaceFirst("^0\\.", ".");
    return (value < 0 && !text.equals(".00") ? MINUS : "") + text;
  }

  /** What a unit has at a time step. */
  @FunctionalInterface
  private interface Value {
    float at(int timeStep, int unit);
  }
}
