package dev.gatescope.ui.race;

import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
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

  /** Room for the number of an epoch. */
  private static final double NUMBER_WIDTH = 44;

  /** All that the losses of a race can span. */
  private static final int MOST_POWERS = 20;

  private record End(RacePicture.Lane lane, double y) {}

  private final RaceBrush brush;
  private final GraphicsContext graphics;
  private final RaceLayout layout;
  private final RacePicture picture;
  private final LossScale scale;

  LossPainter(RaceBrush brush, RaceLayout layout, RacePicture picture) {
    this.brush = brush;
    this.graphics = brush.graphics();
    this.layout = layout;
    this.picture = picture;
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
      graphics.setFill(brush.palette().line());
      graphics.fillRect(RaceLayout.LEFT, y, layout.plotWidth(), 1);
      brush.right(LossScale.label(loss), RaceLayout.LEFT - 6, y, brush.plain(), muted);
    }
  }

  /** Round epochs; those beside the cursor give way to it. */
  private void epochs(Color muted) {
    int epochs = picture.epochs();
    int parts = (int) Math.clamp(layout.plotWidth() / NUMBER_WIDTH, 1, 10);
    int stride = LossScale.stride((double) epochs / parts);
    for (int epoch = 0; epoch <= epochs; epoch += stride) {
      double x = layout.x(epoch, epochs);
      if (Math.abs(x - layout.x(picture.epoch(), epochs)) > NUMBER_WIDTH / 2) {
        brush.centre(Integer.toString(epoch), x, axisLine(), brush.plain(), muted);
      }
    }
  }

  private void cursor() {
    double x = Math.round(layout.x(picture.epoch(), picture.epochs()));
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
        last = Math.max(last, layout.x(epochs, picture.epochs()));
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
    LossLine line =
        LossLine.of(lane.trained(), epoch -> layout.x(epoch, picture.epochs()), this::y);
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
      graphics.fillOval(layout.x(read, picture.epochs()) - 3.5, y - 3.5, 7, 7);
    }
  }

  /** Names behind the lines' ends, moved apart where they would meet. */
  private void names(List<End> ends, double x) {
    List<End> sorted = ends.stream().sorted(Comparator.comparingDouble(End::y)).toList();
    double room = layout.plotBottom() - 4 - (sorted.size() - 1) * NAME_HEIGHT;
    double free = RaceLayout.TOP;
    for (End end : sorted) {
      double y = Math.max(free, Math.min(end.y, room));
      free = y + NAME_HEIGHT;
      room += NAME_HEIGHT;
      Color colour = brush.palette().cell(end.lane.cell());
      brush.left(end.lane.name(), x, y, brush.bold(), colour);
    }
  }
}
