package dev.gatescope.report;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.TrainingConfig;
import java.util.List;

/**
 * What a report of a run is about. Immutable.
 *
 * @param drawn whether the settings draw its data; else how they were drawn is not known
 * @param epochs every epoch of the run in order
 * @param shown the epoch whose results are told
 * @param made what computed and which program wrote it
 * @param pair the subtraction whose gates are shown
 * @param trace its pass through the shown epoch's weights
 */
public record RunReport(
    TrainingConfig config,
    boolean drawn,
    List<EpochSummary> epochs,
    EpochReport shown,
    Provenance made,
    Subtraction pair,
    GateTrace trace) {
  public RunReport {
    epochs = List.copyOf(epochs);
  }

  /** With the gates computed now, by the weights as they were trained: no surgery shows in it. */
  public static RunReport of(
      TrainingConfig config,
      boolean drawn,
      List<EpochSummary> epochs,
      EpochReport shown,
      Provenance made,
      Subtraction pair) {
    try (Tracer tracer = new Tracer()) {
      GateTrace trace = tracer.trace(Network.of(shown.weights()), pair);
      return new RunReport(config, drawn, epochs, shown, made, pair, trace);
    }
  }

  /** The rules up to the shown epoch. */
  RuleHistory rules() {
    RuleHistory history = new RuleHistory();
    epochs.stream()
        .filter(epoch -> epoch.epoch() <= shown.epoch())
        .forEach(epoch -> history.add(epoch.epoch(), epoch.rules()));
    return history;
  }
}
