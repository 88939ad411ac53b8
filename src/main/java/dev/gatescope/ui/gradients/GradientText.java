package dev.gatescope.ui.gradients;

import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientTriangle;
import dev.gatescope.eval.GradientTriangle.Trend;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.ui.common.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;

/** What is said about gradients. */
final class GradientText {
  private static final int SUBSCRIPT_ZERO = '\u2080';

  private final Messages messages;

  GradientText(Messages messages) {
    this.messages = messages;
  }

  Messages messages() {
    return messages;
  }

  /** Whose gradients a panel shows, without the state's letter. */
  String title(Panel panel) {
    return switch (panel.kind()) {
      case MEAN -> messages.text("gradients.title.mean", whole(panel.reach().pairs()));
      case PAIR -> panel.pair().a() + " " + NumberText.MINUS + " " + panel.pair().b();
      case SHOWN -> messages.text("gradients.title.shown", panel.cell().name());
      case OTHER -> panel.cell().name();
    };
  }

  /** What becomes of it on its way back: a number and a word. */
  String trend(GradientTriangle triangle) {
    Trend trend = triangle.trend();
    String word = messages.text("gradients.trend." + Names.of(trend));
    boolean counts = trend != Trend.CUT && trend != Trend.BROKEN;
    return counts
        ? messages.text("gradients.perStep", NumberText.fixed(triangle.perStep(), 2), word)
        : word;
  }

  /** One norm in a sentence. */
  String reading(Panel panel, Of of, int bit, int step) {
    GradientTriangle triangle = panel.triangle(of);
    String derived = (of == Of.LOSS ? "L" : "y") + subscript(bit);
    String symbol = "|∂" + derived + "/∂" + panel.state().symbol() + subscript(step) + "|";
    double share = triangle.share(bit, step);
    String key = step == bit ? "gradients.reading.here" : "gradients.reading";
    return messages.text(
        key,
        title(panel),
        whole(bit),
        bit - step,
        symbol,
        number(triangle.norm(bit, step)),
        Double.isFinite(share) ? percent(share) : "–");
  }

  /** How much of the last bit's gradient arrives at the first step, and what the words mean. */
  String summary(Panel panel, Of of) {
    GradientTriangle triangle = panel.triangle(of);
    int last = triangle.timeSteps() - 1;
    double share = triangle.share(last, 0);
    return messages.text(
        "gradients.summary",
        whole(last),
        Double.isFinite(share) ? percent(share) : "–",
        panel.state().symbol());
  }

  /** The thresholds by name. */
  String thresholds() {
    return messages.text(
        "gradients.thresholds",
        NumberText.fixed(GradientTriangle.VANISHING, 2),
        NumberText.fixed(GradientTriangle.EXPLODING, 2));
  }

  /** Three significant digits, or a power of ten. */
  static String number(double norm) {
    if (!Double.isFinite(norm) || norm == 0) {
      return NumberText.fixed(norm, 0);
    }
    BigDecimal shown = new BigDecimal(norm).round(new MathContext(3));
    int exponent = shown.precision() - shown.scale() - 1;
    if (exponent < -3 || exponent > 5) {
      String mantissa = NumberText.fixed(shown.movePointLeft(exponent).doubleValue(), 2);
      return mantissa + "e" + NumberText.whole(exponent);
    }
    return NumberText.fixed(shown.doubleValue(), Math.clamp(2L - exponent, 0, 5));
  }

  private static String percent(double share) {
    return number(100 * share) + " %";
  }

  private static String whole(int value) {
    return Integer.toString(value);
  }

  private static String subscript(int number) {
    StringBuilder text = new StringBuilder();
    whole(number).chars().forEach(c -> text.appendCodePoint(SUBSCRIPT_ZERO + c - '0'));
    return text.toString();
  }
}
