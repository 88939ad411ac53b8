package dev.gatescope.ui.rules;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.ChangeBar;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws the parts of the meter; one painter draws one picture. */
final class RuleMeterPainter {
  private static final Font HEAD = Font.font(Fonts.SANS, 10.5);
  private static final Font AXIS = Font.font(Fonts.SANS, 10);

  /** How much of its colour a rule has that was never kept. */
  private static final double NOT_YET = 0.55;

  private static final Font DIGIT = Font.font(Fonts.MONO, FontWeight.BOLD, 14);
  private static final Font ACCURACY = Font.font(Fonts.SANS, FontWeight.BOLD, 12);
  private static final Font NUMBER = Font.font(Fonts.MONO, 11.5);

  private final GraphicsContext graphics;
  private final Palette palette;
  private final RuleMeterLayout layout;
  private final Messages messages;

  RuleMeterPainter(
      GraphicsContext graphics, Palette palette, RuleMeterLayout layout, Messages messages) {
    this.graphics = graphics;
    this.palette = palette;
    this.layout = layout;
    this.messages = messages;
    graphics.setTextBaseline(VPos.CENTER);
  }

  /** Names of the columns. */
  void header() {
    double y = RuleMeterLayout.HEADER / 2 - 1;
    graphics.setTextAlign(TextAlignment.CENTER);
    String borrow = messages.text("rules.borrow");
    head("a", layout.digit(0), y);
    head("b", layout.digit(1), y);
    head(borrow, layout.digit(2), y);
    head(messages.text("rules.bit"), layout.digit(4), y);
    head(borrow, layout.digit(5), y);
    graphics.setTextAlign(TextAlignment.LEFT);
    head(messages.text("rules.accuracy"), layout.accuracyLeft(), y);
    graphics.setTextAlign(TextAlignment.RIGHT);
    if (layout.hasMean()) {
      head(messages.text("rules.margin.mean"), layout.meanRight(), y);
    }
    head(messages.text("rules.margin.smallest"), layout.smallestRight(), y);
  }

  private void head(String text, double x, double y) {
    write(text, x, y, HEAD, palette.mutedText());
  }

  /** What lies under a row: its upper line, and whether it is selected or pointed at. */
  void ground(int row, boolean selected, boolean hovered) {
    double top = layout.rowTop(row);
    if (selected || hovered) {
      graphics.setFill(palette.surface());
      graphics.fillRect(0, top, layout.width(), layout.rowHeight());
    }
    graphics.setFill(palette.line());
    graphics.fillRect(0, top, layout.width(), 1);
    if (selected) {
      graphics.setFill(palette.accent());
      graphics.fillRect(0, top + 1, 3, layout.rowHeight() - 1);
    }
  }

  /** a b borrow → bit borrow. */
  void rule(int row, Rule rule) {
    double y = layout.rowTop(row) + layout.rowHeight() / 2;
    graphics.setTextAlign(TextAlignment.CENTER);
    digit(rule.aBit(), 0, y);
    digit(rule.bBit(), 1, y);
    digit(rule.borrowIn(), 2, y);
    write("→", layout.digit(3), y, HEAD, palette.mutedText());
    digit(rule.differenceBit(), 4, y);
    digit(rule.borrowOut(), 5, y);
  }

  private void digit(int bit, int place, double y) {
    Color colour = bit == 1 ? palette.text() : palette.mutedText();
    write(Integer.toString(bit), layout.digit(place), y, DIGIT, colour);
  }

  void numbers(int row, RuleScore score) {
    double y = layout.numbersLine(row);
    String accuracy = RuleText.percent(score) + (score.isKept() ? " ✓" : "");
    Color colour = score.isKept() ? palette.right() : palette.text();
    graphics.setTextAlign(TextAlignment.LEFT);
    write(accuracy, layout.accuracyLeft(), y, ACCURACY, colour);
    graphics.setTextAlign(TextAlignment.RIGHT);
    if (layout.hasMean()) {
      margin(score.meanMargin(), layout.meanRight(), y);
    }
    margin(score.smallestMargin(), layout.smallestRight(), y);
  }

  private void margin(double margin, double x, double y) {
    Color colour = margin < 0 ? palette.wrong() : palette.text();
    write(RuleText.margin(margin), x, y, NUMBER, colour);
  }

