package dev.gatescope.ui.stretch;

import dev.gatescope.eval.Stretch;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws the parts of one picture; one painter draws it once. */
final class StretchPainter {
  private static final Font TITLE = Font.font(Fonts.SANS, FontWeight.BOLD, 12);
  private static final Font SMALL = Font.font(Fonts.SANS, 10.5);
  private static final Font SMALL_BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 10.5);

  /** Room for one number of the margins' axis, and how many make it hard to read. */
  private static final double LINE = 15;

  private static final int MOST_LINES = 8;
  private static final double TITLE_LINE = 7;
  private static final double SIGN = 13;

  private static final int BITS_PER_NUMBER = 8;

  private final GraphicsContext graphics;
  private final Palette palette;
  private final StretchLayout layout;
  private final StretchPicture picture;
  private final StretchText text;
  private final MarginScale scale;

  StretchPainter(
      GraphicsContext graphics,
      Palette palette,
      StretchLayout layout,
      StretchPicture picture,
      StretchText text) {
    this.graphics = graphics;
    this.palette = palette;
    this.layout = layout;
    this.picture = picture;
    this.text = text;
    double marginHeight = layout.marginBottom() - layout.marginTop();
    scale = MarginScale.of(picture, (int) Math.min(MOST_LINES, marginHeight / LINE));
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setLineWidth(1);
  }

  /** Title, the bits of the training, and the lines of both scales. */
  void ground(int panel) {
    Stretch width = picture.widths().get(panel);
    double left = layout.panelLeft(panel);
    double right = layout.x(panel, width.bits());
    graphics.setTextAlign(TextAlignment.LEFT);
    String name = text.width(width);
    write(name, left, TITLE_LINE, TITLE, palette.text());
    double named = Fonts.width(name, TITLE) + 8;
    graphics.setFont(SMALL);
    graphics.setFill(palette.mutedText());
    graphics.fillText(text.allRight(width), left + named, TITLE_LINE, right - left - named);
    trained(panel);
    graphics.setFill(palette.grid());
    for (double share : new double[] {0, 0.5, 1}) {
      graphics.fillRect(left, Math.round(accuracyY(share)), right - left, 1);
    }
    for (double margin = scale.bottom(); margin < scale.top() + scale.step() / 2; ) {
      graphics.fillRect(left, Math.round(marginY(margin)), right - left, 1);
      margin += scale.step();
    }
  }

  /** A band under the bits that the network was trained on. */
  private void trained(int panel) {
    int bits = Math.min(picture.trainedBits(), picture.widths().get(panel).bits());
    double left = layout.panelLeft(panel);
    double wide = layout.x(panel, bits) - left;
    graphics.setFill(palette.surface());
    double tall = layout.marginBottom() - layout.accuracyTop();
    graphics.fillRect(left, layout.accuracyTop(), wide, tall);
    // Its ground alone would not be seen in every palette.
    graphics.setFill(palette.line());
    graphics.fillRect(Math.round(left + wide) - 1, layout.accuracyTop(), 1, tall);
    graphics.setFill(palette.mutedText());
    graphics.setFont(SMALL);
    double middle = layout.accuracyBottom() + StretchLayout.BETWEEN / 2;
    if (wide >= 24) {
      graphics.setTextAlign(TextAlignment.CENTER);
      graphics.fillText(text.trained(), left + wide / 2, middle, wide - 4);
    }
  }

  /** Names and numbers of the vertical axes, left of the first panel. */
  void axes() {
    double right = StretchLayout.LEFT - 6;
    graphics.setTextAlign(TextAlignment.RIGHT);
    for (double share : new double[] {0, 0.5, 1}) {
      String number = NumberText.fixed(100 * share, 0) + (share == 1 ? " %" : "");
      write(number, right, accuracyY(share), SMALL, palette.mutedText());
    }
    double last = Double.POSITIVE_INFINITY;
    for (double margin = scale.bottom(); margin < scale.top() + scale.step() / 2; ) {
      double y = marginY(margin);
      boolean zero = Math.abs(margin) < scale.step() / 2;
      if (last - y >= LINE - 4) {
        Color colour = zero ? palette.text() : palette.mutedText();
        write(NumberText.fixed(margin, scale.decimals()), right, y, SMALL, colour);
        last = y;
      }
      margin += scale.step();
    }
    graphics.setTextAlign(TextAlignment.LEFT);
    write(text.bitAxis(), 0, axisLine(), SMALL, palette.mutedText());
    name(text.rightAxis(), layout.accuracyTop(), layout.accuracyBottom());
    name(text.marginAxis(), layout.marginTop(), layout.marginBottom());
  }

  /** Upright, sign under sign, where the script can be written so. */
  private void name(String name, double top, double bottom) {
    if (name.codePoints().allMatch(Character::isIdeographic)) {
      graphics.setTextAlign(TextAlignment.CENTER);
      double y = (top + bottom - SIGN * (name.length() - 1)) / 2;
      for (int i = 0; i < name.length(); i++) {
        write(name.substring(i, i + 1), 8, y + i * SIGN, SMALL, palette.mutedText());
      }
      return;
    }
    graphics.save();
    graphics.translate(8, (top + bottom) / 2);
    graphics.rotate(-90);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setFont(SMALL);
    graphics.setFill(palette.mutedText());
    graphics.fillText(name, 0, 0, bottom - top + 14);
    graphics.restore();
  }

  /** What hangs from 100 % is wrong; the line is what is right in all bits so far. */
  void accuracy(int panel) {
    Stretch width = picture.widths().get(panel);
    double top = Math.round(accuracyY(1));
    for (Stretch.Place place : width.places()) {
      if (place.accuracy() < 1) {
        double left = layout.x(panel, place.bit());
        graphics.setFill(palette.wrong());
        // One wrong answer in thousands would have no pixel.
        double tall = Math.max(2, accuracyY(place.accuracy()) - accuracyY(1));
        graphics.fillRect(left, top, barWidth(panel, place.bit()), tall);
      }
    }
    graphics.setStroke(palette.text());
    graphics.setLineWidth(1.5);
    graphics.beginPath();
    graphics.moveTo(layout.x(panel, 0), accuracyY(1));
    for (Stretch.Place place : width.places()) {
      graphics.lineTo(layout.middle(panel, place.bit()), accuracyY(place.rightSoFar()));
    }
    graphics.stroke();
    graphics.setLineWidth(1);
  }

  /** Bars from zero to the smallest margin, and a line through the means. */
  void margins(int panel) {
    Stretch width = picture.widths().get(panel);
    double zero = Math.round(marginY(0));
    for (Stretch.Place place : width.places()) {
      double smallest = place.smallestMargin();
      if (Double.isFinite(smallest)) {
        double y = marginY(smallest);
        graphics.setFill(smallest < 0 ? palette.wrong() : palette.right());
        graphics.setGlobalAlpha(smallest < 0 ? 0.85 : 0.5);
        graphics.fillRect(
            layout.x(panel, place.bit()),
            Math.min(y, zero),
            barWidth(panel, place.bit()),
            Math.max(1, Math.abs(y - zero)));
      }
    }
    graphics.setGlobalAlpha(1);
    double left = layout.panelLeft(panel);
    graphics.setFill(palette.mutedText());
    graphics.fillRect(left, zero, layout.x(panel, width.bits()) - left, 1);
    means(panel, width);
  }

  private void means(int panel, Stretch width) {
    graphics.setStroke(palette.text());
    graphics.setLineWidth(1.8);
    graphics.beginPath();
    boolean broken = true;
    for (Stretch.Place place : width.places()) {
      boolean drawn = Double.isFinite(place.meanMargin());
      if (drawn) {
        double x = layout.middle(panel, place.bit());
        double y = marginY(place.meanMargin());
        if (broken) {
          graphics.moveTo(x, y);
        } else {
          graphics.lineTo(x, y);
        }
      }
      broken = !drawn;
    }
    graphics.stroke();
    graphics.setLineWidth(1);
  }

  /** Where the width fails first: an arrow from above and a dashed line through both charts. */
  void firstFailing(int panel) {
    picture.widths().get(panel).firstFailing().ifPresent(bit -> arrow(panel, bit));
  }

  private void arrow(int panel, int bit) {
    double x = Math.round(layout.middle(panel, bit)) + 0.5;
    double top = layout.accuracyTop();
    graphics.setFill(palette.wrong());
    graphics.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {top - 6, top - 6, top}, 3);
    graphics.setStroke(palette.wrong());
    graphics.setLineDashes(2, 3);
    graphics.strokeLine(x, top, x, layout.marginBottom());
    graphics.setLineDashes();
  }

  /** The numbers of the bits; the one that is read and the first that fails stand out. */
  void bits(int panel, int read) {
    Stretch width = picture.widths().get(panel);
    int first = width.firstFailing().orElse(-1);
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int bit = 0; bit < width.bits(); bit += BITS_PER_NUMBER) {
      if (free(bit, read) && free(bit, first)) {
        number(panel, bit, SMALL, palette.mutedText());
      }
    }
    if (first >= 0 && free(first, read)) {
      number(panel, first, SMALL_BOLD, palette.wrong());
    }
    if (read < width.bits()) {
      number(panel, read, SMALL_BOLD, palette.accent());
    }
  }

  private boolean free(int bit, int other) {
    return other < 0 || Math.abs(bit - other) * layout.cell() > 16;
  }

  private void number(int panel, int bit, Font font, Color colour) {
    write(Integer.toString(bit), layout.middle(panel, bit), axisLine(), font, colour);
  }

  /** An outline around a bit in both charts. */
  void outline(int panel, int bit, Color colour) {
    if (bit < picture.widths().get(panel).bits()) {
      double left = layout.x(panel, bit);
      graphics.setStroke(colour);
      graphics.setLineWidth(1);
      graphics.strokeRect(
          left - 0.5,
          layout.accuracyTop() - 0.5,
          layout.x(panel, bit + 1) - left,
          layout.marginBottom() - layout.accuracyTop() + 1);
    }
  }

  /** What bars and lines mean, over each chart of the widest panel where there is room. */
  void legends() {
    int panel = picture.widths().size() - 1;
    double left = layout.panelLeft(panel);
    double right = layout.x(panel, picture.bits());
    double taken = left + Fonts.width(text.width(picture.widths().getLast()), TITLE) + 120;
    legend(
        List.of(text.wrongHere(), text.rightSoFar()),
        palette.wrong(),
        palette.wrong(),
        taken,
        right,
        TITLE_LINE);
    legend(
        List.of(text.smallestMargin(), text.meanMargin()),
        palette.right(),
        palette.wrong(),
        layout.x(panel, Math.min(picture.trainedBits(), picture.bits())),
        right,
        layout.accuracyBottom() + StretchLayout.BETWEEN / 2);
  }

  /** The first name is that of the bars, which have two colours, the second that of the line. */
  private void legend(
      List<String> names, Color upper, Color lower, double from, double right, double y) {
    double line = right - Fonts.width(names.getLast(), SMALL) - 24;
    double bars = line - Fonts.width(names.getFirst(), SMALL) - 30;
    if (bars < from) {
      return;
    }
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setFill(upper);
    graphics.fillRect(Math.round(bars), Math.round(y) - 4, 6, 5);
    graphics.setFill(lower);
    graphics.fillRect(Math.round(bars), Math.round(y) + 1, 6, 4);
    write(names.getFirst(), bars + 12, y, SMALL, palette.mutedText());
    graphics.setFill(palette.text());
    graphics.fillRect(line, Math.round(y) - 1, 18, 2);
    write(names.getLast(), line + 24, y, SMALL, palette.mutedText());
  }

  private double barWidth(int panel, int bit) {
    double wide = layout.x(panel, bit + 1) - layout.x(panel, bit);
    return wide >= 3 ? wide - 1 : wide;
  }

  private double accuracyY(double share) {
    return layout.accuracyBottom() - share * layout.accuracyHeight();
  }

  private double marginY(double margin) {
    return layout.marginBottom()
        - scale.share(margin) * (layout.marginBottom() - layout.marginTop());
  }

  private double axisLine() {
    return layout.marginBottom() + StretchLayout.AXIS / 2 + 1;
  }

  private void write(String words, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(words, x, y);
  }
}
