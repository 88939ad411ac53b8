package dev.gatescope.ui.probe;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.ProbeTables;
import dev.gatescope.eval.probe.UnitScore;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * The units of C and h, the best left: a bar is as high as the unit is right, from one half to all
 * (or as its correlation is strong, where there is no threshold), in the colour of its correlation.
 */
public final class RankView extends DrawingPane {
  private static final double AXIS = 40;

  /** From one number of the axis to the next. */
  private static final double ROOM_FOR_NUMBER = 12;

  private static final double MIN_COLUMN = 24;
  private static final double MAX_COLUMN = 44;
  private static final double TOP = 7;
  private static final double FOOT = 18;
  private static final Font SMALL = Font.font(Fonts.SANS, 10.5);
  private static final Font BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 10.5);

  private Palette palette = Palette.LIGHT;
  private Probe probe;
  private UnitScore chosen;
  private UnitScore hovered;

  /** For FXML. */
  public RankView() {
    getStyleClass().add("probe-rank");
    setMinSize(120, 60);
    setPrefSize(600, 100);
  }

  /** Shows a probe in some colours; null shows nothing. */
  void show(Probe newProbe, UnitScore newChosen, Palette newPalette) {
    probe = newProbe;
    chosen = newChosen;
    palette = newPalette;
    redraw();
  }

  void hover(UnitScore score) {
    hovered = score;
    redraw();
  }

  /** The unit at a point, or null. */
  UnitScore at(double x) {
    int column = (int) Math.floor((x - AXIS) / column());
    List<Integer> shown = shown();
    return x < AXIS || column >= shown.size() ? null : probe.ranked().get(shown.get(column));
  }

  /** The middle of a column's bar. */
  double middle(int column) {
    return AXIS + (column + 0.5) * column();
  }

  private int columns() {
    return Math.max(1, (int) ((getWidth() - AXIS) / MIN_COLUMN));
  }

  private double column() {
    int shown = Math.max(1, shown().size());
    return Math.min(MAX_COLUMN, Math.floor((getWidth() - AXIS) / shown));
  }

  /** The ranks that have room: the best, and the chosen one in the last column if it is not. */
  private List<Integer> shown() {
    if (probe == null) {
      return List.of();
    }
    int count = Math.min(columns(), probe.ranked().size());
    int chosenRank = probe.ranked().indexOf(chosen);
    return IntStream.range(0, count)
        .mapToObj(column -> column == count - 1 ? Math.max(column, chosenRank) : column)
        .toList();
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (probe == null) {
      return;
    }
    double bottom = height - FOOT;
    graphics.setTextBaseline(VPos.CENTER);
    axis(graphics, width, bottom);
    List<UnitScore> ranked = probe.ranked();
    graphics.setTextAlign(TextAlignment.CENTER);
    List<Integer> shown = shown();
    for (int column = 0; column < shown.size(); column++) {
      bar(graphics, ranked.get(shown.get(column)), middle(column), bottom);
    }
    if (shown.getLast() > shown.size() - 1) {
      gap(graphics, middle(shown.size() - 1) - column() / 2, bottom);
    }
  }

  private void axis(GraphicsContext graphics, double width, double bottom) {
    boolean binary = probe.target().isBinary();
    graphics.setFont(SMALL);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setLineWidth(1);
    for (double share : new double[] {0, 0.5, 1}) {
      double y = Math.round(bottom - share * (bottom - TOP)) + 0.5;
      graphics.setStroke(palette.grid());
      graphics.strokeLine(AXIS, y, width, y);
      graphics.setFill(palette.mutedText());
      String label =
          binary ? Math.round(50 + 50 * share) + " %" : share == 0.5 ? "0.5" : "" + (int) share;
      graphics.fillText(label, AXIS - 6, y);
    }
    if (binary) {
      double chance = Math.round(bottom - (2 * probe.chance() - 1) * (bottom - TOP)) + 0.5;
      graphics.setStroke(palette.mutedText());
      graphics.setLineDashes(3, 3);
      graphics.strokeLine(AXIS, chance, width, chance);
      graphics.setLineDashes();
      if (bottom - chance > ROOM_FOR_NUMBER) {
        graphics.setFill(palette.mutedText());
        graphics.fillText(Math.round(100 * probe.chance()) + " %", AXIS - 6, chance);
      }
    }
  }

  /** Ranks that are left out. */
  private void gap(GraphicsContext graphics, double x, double bottom) {
    graphics.setStroke(palette.mutedText());
    graphics.setLineWidth(1);
    graphics.setLineDashes(1, 3);
    graphics.strokeLine(x, TOP, x, bottom + FOOT);
    graphics.setLineDashes();
  }

  private void bar(GraphicsContext graphics, UnitScore score, double middle, double bottom) {
    boolean here = score.equals(chosen);
    double width = column() - 5;
    double left = middle - width / 2;
    if (here) {
      graphics.setFill(palette.accent().deriveColor(0, 1, 1, palette.dark() ? 0.24 : 0.12));
      graphics.fillRoundRect(left - 2, 1, width + 4, bottom + FOOT - 2, 6, 6);
    }
    if (score.isConstant()) {
      graphics.setFont(SMALL);
      graphics.setFill(palette.mutedText());
      graphics.fillText("–", middle, bottom - 7);
    } else {
      double tall = Math.max(1, share(score) * (bottom - TOP));
      graphics.setFill(palette.diverging(score.correlation(), 1));
      graphics.fillRect(left, bottom - tall, width, tall);
      graphics.setStroke(here ? palette.accent() : palette.mutedText());
      graphics.setLineWidth(here ? 1.5 : 0.75);
      graphics.strokeRect(left, bottom - tall, width, tall);
      if (tall > 18) {
        graphics.setFont(BOLD);
        graphics.setFill(Palette.textOn(palette.diverging(score.correlation(), 1)));
        graphics.fillText(score.correlation() < 0 ? "−" : "+", middle, bottom - tall + 9);
      }
    }
    graphics.setFont(here ? BOLD : SMALL);
    graphics.setFill(here || score.equals(hovered) ? palette.accent() : palette.text());
    graphics.fillText(
        ProbeTables.symbol(score.state()) + score.unit(), middle, bottom + FOOT / 2 + 1);
  }

  private double share(UnitScore score) {
    return probe.target().isBinary()
        ? Math.max(0, 2 * score.accuracy() - 1)
        : Math.abs(score.correlation());
  }
}
