package dev.gatescope.ui.race;

import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.ui.common.EpochAxis;
import dev.gatescope.ui.common.LabelColumn;
import dev.gatescope.ui.common.LossLine;
import dev.gatescope.ui.common.LossScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the losses of all lanes in one chart. */
final class LossPainter {
  private static final double NAME_HEIGHT = 14;

  /** All that the losses of a race can span. */
  private static final int MOST_POWERS = 20;

  private record End(RacePicture.Lane lane, double y) {}

  private final RaceBrush brush;
  private final GraphicsContext graphics;
  private final RaceLayout layout;
  private final RacePicture picture;
  private final LossScale scale;
  private final EpochAxis axis;

  LossPainter(RaceBrush brush, RaceLayout layout, RacePicture picture) {
    this.brush = brush;
    this.graphics = brush.graphics();
    this.layout = layout;
    this.picture = picture;
    axis = layout.axis(picture.epochs());
    scale =
        LossScale.of(
            picture.logarithmic(),
            picture.lanes().stream()
                .flatMap(lane -> lane.trained().stream())
                .mapToDouble(EpochSummary::loss));
  }

  private double y(double loss) {
    double height = layout.plotBottom() - RaceLayout.TOP;
    return RaceLayout.TOP + height * scale.depth(loss);
  }

  void draw(Messages messages) {
    Color muted = brush.palette().mutedText();
    brush.left(
        messages.text("race.chart"),
        RaceLayout.LEFT,
        RaceLayout.TITLE_LINE,
        brush.plain(),
        brush.palette().text());
    losses(muted);
    epochs(muted);
    cursor();
    lines();
  }

  private void losses(Color muted) {
    for (double loss : scale.ticks(MOST_POWERS)) {
      double y = Math.round(y(loss));
      graphics.setFill(brush.palette().grid());
      graphics.fillRect(RaceLayout.LEFT, y, layout.plotWidth(), 1);
      brush.right(LossScale.label(loss), RaceLayout.LEFT - 6, y, brush.plain(), muted);
    }
  }

  private void epochs(Color muted) {
    axis.marks(picture.epoch())
        .forEach(
            epoch ->
                brush.centre(
                    Integer.toString(epoch), axis.x(epoch), axisLine(), brush.plain(), muted));
  }

  private void cursor() {
    double x = Math.round(axis.x(picture.epoch()));
    graphics.setFill(brush.palette().accent());
    graphics.fillRect(x, RaceLayout.TOP, 1, layout.plotBottom() - RaceLayout.TOP);
    String epoch = Integer.toString(picture.epoch());
    brush.centre(epoch, x, axisLine(), brush.bold(), brush.palette().accent());
  }

  private double axisLine() {
    return layout.plotBottom() + RaceLayout.BOTTOM / 2;
  }

  private void lines() {
    List<End> ends = new ArrayList<>();
    double last = RaceLayout.LEFT;
    for (RacePicture.Lane lane : picture.lanes()) {
      int epochs = lane.trained().size();
      if (epochs > 0) {
        ends.add(new End(lane, line(lane)));
        last = Math.max(last, axis.x(epochs));
      }
    }
    names(ends, last + 8);
  }

  /** Where it ends. */
  private double line(RacePicture.Lane lane) {
    Color colour = brush.palette().cell(lane.cell());
    graphics.setStroke(colour);
    graphics.setFill(colour);
    graphics.setLineWidth(2);
    LossLine line = LossLine.of(lane.trained(), axis::x, this::y);
    line.stroke(graphics);
    dot(lane);
    return Double.isNaN(line.end()) ? layout.plotBottom() : line.end();
  }

  /** Where the cursor reads the lane; a single epoch is no line, and would not be seen. */
  private void dot(RacePicture.Lane lane) {
    List<EpochSummary> trained = lane.trained();
    int read = trained.size() == 1 ? 1 : picture.epoch();
    if (read >= 1 && read <= trained.size() && Double.isFinite(trained.get(read - 1).loss())) {
      double y = y(trained.get(read - 1).loss());
      graphics.fillOval(axis.x(read) - 3.5, y - 3.5, 7, 7);
    }
  }

  /** Names behind the lines' ends, moved apart where they would meet. */
  private void names(List<End> ends, double x) {
    List<End> sorted = ends.stream().sorted(Comparator.comparingDouble(End::y)).toList();
    double[] wanted = sorted.stream().mapToDouble(End::y).toArray();
    double[] middles =
        LabelColumn.spread(wanted, NAME_HEIGHT, RaceLayout.TOP, layout.plotBottom() - 4);
    for (int i = 0; i < middles.length; i++) {
      RacePicture.Lane lane = sorted.get(i).lane;
      Color colour = brush.palette().cell(lane.cell());
      brush.left(lane.name(), x, middles[i], brush.bold(), colour);
    }
  }
}
