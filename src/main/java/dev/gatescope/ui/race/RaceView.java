package dev.gatescope.ui.race;

import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The losses of all lanes in one chart, and beside it each lane at the cursor. */
public final class RaceView extends DrawingPane {
  private static final Font FONT = Font.font(Fonts.SANS, 11);
  private static final double TABLE = 560;
  private static final double LEFT = 44;
  private static final double NAMES = 74;
  private static final double TOP = 12;
  private static final double BOTTOM = 22;
  private static final double LABEL_HEIGHT = 14;

  /** Right ends of the columns of numbers, from the table's left; then left ends of the others. */
  private static final double[] NUMBERS = {118, 176, 236};

  private static final double RULES = 252;
  private static final double FIRST = 396;
  private static final double ANSWER = 412;

  private RacePicture picture = RacePicture.EMPTY;
  private Palette palette = Palette.LIGHT;
  private Messages messages;
  private double bottom;
  private double top;

  /** For FXML; {@link #setMessages} must follow. */
  public RaceView() {
    getStyleClass().add("race-view");
    setMinSize(120, 100);
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
  }

  void show(RacePicture newPicture, Palette newPalette) {
    picture = newPicture;
    palette = newPalette;
    redraw();
  }

  /** The epoch at a place of this view, or -1 outside of the chart. */
  int epochAt(double x) {
    double width = plotWidth(getWidth());
    if (x < LEFT - 6 || x > LEFT + width + 6) {
      return -1;
    }
    double share = Math.clamp((x - LEFT) / width, 0, 1);
    return (int) Math.round(share * picture.epochs());
  }

  /** Where an epoch stands. */
  double x(int epoch, double width) {
    return LEFT + plotWidth(width) * epoch / picture.epochs();
  }

  private static double plotWidth(double width) {
    return Math.max(1, width - LEFT - NAMES - TABLE);
  }

  private Color colour(CellType cell) {
    return switch (cell) {
      case LSTM -> palette.cellState();
      case GRU -> palette.hiddenState();
      case RNN -> palette.text();
    };
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (picture.lanes().isEmpty()) {
      return;
    }
    graphics.setFont(FONT);
    graphics.setTextBaseline(VPos.CENTER);
    range();
    grid(graphics, width, height);
    cursor(graphics, width, height);
    lines(graphics, width, height);
    table(graphics, width - TABLE + 12, height);
  }

  private void range() {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (RacePicture.Lane lane : picture.lanes()) {
      for (double loss : lane.losses()) {
        if (loss > 0) {
          smallest = Math.min(smallest, loss);
          largest = Math.max(largest, loss);
        }
      }
    }
    if (picture.logarithmic()) {
      top = largest > 0 ? Math.ceil(Math.log10(largest)) : 2;
      bottom = largest > 0 ? Math.min(top - 1, Math.floor(Math.log10(smallest))) : 1;
    } else {
      double step = step(largest > 0 ? largest : 1);
      top = step * Math.ceil((largest > 0 ? largest : 1) / step);
      bottom = 0;
    }
  }

  /** A round step that divides a range into two to five. */
  private static double step(double largest) {
    double power = Math.pow(10, Math.floor(Math.log10(largest)));
    double parts = largest / power;
    return parts > 4 ? 2 * power : parts > 2 ? power : 0.5 * power;
  }

  private double y(double loss, double height) {
    double value = picture.logarithmic() ? Math.log10(loss) : loss;
    return TOP + (height - TOP - BOTTOM) * (top - value) / (top - bottom);
  }

