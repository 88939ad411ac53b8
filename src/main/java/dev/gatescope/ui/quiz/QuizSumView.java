package dev.gatescope.ui.quiz;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * The subtraction of the round as on paper, as far as it is answered, most significant bit left.
 * One column more than there are bits: the borrow of the last one goes there.
 */
public final class QuizSumView extends DrawingPane {
  private static final int ROWS = 6;
  private static final int BORROW = 0;
  private static final int A = 1;
  private static final int B = 2;
  private static final int TRUTH = 3;
  private static final int NETWORK = 4;
  private static final int YOU = 5;

  private static final double SMALLEST_ROW = 20;
  private static final double LARGEST_ROW = 56;
  private static final double SMALLEST_COLUMN = 17;
  private static final double PADDING = 8;

  /** Numbers of many bits leave room for the rest of the pane and show a part of themselves. */
  private static final double WIDEST = 620;

  private Palette palette = Palette.LIGHT;
  private Messages messages;
  private QuizRound round;
  private QuizMode mode;
  private List<String> names = List.of();
  private double namesWidth;

  /** For FXML; {@link #setMessages} must follow. */
  public QuizSumView() {
    getStyleClass().add("quiz-sum");
    setMinSize(240, ROWS * SMALLEST_ROW);
    setMaxWidth(USE_PREF_SIZE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.VERTICAL;
  }

  /** As wide as the columns are at the given height. */
  @Override
  protected double computePrefWidth(double height) {
    if (round == null) {
      return 400;
    }
    double row = row(height < 0 ? ROWS * SMALLEST_ROW : height);
    double columns = (round.pair().bits() + 1) * largestColumn(row);
    return Math.min(WIDEST, Math.ceil(namesWidth(small(row)) + columns + 2));
  }

  @Override
  protected double computePrefHeight(double width) {
    return ROWS * SMALLEST_ROW;
  }

  private static double row(double height) {
    return Math.clamp(Math.floor(height / ROWS), SMALLEST_ROW, LARGEST_ROW);
  }

  private static double small(double row) {
    return Math.clamp(row * 0.48, 11, 15);
  }

  private static double largestColumn(double row) {
    return row * 1.15;
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
    names =
        List.of(
            messages.text("quiz.row.borrow"),
            "a",
            NumberText.MINUS + " b",
            messages.text("quiz.row.truth"),
            messages.text("quiz.row.network"),
            messages.text("quiz.row.you"));
  }

  void show(QuizRound newRound, QuizMode newMode, Palette newPalette) {
    round = newRound;
    mode = newMode;
    palette = newPalette;
    // Not only drawn anew: it may want another width.
    requestLayout();
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (round == null) {
      return;
    }
    Subtraction pair = round.pair();
    double row = row(height);
    double small = small(row);
    namesWidth = namesWidth(small);
    double room = width - namesWidth - 2;
    int wanted = pair.bits() + 1;
    double column = Math.clamp(room / wanted, SMALLEST_COLUMN, largestColumn(row));
    int seen = Math.min(wanted, (int) (room / column));
    // Where not all columns fit: the one that is asked about, two that follow, and those before.
    int first = Math.clamp(round.asked() + 3 - seen, 0, wanted - seen);
    Page page = new Page(graphics, row, column, namesWidth + column * seen, first, seen);
    graphics.setTextBaseline(VPos.CENTER);
    page.names(small);
    page.asked();
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int t = first; t < first + seen; t++) {
      page.column(t);
    }
    page.line();
  }

  private double namesWidth(double size) {
    double widest = 0;
    for (String name : names) {
      widest = Math.max(widest, Fonts.width(name, Font.font(Fonts.SANS, size)));
    }
    return Math.ceil(widest) + PADDING;
  }

  /**
   * One drawing.
   *
   * @param right edge of the columns
   * @param first time step that is seen
   */
  private final class Page {
    private final GraphicsContext graphics;
    private final double row;
    private final double column;
    private final double right;
    private final int first;
    private final int seen;
    private final Subtraction pair = round.pair();

    Page(GraphicsContext graphics, double row, double column, double right, int first, int seen) {
      this.graphics = graphics;
      this.row = row;
      this.column = column;
      this.right = right;
      this.first = first;
      this.seen = seen;
    }

    void names(double size) {
      graphics.setTextAlign(TextAlignment.RIGHT);
      for (int i = 0; i < ROWS; i++) {
        boolean operand = i == A || i == B;
        graphics.setFont(
            Font.font(Fonts.SANS, operand ? FontWeight.BOLD : FontWeight.NORMAL, size));
        graphics.setFill(operand ? palette.text() : palette.mutedText());
        graphics.fillText(names.get(i), namesWidth - PADDING, y(i));
      }
    }

