package dev.gatescope.ui.runs;

import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.ui.common.EpochAxis;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.LabelColumn;
import dev.gatescope.ui.common.LossLine;
import dev.gatescope.ui.common.LossScale;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws the losses of the compared runs. */
final class CurvesPainter {
  private static final double ROW = 15;

  /** More would not stand apart on a low chart. */
  private static final int MOST_POWERS = 5;

  private static final Font PLAIN = Font.font(Fonts.SANS, 11);
  private static final Font BOLD = Font.font(Fonts.SANS, FontWeight.BOLD, 11);

  private record End(RunCurves.Curve curve, double y) {}

  private final GraphicsContext graphics;
  private final Palette palette;
  private final CurvesLayout layout;
  private final RunCurves curves;
  private final LossScale scale;
  private final EpochAxis axis;

  CurvesPainter(GraphicsContext graphics, Palette palette, CurvesLayout layout, RunCurves curves) {
    this.graphics = graphics;
    this.palette = palette;
    this.layout = layout;
    this.curves = curves;
    axis = layout.axis(curves.epochs());
    scale =
        LossScale.of(
            curves.logarithmic(),
            curves.curves().stream()
                .flatMap(curve -> curve.epochs().subList(0, curve.count()).stream())
                .mapToDouble(EpochSummary::loss));
  }

  private double y(double loss) {
    return CurvesLayout.TOP + layout.plotHeight() * Math.clamp(scale.depth(loss), 0, 1);
  }

  void draw(Messages messages) {
    graphics.setTextBaseline(VPos.CENTER);
    losses();
    epochs();
    cursor();
    List<End> ends = new ArrayList<>();
    for (RunCurves.Curve curve : curves.curves()) {
      ends.add(new End(curve, line(curve)));
    }
    titles(messages);
    readings(ends, messages);
  }

  private void losses() {
    for (double loss : scale.ticks(MOST_POWERS)) {
      double y = Math.round(y(loss));
      graphics.setFill(palette.grid());
      graphics.fillRect(CurvesLayout.LEFT, y, layout.plotWidth(), 1);
      right(LossScale.label(loss), CurvesLayout.LEFT - 6, y, PLAIN, palette.mutedText());
    }
  }

  private void epochs() {
    Color muted = palette.mutedText();
    axis.marks(curves.epoch())
        .forEach(
            epoch ->
                write(
                    Integer.toString(epoch),
                    axis.x(epoch),
                    axisLine(),
                    TextAlignment.CENTER,
                    PLAIN,
                    muted));
  }

  private void cursor() {
    double x = Math.round(axis.x(curves.epoch()));
    graphics.setFill(palette.accent());
    graphics.fillRect(x, CurvesLayout.TOP, 1, layout.plotHeight());
    String epoch = Integer.toString(curves.epoch());
    write(epoch, x, axisLine(), TextAlignment.CENTER, BOLD, palette.accent());
  }

  private double axisLine() {
    return layout.plotBottom() + CurvesLayout.BOTTOM / 2;
  }

  /**
   * Draws a run's losses.
   *
   * @return where the line ends
   */
  private double line(RunCurves.Curve curve) {
    graphics.setStroke(palette.run(curve.number()));
    graphics.setLineWidth(2);
    if (palette.runIsDashed(curve.number())) {
      graphics.setLineDashes(6, 4);
    } else {
      graphics.setLineDashes();
    }
    LossLine line = LossLine.of(curve.epochs().subList(0, curve.count()), axis::x, this::y);
    line.stroke(graphics);
    graphics.setLineDashes();
    dot(curve);
    return Double.isNaN(line.end()) ? layout.plotBottom() : line.end();
  }

  /** Where the cursor reads the run; at its end if it is shorter. */
  private void dot(RunCurves.Curve curve) {
    EpochSummary read = curve.summary();
    if (read != null && Double.isFinite(read.loss())) {
      graphics.setFill(palette.run(curve.number()));
      graphics.fillOval(axis.x(read.epoch()) - 3.5, y(read.loss()) - 3.5, 7, 7);
    }
  }

  private void titles(Messages messages) {
    Color muted = palette.mutedText();
    double y = CurvesLayout.TITLE_LINE;
    write(messages.text("runs.chart"), CurvesLayout.LEFT, y, TextAlignment.LEFT, PLAIN, muted);
    write(
        messages.text("runs.epoch", curves.epoch()),
        layout.nameLeft(),
        y,
        TextAlignment.LEFT,
        BOLD,
        palette.accent());
    right(messages.text("runs.column.loss"), layout.columnRight(0), y, PLAIN, muted);
    if (layout.isWide()) {
      right(messages.text("runs.column.rmse"), layout.columnRight(1), y, PLAIN, muted);
      right(messages.text("runs.column.wrong"), layout.columnRight(2), y, PLAIN, muted);
    }
  }

  /** What the cursor reads, beside the lines' ends, moved apart where they would meet. */
  private void readings(List<End> ends, Messages messages) {
    List<End> sorted = ends.stream().sorted(Comparator.comparingDouble(End::y)).toList();
    double[] wanted = sorted.stream().mapToDouble(End::y).toArray();
    double[] middles =
        LabelColumn.spread(wanted, ROW, CurvesLayout.TOP + 4, layout.plotBottom() - 4);
    for (int i = 0; i < middles.length; i++) {
      reading(sorted.get(i).curve, middles[i], messages);
    }
  }

  private void reading(RunCurves.Curve curve, double y, Messages messages) {
    Color colour = palette.run(curve.number());
    write(curve.name(), layout.nameLeft(), y, TextAlignment.LEFT, BOLD, colour);
    EpochSummary read = curve.summary();
    if (read == null) {
      return;
    }
    Color text = palette.text();
    right(RunsText.loss(read.loss()), layout.columnRight(0), y, PLAIN, text);
    if (layout.isWide()) {
      right(RunsText.rmse(read.testRmse()), layout.columnRight(1), y, PLAIN, text);
      String wrong = messages.count(read.allPairs().wrong());
      right(wrong, layout.columnRight(2), y, PLAIN, text);
    }
  }

  private void right(String text, double x, double y, Font font, Color colour) {
    write(text, x, y, TextAlignment.RIGHT, font, colour);
  }

  private void write(
      String text, double x, double y, TextAlignment alignment, Font font, Color colour) {
    graphics.setTextAlign(alignment);
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.fillText(text, Math.round(x), Math.round(y));
  }
}
