package dev.gatescope.ui.sum;

import dev.gatescope.data.Subtraction;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** The columns of the sum, most significant bit left. */
public final class SumDigits extends DrawingPane {
  private static final double MIN_COLUMN = 13;
  private static final double MAX_COLUMN = 42;

  private Palette palette = Palette.LIGHT;
  private PaperSum sum;
  private int selected;

  /** For FXML. */
  public SumDigits() {
    setMinHeight(SumRows.HEIGHT);
    setPrefHeight(SumRows.HEIGHT);
    setMaxHeight(SumRows.HEIGHT);
  }

  void show(PaperSum newSum, int timeStep, Palette newPalette) {
    sum = newSum;
    palette = newPalette;
    selected = Math.clamp(timeStep, 0, sum.pair().bits() - 1);
    setMinWidth(sum.pair().bits() * MIN_COLUMN);
    redraw();
  }

  /** The time step whose column is at an x; the nearest for what lies outside. */
  int timeStepAt(double x) {
    int fromLeft = (int) Math.floor(x / columnWidth());
    return Math.clamp(sum.pair().bits() - 1 - fromLeft, 0, sum.pair().bits() - 1);
  }

  /** The middle of a time step's column. */
  double middle(int timeStep) {
    return (sum.pair().bits() - timeStep - 0.5) * columnWidth();
  }

  double columnWidth() {
    double width = getWidth() / sum.pair().bits();
    return Math.clamp(Math.floor(width * 2) / 2, MIN_COLUMN, MAX_COLUMN);
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (sum == null) {
      return;
    }
    double column = columnWidth();
    double end = column * sum.pair().bits();
    highlight(graphics, column);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    double size = Math.clamp(column * 0.66, 12, 21);
    for (int t = 0; t < sum.pair().bits(); t++) {
      column(graphics, t, size);
    }
    graphics.setStroke(palette.text());
    graphics.setLineWidth(1.5);
    graphics.strokeLine(0, SumRows.RULE, end, SumRows.RULE);
  }

  private void highlight(GraphicsContext graphics, double column) {
    double x = middle(selected) - column / 2;
    graphics.setFill(palette.accent().deriveColor(0, 1, 1, palette.dark() ? 0.24 : 0.12));
    graphics.fillRoundRect(x, 2, column, SumRows.HEIGHT - 4, 8, 8);
    graphics.setStroke(palette.accent());
    graphics.setLineWidth(1.5);
    graphics.strokeRoundRect(x + 0.75, 2.75, column - 1.5, SumRows.HEIGHT - 5.5, 8, 8);
  }

  private void column(GraphicsContext graphics, int t, double size) {
    Subtraction pair = sum.pair();
    double x = middle(t);
    Font digit = Font.font(Fonts.MONO, size);
    Font bold = Font.font(Fonts.MONO, FontWeight.BOLD, size);
    boolean borrow = pair.borrowIn(t) == 1 && !sum.hidesBorrow(t);
    write(
        graphics,
        borrow ? "1" : sum.hidesBorrow(t) ? "?" : "·",
        x,
        SumRows.BORROW,
        Font.font(Fonts.MONO, borrow ? FontWeight.BOLD : FontWeight.NORMAL, 11),
        borrow ? palette.text() : palette.mutedText());
    probed(graphics, t, x);
    write(graphics, pair.aBit(t), x, SumRows.A, digit, palette.text());
    write(graphics, pair.bBit(t), x, SumRows.B, digit, palette.text());
    if (sum.hides(t)) {
      write(graphics, "?", x, SumRows.PREDICTED, digit, palette.mutedText());
      write(graphics, "?", x, SumRows.TRUTH, digit, palette.mutedText());
      return;
    }
    write(graphics, pair.differenceBit(t), x, SumRows.TRUTH, digit, palette.mutedText());
    if (!sum.predicted()) {
      write(graphics, "·", x, SumRows.PREDICTED, digit, palette.mutedText());
      return;
    }
    boolean right = sum.right(t);
    Color mark = right ? palette.right() : palette.wrong();
    write(
        graphics,
        sum.prediction().bit(t),
        x,
        SumRows.PREDICTED,
        bold,
        right ? palette.text() : mark);
    write(
        graphics,
        right ? "✓" : "✗",
        x,
        SumRows.MARK,
        Font.font(Fonts.SANS, FontWeight.BOLD, 13),
        mark);
    bar(
        graphics,
        SumRows.PROBABILITY,
        x,
        sum.prediction().probability(t),
        right ? palette.diverging(1, 1) : mark);
  }

  /** A thermometer of the borrow in the state; a dot where there is no state yet. */
  private void probed(GraphicsContext graphics, int t, double x) {
    if (sum.probed(t)) {
      Color colour = sum.probedRight(t) ? palette.diverging(1, 1) : palette.wrong();
      bar(graphics, SumRows.PROBED, x, Math.clamp(sum.probedBorrowIn(t), 0, 1), colour);
    } else {
      write(graphics, "·", x, SumRows.PROBED, Font.font(Fonts.MONO, 11), palette.mutedText());
    }
  }

  /** A value from 0 to 1 as the height of a bar, with a notch at one half. */
  private void bar(
      GraphicsContext graphics, SumRows row, double x, double probability, Color colour) {
    double top = row.top();
    double height = row.height();
    double width = Math.round(Math.min(10, columnWidth() * 0.5));
    double left = Math.round(x - width / 2);
    graphics.setFill(palette.diverging(0, 1));
    graphics.fillRect(left, top, width, height);
    graphics.setFill(colour);
    double filled = Double.isNaN(probability) ? 0 : Math.max(1.5, height * probability);
    graphics.fillRect(left, top + height - filled, width, filled);
    graphics.setStroke(palette.mutedText());
    graphics.setLineWidth(1);
    graphics.strokeLine(left - 2.5, top + height / 2, left - 0.5, top + height / 2);
    graphics.strokeLine(left + width + 0.5, top + height / 2, left + width + 2.5, top + height / 2);
  }

  private static void write(
      GraphicsContext graphics, int bit, double x, SumRows row, Font font, Color colour) {
    write(graphics, bit == 1 ? "1" : "0", x, row, font, colour);
  }

  private static void write(
      GraphicsContext graphics, String text, double x, SumRows row, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, row.middle());
  }
}
