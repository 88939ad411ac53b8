package dev.gatescope.ui.surgery;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.Scores;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.ChangeBar;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws an effect: up to four parts beside each other, as many as there is room for. */
final class EffectPainter {
  private static final Font TITLE = Font.font(Fonts.SANS, FontWeight.BOLD, 11.5);
  private static final Font SMALL = Font.font(Fonts.SANS, 10.5);
  private static final Font MONO = Font.font(Fonts.MONO, 11);
  private static final Font MONO_BOLD = Font.font(Fonts.MONO, FontWeight.BOLD, 13);
  private static final double TITLE_HEIGHT = 18;
  private static final double GAP = 24;
  private static final double MAX_ROW = 24;
  private static final double BAR_PART = 136;
  private static final double MAP_GAP = 12;
  private static final double MIN_MAP = 36;
  private static final double LOW = 150;
  private static final double HIGH = 400;
  private static final double TABLE_HEIGHT = 168;
  private static final double LONG_TITLE = 130;
  private static final double MAX_BAR_PART = 420;
  private static final double MAX_MAP = 560;

  /** From here on a map's title leaves room for the names of its axes. */
  private static final double AXES = 200;

  /** Wider numbers have their bits in more than one glance. */
  private static final double MAX_CELL = 26;

  private final GraphicsContext graphics;
  private final Palette palette;
  private final Messages messages;
  private final SurgeryWords words;
  private final Effect effect;

  EffectPainter(GraphicsContext graphics, Palette palette, Messages messages, Effect effect) {
    this.graphics = graphics;
    this.palette = palette;
    this.messages = messages;
    this.effect = effect;
    words = new SurgeryWords(messages);
    graphics.setImageSmoothing(false);
    graphics.setTextBaseline(VPos.CENTER);
  }

  void draw(double width, double height, Image mapBefore, Image mapAfter) {
    if (height < LOW) {
      low(width, height, mapBefore, mapAfter);
    } else if (height < HIGH) {
      beside(width, height, mapBefore, mapAfter);
    } else {
      below(width, height, mapBefore, mapAfter);
    }
  }

  /** Rules in two columns, and maps; the sum beside the pane shows the bits. */
  private void low(double width, double height, Image mapBefore, Image mapAfter) {
    double side = Math.min(height - TITLE_HEIGHT, (width - 2 * BAR_PART - GAP - MAP_GAP) / 2);
    boolean maps = mapAfter != null && side >= MIN_MAP;
    double part = Math.min(MAX_BAR_PART, (width - GAP - (maps ? 2 * side + MAP_GAP + GAP : 0)) / 2);
    title(messages.text("surgery.rules"), 0, 0, 2 * part);
    rules(0, TITLE_HEIGHT, part, height - TITLE_HEIGHT, 0, Rule.ALL.size() / 2);
    double x = part + GAP;
    rules(x, TITLE_HEIGHT, part, height - TITLE_HEIGHT, Rule.ALL.size() / 2, Rule.ALL.size());
    if (maps) {
      maps(x + part + GAP, 0, side, mapBefore, mapAfter);
    }
  }

  /** The pair's bits, and below them all parts beside each other. */
  private void beside(double width, double height, Image mapBefore, Image mapAfter) {
    double top = bits(0, 0, width) + 10;
    double room = height - top;
    double side = Math.min(room - TITLE_HEIGHT, (width - 2 * (BAR_PART + GAP) - MAP_GAP) / 2);
    boolean maps = mapAfter != null && side >= MIN_MAP;
    double part = Math.min(MAX_BAR_PART, (width - GAP - (maps ? 2 * side + MAP_GAP + GAP : 0)) / 2);
    tables(top, part, room);
    if (maps) {
      maps(2 * (part + GAP), top, side, mapBefore, mapAfter);
    }
  }

  /** The pair's bits, below them the tables, and below these the maps. */
  private void below(double width, double height, Image mapBefore, Image mapAfter) {
    double top = bits(0, 0, width) + 14;
    double part = Math.min(MAX_BAR_PART, (width - GAP) / 2);
    double tables = mapAfter == null ? height - top : TITLE_HEIGHT + TABLE_HEIGHT;
    tables(top, part, tables);
    double mapsTop = top + tables + 16;
    double side = Math.min((width - MAP_GAP) / 2, height - mapsTop - TITLE_HEIGHT - 2);
    if (mapAfter != null) {
      maps(0, mapsTop, Math.min(MAX_MAP, side), mapBefore, mapAfter);
    }
  }

  private void tables(double y, double part, double height) {
    title(messages.text("surgery.rules"), 0, y, part);
    rules(0, y + TITLE_HEIGHT, part, height - TITLE_HEIGHT, 0, Rule.ALL.size());
    title(messages.text("surgery.steps"), part + GAP, y, part);
    steps(part + GAP, y + TITLE_HEIGHT, part, height - TITLE_HEIGHT);
  }

  private void maps(double x, double y, double side, Image before, Image after) {
    boolean wide = side >= LONG_TITLE;
    map(x, y, side, before, messages.text(wide ? "surgery.map.before" : "surgery.bits.before"));
    map(
        x + side + MAP_GAP,
        y,
        side,
        after,
        messages.text(wide ? "surgery.map.after" : "surgery.bits.after"));
  }

