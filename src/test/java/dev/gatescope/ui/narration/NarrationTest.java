package dev.gatescope.ui.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.SampleTraces;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NarrationTest {
  private static final int NOTHING_HIDDEN = Integer.MAX_VALUE;

  // 10100 - 00101 = 01111, least significant bit first: 0-1, 0-0-1, 1-1-1, 0-0-1, 1-0-1.
  private final Subtraction pair = new Subtraction(20, 5, 5);
  private final Narration english = new Narration(Messages.english());

  @Test
  void aStepIsWorkedAsOnPaper() {
    assertEquals("Step 0: 0 − 1 gives 1; it borrows from the next bit.", plain(0));
    assertEquals("Step 1: 0 − 0 − 1 gives 1; it borrows from the next bit.", plain(1));
    assertEquals("Step 2: 1 − 1 − 1 gives 1; it borrows from the next bit.", plain(2));
    assertEquals("Step 4: 1 − 0 − 1 gives 0; the borrow is paid.", plain(4));
    Subtraction simple = new Subtraction(3, 2, 4);
    assertEquals(
        "Step 0: 1 − 0 gives 1; nothing is borrowed.", english.of(simple, null, 0, NOTHING_HIDDEN));
  }

  private String plain(int t) {
    return english.of(pair, null, t, NOTHING_HIDDEN);
  }

  @Test
  void theNetworksAnswerFollowsUnlessItIsOfAnotherPair() {
    Subtraction of = new Subtraction(123, 61, 8);
    GateTrace trace = SampleTraces.golden(CellType.LSTM, of);
    for (int t = 0; t < 8; t++) {
      String said = english.of(of, trace, t, NOTHING_HIDDEN);
      String bit = "The network says " + trace.bit(t) + ", p\u00a0=\u00a0";
      assertTrue(said.contains(bit), said);
      boolean right = trace.bit(t) == of.differenceBit(t);
      assertTrue(said.endsWith(right ? ": right." : ": wrong."), said);
    }
    assertEquals(plain(0), english.of(pair, trace, 0, NOTHING_HIDDEN));
  }

  @Test
  void whatTheQuizHidesIsNotSaid() {
    assertTrue(plain(2).contains("gives 1"));
    String said = english.of(pair, null, 2, 2);
    assertEquals(Messages.english().text("cell.hidden", "2"), said);
    assertEquals(plain(1), english.of(pair, null, 1, 2));
  }

  @Test
  void chineseSaysItInItsOwnWords() {
    Narration chinese = new Narration(Messages.of(Locale.TAIWAN));
    assertEquals("第 0 步：0 − 1 得 1，向高一位借位。", chinese.of(pair, null, 0, NOTHING_HIDDEN));
  }
}
