package dev.gatescope.ui.charts;

import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.ShownReport;
import javafx.scene.shape.Line;
import javafx.util.Subscription;

/** A line in the loss plot at the epoch that is looked at, unless that is the newest. */
final class EpochMark {
  private final Plot plot;
  private final RunModel run;
  private final ShownReport shown;
  private final Line line = new Line();

  EpochMark(Plot plot, RunModel run, ShownReport shown) {
    this.plot = plot;
    this.run = run;
    this.shown = shown;
    line.getStyleClass().add("plot-epoch");
    line.setManaged(false);
    plot.getCanvasForeground().getChildren().addFirst(line);
    plot.horizontal().minProperty().subscribe(this::place);
    plot.horizontal().maxProperty().subscribe(this::place);
    plot.horizontal().lengthProperty().subscribe(this::place);
    plot.getCanvas().heightProperty().subscribe(this::place);
  }

  /** Follows what outlives the plot. */
  Subscription follow() {
    place();
    return Subscription.combine(
        shown.reportProperty().subscribe((_, _) -> place()),
        run.reportsProperty().subscribe((_, _) -> place()));
  }

  private void place() {
    boolean back = shown.report() != null && shown.report().epoch() != run.latest().epoch();
    double x = back ? plot.horizontal().getDisplayPosition(shown.report().epoch()) : -1;
    line.setVisible(back && x >= 0 && x <= plot.getCanvas().getWidth());
    if (line.isVisible()) {
      line.setStartX(Math.floor(x) + 0.5);
      line.setEndX(Math.floor(x) + 0.5);
      line.setEndY(plot.getCanvas().getHeight());
    }
  }
}
