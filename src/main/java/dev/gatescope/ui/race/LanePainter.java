package dev.gatescope.ui.race;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws each lane at the cursor: a table, and the meters beside each other. */
final class LanePainter {
  private static final double RULE = 10;
  private static final double BIT = 10;
  private static final double MARK = 16;
  private static final double MOST_ANSWER = 120;

  /** Middles of a rule's digits: a, b, borrow in, an arrow, difference, borrow out. */
  private static final double[] DIGITS = {8, 28, 62, 88, 110, 144};

  private static final double RULES_WIDTH = 176;
  private static final double MOST_METER_ROW = 62;

  private final RaceBrush brush;
  private final GraphicsContext graphics;
  private final Palette palette;
  private final RaceLayout layout;
  private final RacePicture picture;
  private final Messages messages;

  LanePainter(RaceBrush brush, RaceLayout layout, RacePicture picture, Messages messages) {
    this.brush = brush;
    this.graphics = brush.graphics();
    this.palette = brush.palette();
    this.layout = layout;
    this.picture = picture;
    this.messages = messages;
  }

  /** A column of the table: its head, and one text a lane. */
  private record Column(String head, List<String> texts) {}

  void table() {
    List<Column> numbers = numbers();
    double[] widths = widths(numbers);
    double free = layout.tableWidth() - DoubleStream.of(widths).sum();
    double gap = Math.clamp(free / (widths.length - 1), 4, 40);
    double x = layout.tableLeft();
    names(x);
    x += widths[0] + gap;
    for (int i = 0; i < numbers.size(); i++) {
      column(numbers.get(i), x + widths[i + 1]);
      x += widths[i + 1] + gap;
    }
    head(messages.text("race.rules"), x);
    for (int row = 0; row < picture.lanes().size(); row++) {
      rules(picture.lanes().get(row).rulesKept(), x, y(row));
    }
    x += widths[numbers.size() + 1] + gap;
    head(answerHead(), x);
    for (int row = 0; row < picture.lanes().size(); row++) {
      answer(picture.lanes().get(row), x, y(row));
    }
  }

  private List<Column> numbers() {
    List<String> losses = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> first = new ArrayList<>();
    for (RacePicture.Lane lane : picture.lanes()) {
      losses.add(RaceText.loss(lane.summary().loss()));
      errors.add(RaceText.rmse(lane.summary().testRmse()));
      wrong.add(messages.count(lane.summary().allPairs().wrong()));
      first.add(lane.firstAllRight() == 0 ? "–" : Integer.toString(lane.firstAllRight()));
    }
    return List.of(
        new Column(messages.text("race.loss"), losses),
        new Column(messages.text("race.rmse"), errors),
        new Column(wrongHead(), wrong),
        new Column(messages.text("race.first"), first));
  }

  /** Of wide numbers not all pairs are asked: then it says of how many. */
  private String wrongHead() {
    PairCheck check = picture.lanes().getFirst().summary().allPairs();
    return check.sampled()
        ? messages.text("race.wrong.sampled", check.pairs())
        : messages.text("race.wrong");
  }

  /** Of the names, the numbers, the rules and the answer. */
  private double[] widths(List<Column> numbers) {
    double[] widths = new double[numbers.size() + 3];
    widths[0] = brush.width(epoch());
    for (RacePicture.Lane lane : picture.lanes()) {
      widths[0] = Math.max(widths[0], brush.width(lane.name()) + 4);
    }
    for (int i = 0; i < numbers.size(); i++) {
      widths[i + 1] = brush.width(numbers.get(i).head);
      for (String text : numbers.get(i).texts) {
        widths[i + 1] = Math.max(widths[i + 1], brush.width(text));
      }
    }
    double squares = Rule.ALL.size() * RULE;
    widths[numbers.size() + 1] = Math.max(squares, brush.width(messages.text("race.rules")));
    int bits = picture.lanes().getFirst().expected().size();
    double answer = bits * bitWidth(bits) + MARK;
    widths[numbers.size() + 2] = Math.max(answer, brush.width(answerHead()));
    return widths;
  }

  private String epoch() {
    return messages.text("race.epoch", picture.epoch());
  }

  private String answerHead() {
    return picture.question().isEmpty() ? messages.text("race.answer") : picture.question();
  }

  private void names(double x) {
    brush.left(epoch(), x, RaceLayout.TITLE_LINE, brush.plain(), palette.accent());
    graphics.setFill(palette.line());
    graphics.fillRect(x, RaceLayout.TOP - 3, layout.tableWidth(), 1);
    for (int row = 0; row < picture.lanes().size(); row++) {
      RacePicture.Lane lane = picture.lanes().get(row);
      brush.left(lane.name(), x, y(row), brush.bold(), palette.cell(lane.cell()));
    }
  }

  private void head(String text, double x) {
    brush.left(text, x, RaceLayout.TITLE_LINE, brush.plain(), palette.mutedText());
  }

  private void column(Column column, double right) {
    Color muted = palette.mutedText();
    brush.right(column.head, right, RaceLayout.TITLE_LINE, brush.plain(), muted);
    for (int row = 0; row < column.texts.size(); row++) {
      brush.right(column.texts.get(row), right, y(row), brush.plain(), palette.text());
    }
  }

  private double y(int row) {
    return RaceLayout.TOP + layout.rowHeight(picture.lanes().size()) * (row + 0.5);
  }

