package dev.gatescope.ui.narration;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;

/** What happens at a time step, in words. */
public final class Narration {
  private final Messages messages;

  public Narration(Messages messages) {
    this.messages = messages;
  }

  /**
   * A sentence on the sum, and one on the network's answer.
   *
   * @param trace null, or one of another pair that is about to be replaced, give the sum alone
   * @param timeStep 0 is the least significant bit
   * @param hiddenFrom the first time step of which answers are hidden
   */
  public String of(Subtraction pair, GateTrace trace, int timeStep, int hiddenFrom) {
    int t = Math.clamp(timeStep, 0, pair.bits() - 1);
    String step = Integer.toString(t);
    if (t >= hiddenFrom) {
      return messages.text("cell.hidden", step);
    }
    String taken = pair.borrowIn(t) == 1 ? " " + NumberText.MINUS + " 1" : "";
    String borrow =
        messages.text(
            pair.borrowOut(t) == 1
                ? "narration.borrows"
                : pair.borrowIn(t) == 1 ? "narration.pays" : "narration.plain");
    String sum =
        messages.text(
            "narration.sum",
            step,
            Integer.toString(pair.aBit(t)),
            Integer.toString(pair.bBit(t)) + taken,
            Integer.toString(pair.differenceBit(t)),
            borrow);
    if (trace == null || !Tracer.isOf(trace, pair)) {
      return sum;
    }
    boolean right = trace.bit(t) == pair.differenceBit(t);
    return messages.text(
        right ? "narration.right" : "narration.wrong",
        sum,
        Integer.toString(trace.bit(t)),
        NumberText.probability(trace.probability(t)));
  }
}
