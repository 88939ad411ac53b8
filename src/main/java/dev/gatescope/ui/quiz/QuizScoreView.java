package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** The score: a row a rule, right of asked, the learner beside the network. */
public final class QuizScoreView extends DrawingPane {
  /** Header, eight rules, all of them. */
  private static final int ROWS = 10;

  private static final double SMALLEST_ROW = 14;
  private static final double LARGEST_ROW = 30;

  private Palette palette = Palette.LIGHT;
  private Messages messages;
  private QuizScore score = QuizScore.NONE;
  private QuizMode mode = QuizMode.DIFFERENCE;
  private Rule newest;
  private Rule asked;

  /** For FXML; {@link #setMessages} must follow. */
  public QuizScoreView() {
    setMinSize(290, ROWS * SMALLEST_ROW);
    setPrefSize(360, ROWS * 16);
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
  }

  /**
   * @param newNewest the rule that was asked last, which is marked; null for none
   * @param newAsked the rule that is asked, whose answer is not given away; null for none
   */
  void show(
      QuizScore newScore, QuizMode newMode, Rule newNewest, Rule newAsked, Palette newPalette) {
    score = newScore;
    mode = newMode;
    newest = newNewest;
    asked = newAsked;
    palette = newPalette;
    redraw();
  }

  /** What stands behind a rule's arrow. */
  String truth(Rule rule) {
    return rule.equals(asked) ? "?" : Integer.toString(mode.truth(rule));
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (messages == null) {
      return;
    }
    double row = Math.clamp(Math.floor(height / ROWS), SMALLEST_ROW, LARGEST_ROW);
    Page page = new Page(graphics, width, row);
    graphics.setTextBaseline(VPos.CENTER);
    page.header();
    for (Rule rule : Rule.ALL) {
      page.row(rule);
    }
    page.total();
  }

  /** One drawing. */
  private final class Page {
    private final GraphicsContext graphics;
    private final double width;
    private final double row;
    private final double size;
    private final double ruleWidth;
    private final double half;

    Page(GraphicsContext graphics, double width, double row) {
      this.graphics = graphics;
      this.width = width;
      this.row = row;
      size = Math.clamp(row * 0.7, 10.5, 14);
      ruleWidth = 22 + size * 8.2;
      half = (width - ruleWidth) / 2;
    }

    void header() {
      double y = row / 2;
      Font font = Font.font(Fonts.SANS, Math.min(size, 12));
      graphics.setTextAlign(TextAlignment.LEFT);
      write(messages.text("quiz.score.rule"), 6, y, font, palette.mutedText());
      write(messages.text("quiz.row.you"), ruleWidth, y, font, palette.mutedText());
      write(messages.text("quiz.row.network"), ruleWidth + half, y, font, palette.mutedText());
    }

    void row(Rule rule) {
      double top = row * (1 + rule.index());
      double y = top + row / 2;
      ground(top, rule.equals(newest));
      String in =
          rule.aBit()
              + " "
              + NumberText.MINUS
              + " "
              + rule.bBit()
              + " "
              + NumberText.MINUS
              + " "
              + rule.borrowIn();
      Font mono = Font.font(Fonts.MONO, size);
      graphics.setTextAlign(TextAlignment.LEFT);
      write(in, 6, y, mono, palette.text());
      write("→", 6 + size * 5.9, y, Font.font(Fonts.SANS, size), palette.mutedText());
      write(
          truth(rule),
          6 + size * 7.3,
          y,
          Font.font(Fonts.MONO, FontWeight.BOLD, size),
          palette.text());
      counts(score.of(mode, rule), y, false);
    }

    void total() {
      double top = row * (ROWS - 1);
      graphics.setFill(palette.mutedText());
      graphics.fillRect(0, top, width, 1);
      graphics.setTextAlign(TextAlignment.LEFT);
      Font bold = Font.font(Fonts.SANS, FontWeight.BOLD, size);
      write(messages.text("quiz.score.all"), 6, top + row / 2, bold, palette.text());
      counts(score.total(mode), top + row / 2, true);
    }

    private void ground(double top, boolean marked) {
      if (marked) {
        graphics.setFill(palette.surface());
        graphics.fillRect(0, top, width, row);
      }
      graphics.setFill(palette.line());
      graphics.fillRect(0, top, width, 1);
      if (marked) {
        graphics.setFill(palette.accent());
        graphics.fillRect(0, top + 1, 3, row - 1);
      }
    }

    private void counts(QuizScore.Count count, double y, boolean bold) {
      count(count.right(), count.asked(), ruleWidth, y, palette.accent(), bold);
      count(
          count.networkRight(),
          count.networkAsked(),
          ruleWidth + half,
          y,
          palette.hiddenState(),
          bold);
    }

    /** A bar for the share, and the numbers behind it. */
    private void count(int right, int asked, double left, double y, Color colour, boolean bold) {
      Font font =
          Font.font(Fonts.MONO, bold ? FontWeight.BOLD : FontWeight.NORMAL, Math.min(size, 13));
      double numbers = Math.min(size, 13) * 3.9;
      double bar = Math.max(16, half - numbers - 16);
      double height = Math.max(5, Math.floor(row * 0.38));
      graphics.setTextAlign(TextAlignment.LEFT);
      graphics.setFill(palette.diverging(0, 1));
      graphics.fillRect(left, y - height / 2, bar, height);
      if (asked == 0) {
        write("–", left + bar + 8, y, font, palette.mutedText());
        return;
      }
      graphics.setFill(colour);
      graphics.fillRect(left, y - height / 2, bar * right / asked, height);
      if (right < asked) {
        // What is missing is wrong, not unknown.
        graphics.setFill(palette.wrong());
        double from = bar * right / asked;
        graphics.fillRect(left + from, y + height / 2 - 2, bar - from, 2);
      }
      write(right + "/" + asked, left + bar + 8, y, font, palette.text());
    }

    private void write(String text, double x, double y, Font font, Color colour) {
      graphics.setFont(font);
      graphics.setFill(colour);
      graphics.fillText(text, x, y);
    }
  }
}