  /** Full for a rule that is kept, hollow for one that is broken. */
  private void rules(List<Boolean> kept, double left, double middle) {
    graphics.setLineWidth(1.2);
    double y = Math.round(middle);
    for (int rule = 0; rule < kept.size(); rule++) {
      double x = Math.round(left) + rule * RULE;
      if (kept.get(rule)) {
        graphics.setFill(palette.right());
        graphics.fillRect(x, y - 4, RULE - 2, 8);
      } else {
        graphics.setStroke(palette.wrong());
        graphics.strokeRect(x + 0.6, y - 3.4, RULE - 3.2, 6.8);
      }
    }
  }

  private static double bitWidth(int bits) {
    return Math.min(BIT, MOST_ANSWER / Math.max(1, bits));
  }

  /** The highest bit first, as numbers are read; wrong bits are underlined. */
  private void answer(RacePicture.Lane lane, double left, double y) {
    List<Integer> bits = lane.answer();
    if (bits.isEmpty()) {
      return;
    }
    double cell = bitWidth(bits.size());
    for (int t = 0; t < bits.size(); t++) {
      double x = left + (bits.size() - 1 - t + 0.5) * cell;
      boolean right = bits.get(t).equals(lane.expected().get(t));
      Color colour = right ? palette.text() : palette.wrong();
      if (cell >= 6) {
        brush.centre(bits.get(t).toString(), x, y, brush.plain(), colour);
      } else {
        graphics.setFill(colour);
        double high = bits.get(t) == 1 ? 10 : 3;
        graphics.fillRect(x - cell / 2, y + 5 - high, Math.max(1, cell - 0.6), high);
      }
      if (!right) {
        graphics.setFill(palette.wrong());
        graphics.fillRect(x - cell / 2 + 0.5, Math.round(y) + 7, Math.max(1, cell - 1), 2);
      }
    }
    boolean right = lane.answersRight();
    Color colour = right ? palette.right() : palette.wrong();
    brush.left(right ? "✓" : "✗", left + bits.size() * cell + 6, y, brush.plain(), colour);
  }

  /** The eight rules, and how often each lane keeps them. */
  void meters() {
    double top = layout.metersTop(picture.lanes().size());
    double row = Math.min(MOST_METER_ROW, (layout.height() - top - 24) / (Rule.ALL.size() + 0.0));
    double left = layout.tableLeft();
    double wide = (layout.tableWidth() - RULES_WIDTH) / picture.lanes().size();
    meterHeads(left, top + 9, wide);
    for (Rule rule : Rule.ALL) {
      double y = top + 24 + row * rule.index();
      graphics.setFill(palette.line());
      graphics.fillRect(left, Math.round(y), layout.tableWidth(), 1);
      rule(rule, left, y + row / 2);
      for (int i = 0; i < picture.lanes().size(); i++) {
        RacePicture.Lane lane = picture.lanes().get(i);
        Color colour = palette.cell(lane.cell());
        RuleScore score = lane.summary().rules().score(rule);
        meter(score, colour, left + RULES_WIDTH + i * wide, y, wide - 18, row);
      }
    }
  }

  private void meterHeads(double left, double y, double wide) {
    Color muted = palette.mutedText();
    String borrow = messages.text("rules.borrow");
    brush.centre("a", left + DIGITS[0], y, brush.plain(), muted);
    brush.centre("b", left + DIGITS[1], y, brush.plain(), muted);
    brush.centre(borrow, left + DIGITS[2], y, brush.plain(), muted);
    brush.centre(messages.text("rules.bit"), left + DIGITS[4], y, brush.plain(), muted);
    brush.centre(borrow, left + DIGITS[5], y, brush.plain(), muted);
    for (int i = 0; i < picture.lanes().size(); i++) {
      RacePicture.Lane lane = picture.lanes().get(i);
      Color colour = palette.cell(lane.cell());
      brush.left(lane.name(), left + RULES_WIDTH + i * wide, y, brush.bold(), colour);
    }
  }

  private void rule(Rule rule, double left, double y) {
    digit(rule.aBit(), left + DIGITS[0], y);
    digit(rule.bBit(), left + DIGITS[1], y);
    digit(rule.borrowIn(), left + DIGITS[2], y);
    brush.centre("→", left + DIGITS[3], y, brush.plain(), palette.mutedText());
    digit(rule.differenceBit(), left + DIGITS[4], y);
    digit(rule.borrowOut(), left + DIGITS[5], y);
  }

  private void digit(int bit, double x, double y) {
    Color colour = bit == 1 ? palette.text() : palette.mutedText();
    brush.centre(Integer.toString(bit), x, y, brush.bold(), colour);
  }

  private void meter(
      RuleScore score, Color colour, double left, double top, double wide, double row) {
    String share = score.count() == 0 ? "–" : NumberText.percent(score.accuracy());
    boolean kept = score.isKept();
    boolean high = row >= 30;
    double line = top + (high ? row / 2 - 6 : row / 2);
    String mark = kept ? " ✓" : "";
    brush.left(share + mark, left, line, brush.plain(), kept ? palette.right() : palette.text());
    if (high) {
      double bar = Math.round(top + row / 2 + 6);
      graphics.setFill(palette.diverging(0, 1));
      graphics.fillRect(left, bar, wide, 6);
      graphics.setFill(colour);
      double length = score.count() == 0 ? 0 : score.accuracy();
      graphics.fillRect(left, bar, wide * length, 6);
    }
  }
}