  private void grid(GraphicsContext graphics, double width, double height) {
    graphics.setLineWidth(1);
    graphics.setStroke(palette.line());
    double step = picture.logarithmic() ? 1 : step(top);
    double right = LEFT + plotWidth(width);
    graphics.setTextAlign(TextAlignment.RIGHT);
    for (double value = bottom; value <= top + step / 2; value += step) {
      double loss = picture.logarithmic() ? Math.pow(10, value) : value;
      double y = Math.round(y(loss, height)) + 0.5;
      graphics.strokeLine(LEFT, y, right, y);
      write(graphics, axis(loss), LEFT - 6, y, palette.mutedText());
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    write(graphics, "0", LEFT, height - 10, palette.mutedText());
    write(graphics, Integer.toString(picture.epochs()), right, height - 10, palette.mutedText());
  }

  private static String axis(double loss) {
    return loss >= 1 || loss == 0 ? Long.toString(Math.round(loss)) : trimmed(loss);
  }

  private static String trimmed(double loss) {
    return BigDecimal.valueOf(loss).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  private void cursor(GraphicsContext graphics, double width, double height) {
    double x = Math.round(x(picture.epoch(), width)) + 0.5;
    graphics.setStroke(palette.accent());
    graphics.strokeLine(x, TOP, x, height - BOTTOM);
    graphics.setTextAlign(TextAlignment.CENTER);
    double end = x(picture.epochs(), width);
    if (x > LEFT + 20 && x < end - 20) {
      write(graphics, Integer.toString(picture.epoch()), x, height - 10, palette.accent());
    }
  }

  private record End(RacePicture.Lane lane, double x, double y) {}

  private void lines(GraphicsContext graphics, double width, double height) {
    List<End> ends = new ArrayList<>();
    for (RacePicture.Lane lane : picture.lanes()) {
      List<Double> losses = lane.losses();
      graphics.setStroke(colour(lane.cell()));
      graphics.setFill(colour(lane.cell()));
      graphics.setLineWidth(1.8);
      graphics.beginPath();
      double x = LEFT;
      double y = TOP;
      for (int i = 0; i < losses.size(); i++) {
        x = x(i + 1, width);
        y = y(Math.max(losses.get(i), Double.MIN_NORMAL), height);
        if (i == 0) {
          graphics.moveTo(x, y);
        } else {
          graphics.lineTo(x, y);
        }
        if (i + 1 == picture.epoch() || losses.size() == 1) {
          graphics.fillOval(x - 3, y - 3, 6, 6);
        }
      }
      graphics.stroke();
      if (!losses.isEmpty()) {
        ends.add(new End(lane, x, y));
      }
    }
    names(graphics, ends, height);
  }

  /** Names at the lines' ends, moved apart where they would meet. */
  private void names(GraphicsContext graphics, List<End> ends, double height) {
    List<End> sorted = ends.stream().sorted(Comparator.comparingDouble(End::y)).toList();
    double room = height - BOTTOM - (sorted.size() - 1) * LABEL_HEIGHT;
    double free = TOP;
    graphics.setTextAlign(TextAlignment.LEFT);
    for (End end : sorted) {
      double y = Math.max(free, Math.min(end.y, room));
      free = y + LABEL_HEIGHT;
      room += LABEL_HEIGHT;
      write(graphics, end.lane.name(), end.x + 8, y, colour(end.lane.cell()));
    }
  }

  private void table(GraphicsContext graphics, double left, double height) {
    double row = Math.clamp((height - TOP - 30) / picture.lanes().size(), 24, 44);
    String[] heads = {"race.loss", "race.rmse", "race.wrong"};
    graphics.setTextAlign(TextAlignment.LEFT);
    write(
        graphics,
        messages.text("race.epoch", picture.epoch()),
        left,
        TOP,
        palette.accent(),
        NUMBERS[0] - 46);
    write(graphics, messages.text("race.rules"), left + RULES, TOP, palette.mutedText());
    write(graphics, messages.text("race.answer"), left + ANSWER, TOP, palette.mutedText());
    graphics.setTextAlign(TextAlignment.RIGHT);
    for (int i = 0; i < heads.length; i++) {
      write(graphics, messages.text(heads[i]), left + NUMBERS[i], TOP, palette.mutedText());
    }
    write(graphics, messages.text("race.first"), left + FIRST, TOP, palette.mutedText(), 60);
    for (int i = 0; i < picture.lanes().size(); i++) {
      lane(graphics, picture.lanes().get(i), left, TOP + 16 + row * (i + 0.5));
    }
  }

  private void lane(GraphicsContext graphics, RacePicture.Lane lane, double left, double y) {
    graphics.setTextAlign(TextAlignment.LEFT);
    write(graphics, lane.name(), left, y, colour(lane.cell()), 66);
    graphics.setTextAlign(TextAlignment.RIGHT);
    String[] numbers = {
      RaceText.loss(lane.summary().loss()),
      RaceText.rmse(lane.summary().testRmse()),
      Integer.toString(lane.summary().allPairs().wrong())
    };
    for (int i = 0; i < numbers.length; i++) {
      write(graphics, numbers[i], left + NUMBERS[i], y, palette.text());
    }
    String first = lane.firstAllRight() == 0 ? "–" : Integer.toString(lane.firstAllRight());
    write(graphics, first, left + FIRST, y, palette.text());
    rules(graphics, lane.rulesKept(), left + RULES, y);
    answer(graphics, lane, left + ANSWER, y);
  }

  /** Full for a rule that is kept, hollow for one that is broken. */
  private void rules(GraphicsContext graphics, List<Boolean> kept, double left, double y) {
    graphics.setLineWidth(1.2);
    for (int rule = 0; rule < kept.size(); rule++) {
      double x = left + rule * 10;
      if (kept.get(rule)) {
        graphics.setFill(palette.right());
        graphics.fillRect(x, y - 4, 8, 8);
      } else {
        graphics.setStroke(palette.wrong());
        graphics.strokeRect(x + 0.6, y - 3.4, 6.8, 6.8);
      }
    }
  }

  /** The highest bit first, as numbers are read; wrong bits are underlined. */
  private void answer(GraphicsContext graphics, RacePicture.Lane lane, double left, double y) {
    List<Integer> bits = lane.answer();
    if (bits.isEmpty()) {
      return;
    }
    double cell = Math.min(11, 116.0 / bits.size());
    graphics.setTextAlign(TextAlignment.CENTER);
    for (int t = 0; t < bits.size(); t++) {
      double x = left + (bits.size() - 1 - t + 0.5) * cell;
      boolean right = bits.get(t).equals(lane.expected().get(t));
      Color colour = right ? palette.text() : palette.wrong();
      if (cell >= 6) {
        write(graphics, bits.get(t).toString(), x, y, colour);
      } else {
        graphics.setFill(colour);
        double high = bits.get(t) == 1 ? 10 : 3;
        graphics.fillRect(x - cell / 2, y + 5 - high, Math.max(1, cell - 0.6), high);
      }
      if (!right) {
        graphics.setFill(palette.wrong());
        graphics.fillRect(x - cell / 2 + 0.5, y + 7, Math.max(1, cell - 1), 2);
      }
    }
    graphics.setTextAlign(TextAlignment.LEFT);
    boolean right = lane.answersRight();
    Color colour = right ? palette.right() : palette.wrong();
    write(graphics, right ? "✓" : "✗", left + bits.size() * cell + 6, y, colour);
  }

  private static void write(
      GraphicsContext graphics, String text, double x, double y, Color colour) {
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }

  private static void write(
      GraphicsContext graphics, String text, double x, double y, Color colour, double room) {
    graphics.setFill(colour);
    graphics.fillText(text, x, y, room);
  }
}