  /**
   * Accuracy by epoch: bars from 0 to 1, coloured where the rule is kept, and where it is lost
   * again. Epochs that have no pixel of their own share one, which shows the worst.
   */
  void history(int row, Rule rule, RuleHistory history) {
    double height = layout.stripHeight();
    double top = layout.stripTop(row);
    ground(top, height);
    double width = layout.entryWidth(history.size());
    double gap = width >= 4 ? 1 : 0;
    boolean known = false;
    for (int from = 0; from < history.size(); ) {
      int to = from + 1;
      RuleScore worst = history.table(from).score(rule);
      boolean kept = worst.isKept();
      while (to < history.size() && Math.floor(to * width) == Math.floor(from * width)) {
        RuleScore next = history.table(to).score(rule);
        worst = next.accuracy() < worst.accuracy() ? next : worst;
        kept |= next.isKept();
        to++;
      }
      bar(from * width, Math.max(1, (to - from) * width - gap), top, height, worst, known);
      known |= kept;
      from = to;
    }
  }

  private void ground(double top, double height) {
    graphics.setFill(palette.diverging(0, 1));
    graphics.fillRect(layout.stripLeft(), top, layout.stripWidth(), height);
  }

  private void bar(
      double x, double width, double top, double height, RuleScore score, boolean known) {
    double tall = Math.max(1, height * (Double.isNaN(score.accuracy()) ? 0 : score.accuracy()));
    graphics.setFill(
        score.isKept() ? palette.right() : known ? palette.wrong() : palette.mutedText());
    graphics.setGlobalAlpha(score.isKept() || known ? 1 : NOT_YET);
    graphics.fillRect(layout.stripLeft() + x, top + height - tall, width, tall);
    graphics.setGlobalAlpha(1);
  }

  /** The accuracy before and after an operation. */
  void change(int row, RuleScore now, RuleScore before) {
    double height = layout.stripHeight();
    double top = layout.stripTop(row);
    ChangeBar.draw(
        graphics,
        palette,
        layout.stripLeft(),
        top,
        layout.stripWidth(),
        height,
        now.accuracy(),
        before.accuracy());
  }

  /** The strips' common axis, and the epoch that is looked at where it is not the last. */
  void epochs(RuleHistory history, int shown) {
    int count = history.size();
    if (count == 0) {
      return;
    }
    double y = layout.bottom() + RuleMeterLayout.FOOT / 2 + 1;
    legend(y);
    double width = layout.entryWidth(count);
    double right = layout.stripLeft() + count * width;
    graphics.setTextAlign(TextAlignment.LEFT);
    String first = messages.text("rules.epoch", Integer.toString(history.epoch(0)));
    write(first, layout.stripLeft(), y, AXIS, palette.mutedText());
    if (count > 1) {
      boolean crowded = right < layout.stripLeft() + 70;
      graphics.setTextAlign(crowded ? TextAlignment.LEFT : TextAlignment.RIGHT);
      double x = crowded ? layout.stripLeft() + 62 : right;
      write(Integer.toString(history.lastEpoch()), x, y, AXIS, palette.mutedText());
    }
    for (int i = 0; i < count - 1; i++) {
      if (history.epoch(i) == shown) {
        double x = layout.stripLeft() + (i + 0.5) * width;
        graphics.setFill(palette.accent());
        for (int row = 0; row < Rule.ALL.size(); row++) {
          // Not through the numbers between two strips.
          graphics.fillRect(x - 1, layout.stripTop(row) - 2, 2, layout.stripHeight() + 4);
        }
      }
    }
  }

  /** What the strips' colours mean, below the rules' names. */
  private void legend(double y) {
    double x = 0;
    graphics.setTextAlign(TextAlignment.LEFT);
    x = entry("rules.legend.kept", palette.right(), 1, x, y);
    x = entry("rules.legend.lost", palette.wrong(), 1, x, y);
    entry("rules.legend.notYet", palette.mutedText(), NOT_YET, x, y);
  }

  private double entry(String key, Color colour, double alpha, double x, double y) {
    graphics.setGlobalAlpha(alpha);
    graphics.setFill(colour);
    graphics.fillRect(x, y - 4, 8, 8);
    graphics.setGlobalAlpha(1);
    String text = messages.text(key);
    write(text, x + 11, y, AXIS, palette.mutedText());
    return x + 11 + Fonts.width(text, AXIS) + 8;
  }

  private void write(String text, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }
}
