package dev.gatescope.ui.run;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.Selection;
import java.util.function.BiConsumer;

/** Asks for a new trace whenever the pair or the weights that are looked at change. */
public final class TraceFollower {
  private final ShownReport shown;
  private final Selection selection;
  private final BiConsumer<Weights, Subtraction> request;

  public TraceFollower(
      ShownReport shown, Selection selection, BiConsumer<Weights, Subtraction> request) {
    this.shown = shown;
    this.selection = selection;
    this.request = request;
    shown.reportProperty().subscribe((was, is) -> ask());
    selection.pairProperty().subscribe((was, is) -> ask());
    ask();
  }

  private void ask() {
    EpochReport report = shown.report();
    if (report != null) {
      request.accept(report.weights(), selection.pair());
    }
  }
}