  /** The pair's predicted bits before and after, the most significant at the left. */
  private double bits(double x, double y, double width) {
    int bits = effect.pair().bits();
    double nameWidth = 74;
    double cell = Math.min(MAX_CELL, (width - nameWidth) / bits);
    boolean digits = cell >= 7;
    double line = 19;
    graphics.setTextAlign(TextAlignment.LEFT);
    write(messages.text("surgery.bits.before"), x, y + 9, SMALL, palette.mutedText());
    write(messages.text("surgery.bits.after"), x, y + 9 + line, SMALL, palette.mutedText());
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int t = 0; t < bits; t++) {
      double left = x + nameWidth + (bits - 1 - t) * cell;
      int before = effect.traceBefore().bit(t);
      int after = effect.traceAfter().bit(t);
      boolean changed = before != after;
      boolean right = after == effect.pair().differenceBit(t);
      if (changed) {
        graphics.setFill(right ? palette.right() : palette.wrong());
        graphics.fillRoundRect(left + 1, y + line, cell - 2, line - 1, 5, 5);
      }
      if (digits) {
        write(String.valueOf(before), left + cell / 2, y + 9, MONO, palette.text());
        Color colour =
            changed ? Palette.textOn(right ? palette.right() : palette.wrong()) : palette.text();
        write(
            String.valueOf(after),
            left + cell / 2,
            y + 9 + line,
            changed ? MONO_BOLD : MONO,
            colour);
      }
    }
    return 2 * line;
  }

  /** The rows {@code from} (inclusive) to {@code to} (exclusive) of the table of subtraction. */
  private void rules(double x, double y, double width, double height, int from, int to) {
    bars(
        x,
        y,
        width,
        height,
        to - from,
        row -> rule(from + row),
        row -> right(effect.before(), from + row),
        row -> right(effect.after(), from + row));
  }

  private static String rule(int index) {
    Rule rule = Rule.ALL.get(index);
    return rule.aBit() + " " + rule.bBit() + " " + rule.borrowIn();
  }

  private static double right(Scores scores, int rule) {
    return scores.rules().score(Rule.ALL.get(rule)).accuracy();
  }

  private void steps(double x, double y, double width, double height) {
    int bits = effect.before().bits();
    // Rows for at most sixteen bits: wider numbers show every second, third, ...
    int stride = Math.ceilDiv(bits, 16);
    bars(
        x,
        y,
        width,
        height,
        Math.ceilDiv(bits, stride),
        row -> Integer.toString(row * stride),
        row -> effect.before().stepRight(row * stride),
        row -> effect.after().stepRight(row * stride));
  }

  /** A row: name, the share that is right now and before as a bar, the number. */
  private void bars(
      double x,
      double y,
      double width,
      double height,
      int rows,
      IntFunction<String> name,
      IntToDoubleFunction before,
      IntToDoubleFunction after) {
    double row = Math.min(MAX_ROW, height / rows);
    Font font = row < 10.5 ? Font.font(Fonts.MONO, Math.max(6.5, row)) : MONO;
    double nameWidth = 44;
    double numberWidth = 52;
    double bar = Math.max(10, width - nameWidth - numberWidth);
    double thick = Math.max(3, row * 0.55);
    for (int i = 0; i < rows; i++) {
      double middle = y + (i + 0.5) * row;
      double share = after.applyAsDouble(i);
      double was = before.applyAsDouble(i);
      boolean worse = share < was;
      graphics.setTextAlign(TextAlignment.LEFT);
      write(name.apply(i), x, middle, font, palette.mutedText());
      double top = middle - thick / 2;
      ChangeBar.draw(graphics, palette, x + nameWidth, top, bar, thick, share, was);
      if (!Double.isNaN(share)) {
        graphics.setTextAlign(TextAlignment.RIGHT);
        write(
            words.tenths(share),
            x + nameWidth + bar + numberWidth - 4,
            middle,
            font,
            worse ? palette.text() : palette.mutedText());
      }
    }
  }

  private void map(double x, double y, double side, Image image, String name) {
    title(name, x, y, side);
    if (side >= AXES) {
      graphics.setTextAlign(TextAlignment.RIGHT);
      write("a →   b ↑", x + side, y + 7, SMALL, palette.mutedText());
    }
    graphics.drawImage(image, x, y + TITLE_HEIGHT, side, side);
    graphics.setStroke(palette.line());
    graphics.setLineWidth(1);
    graphics.strokeRect(x - 0.5, y + TITLE_HEIGHT - 0.5, side + 1, side + 1);
    int numbers = 1 << effect.before().bits();
    double cell = side / numbers;
    double px = x + (effect.pair().a() + 0.5) * cell;
    double py = y + TITLE_HEIGHT + (numbers - effect.pair().b() - 0.5) * cell;
    graphics.setFill(palette.background());
    graphics.fillOval(px - 5.5, py - 5.5, 11, 11);
    graphics.setFill(palette.accent());
    graphics.fillOval(px - 3.5, py - 3.5, 7, 7);
  }

  private void title(String text, double x, double y, double width) {
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setFont(TITLE);
    graphics.setFill(palette.text());
    graphics.fillText(text, x, y + 7, width);
  }

  private void write(String text, double x, double y, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }
}
