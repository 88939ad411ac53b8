package dev.gatescope.batch;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.Predictions;
import dev.gatescope.train.EpochReport;

/**
 * The end of a run as the article prints it: five test samples with their bits, most significant
 * first, and the RMSE. The article prints a stale variable for the true bits; here they are right.
 */
final class ArticlePrintout {
  private final Terminal terminal;

  ArticlePrintout(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(EpochReport report) {
    Predictions test = report.test();
    for (int index : test.fiveIndices()) {
      String mark = test.expected(index) == test.predicted(index) ? "✓" : "✗";
      terminal.say("printout.sample", Integer.toString(index));
      line("printout.a", test.pair(index).a(), test.bits());
      line("printout.b", test.pair(index).b(), test.bits());
      line("printout.expected", test.expected(index), test.bits());
      line("printout.predicted", test.predicted(index), test.bits());
      terminal
          .out()
          .println(
              "  %s - %s = %s %s"
                  .formatted(
                      Long.toString(test.pair(index).a()),
                      Long.toString(test.pair(index).b()),
                      Long.toString(test.predicted(index)),
                      mark));
    }
    terminal.say("printout.rmse", Double.toString(test.rmse()));
    printPairs(terminal, report.allPairs());
  }

  /** How many of all pairs are wrong. */
  static void printPairs(Terminal terminal, PairCheck check) {
    terminal.say(
        check.sampled() ? "printout.sampledPairs" : "printout.allPairs",
        Integer.toString(check.wrong()),
        Integer.toString(check.pairs()));
    if (!check.sampled()) {
      terminal.say(
          "printout.everyPair",
          Integer.toString(check.everyWrong()),
          Integer.toString(check.everyPair()));
    }
  }

  private void line(String key, long number, int bits) {
    StringBuilder digits = new StringBuilder();
    for (int t = bits - 1; t >= 0; t--) {
      digits.append((number >>> t) & 1).append(t > 0 ? " " : "");
    }
    terminal.out().println("  " + digits + "  " + terminal.messages().text(key));
  }
}