    /** Marks the column and the place of the bit that is wanted. */
    void asked() {
      if (round.done()) {
        return;
      }
      int t = round.asked();
      boolean difference = mode == QuizMode.DIFFERENCE;
      double left = x(t) - column / 2;
      graphics.setFill(palette.accent().deriveColor(0, 1, 1, palette.dark() ? 0.24 : 0.12));
      graphics.fillRoundRect(left, 1, column, ROWS * row - 2, 8, 8);
      int place = difference ? TRUTH : BORROW;
      int at = difference ? t : t + 1;
      if (at < first + seen) {
        double side = Math.min(row, column) - 3;
        graphics.setFill(palette.accent());
        graphics.fillRoundRect(x(at) - side / 2, y(place) - side / 2, side, side, 7, 7);
        graphics.setTextAlign(TextAlignment.CENTER);
        write("?", at, place, FontWeight.BOLD, Palette.textOn(palette.accent()));
      }
    }

    void column(int t) {
      boolean answered = t < round.asked();
      if (t > 0 && t <= round.asked()) {
        bit(pair.borrowOut(t - 1), t, BORROW);
      } else if (t > 0 && !isAskedBorrow(t)) {
        write("·", t, BORROW, FontWeight.NORMAL, palette.mutedText());
      }
      if (t == pair.bits()) {
        return;
      }
      bit(pair.aBit(t), t, A);
      bit(pair.bBit(t), t, B);
      if (answered) {
        bit(pair.differenceBit(t), t, TRUTH);
        answer(t, round.answers().get(t));
      } else if (t > round.asked() || mode == QuizMode.BORROW) {
        write("·", t, TRUTH, FontWeight.NORMAL, palette.mutedText());
      }
    }

    private boolean isAskedBorrow(int t) {
      return mode == QuizMode.BORROW && t == round.asked() + 1;
    }

    private void answer(int t, QuizAnswer answer) {
      if (answer.network() == null) {
        write("·", t, NETWORK, FontWeight.NORMAL, palette.mutedText());
      } else {
        judged(answer.network().bit(), answer.networkRight(), t, NETWORK);
      }
      judged(answer.said(), answer.right(), t, YOU);
    }

    /** A bit with its judgement; the sign beside it where there is room, else the colour alone. */
    private void judged(int bit, boolean isRight, int t, int place) {
      Color colour = isRight ? palette.right() : palette.wrong();
      if (column < 22) {
        write(Integer.toString(bit), t, place, FontWeight.BOLD, colour);
        if (!isRight) {
          graphics.setStroke(colour);
          graphics.setLineWidth(1.5);
          double reach = column * 0.3;
          graphics.strokeLine(x(t) - reach, y(place), x(t) + reach, y(place));
        }
        return;
      }
      write(Integer.toString(bit), x(t) - column * 0.14, place, 0.62, FontWeight.BOLD, colour);
      write(isRight ? "✓" : "✗", x(t) + column * 0.24, place, 0.42, FontWeight.BOLD, colour);
    }

    private void bit(int bit, int t, int place) {
      boolean one = bit == 1;
      boolean quiet = place == BORROW && !one;
      write(
          quiet ? "·" : one ? "1" : "0",
          t,
          place,
          one && place == BORROW ? FontWeight.BOLD : FontWeight.NORMAL,
          quiet ? palette.mutedText() : palette.text());
    }

    void line() {
      double y = TRUTH * row;
      graphics.setStroke(palette.text());
      graphics.setLineWidth(1.5);
      graphics.strokeLine(namesWidth - PADDING, y, right, y);
    }

    private void write(String text, int t, int place, FontWeight weight, Color colour) {
      write(text, x(t), place, place == BORROW ? 0.5 : 0.62, weight, colour);
    }

    private void write(
        String text, double x, int place, double share, FontWeight weight, Color colour) {
      boolean sign = text.equals("✓") || text.equals("✗");
      double size = Math.min(row, column * 1.3) * share;
      graphics.setFont(Font.font(sign ? Fonts.SANS : Fonts.MONO, weight, Math.clamp(size, 11, 24)));
      graphics.setFill(colour);
      graphics.fillText(text, x, y(place));
    }

    private double x(int t) {
      return right - (t - first + 0.5) * column;
    }

    private double y(int place) {
      return (place + 0.5) * row;
    }
  }
}
