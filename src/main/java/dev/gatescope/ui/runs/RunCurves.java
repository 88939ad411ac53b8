package dev.gatescope.ui.runs;

import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.RunRecord;
import java.util.List;

/**
 * All that is drawn of the compared runs.
 *
 * @param epoch the one that is read
 * @param epochs the newest one of all runs, at least 1
 */
record RunCurves(List<Curve> curves, int epoch, int epochs, boolean logarithmic) {
  static final RunCurves EMPTY = new RunCurves(List.of(), 0, 1, true);

  /**
   * One run.
   *
   * @param epochs of which the first {@code count} are drawn; those after them may come while it
   *     trains
   * @param summary at the cursor; null if the run begins later
   */
  record Curve(
      int number, String name, List<EpochSummary> epochs, int count, EpochSummary summary) {
    static Curve of(RunRecord run, int epoch) {
      List<EpochSummary> epochs = run.history().epochs();
      return new Curve(
          run.number(), RunsText.name(run), epochs, epochs.size(), RunsViewModel.at(run, epoch));
    }
  }

  static RunCurves of(RunsViewModel model) {
    int epoch = model.epoch();
    return new RunCurves(
        model.compared().stream().map(run -> Curve.of(run, epoch)).toList(),
        epoch,
        Math.max(1, model.newestEpoch()),
        model.logarithmicProperty().get());
  }

  /** All runs at the cursor in words. */
  String words(Messages messages) {
    StringBuilder words = new StringBuilder(messages.text("runs.epoch", epoch));
    for (Curve curve : curves) {
      if (curve.summary != null) {
        words
            .append(' ')
            .append(
                messages.text(
                    "runs.reading",
                    curve.name,
                    RunsText.loss(curve.summary.loss()),
                    RunsText.rmse(curve.summary.testRmse()),
                    curve.summary.allPairs().wrong()));
      }
    }
    return words.toString();
  }
}
