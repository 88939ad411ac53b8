package dev.gatescope.ui.export;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.lstm.Network;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.heat.BrushModel;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the window shows, and exports are made of.
 *
 * @param operations what is held in the network, in words of the language of the moment
 */
public record ExportSources(
    RunModel run,
    ShownReport shown,
    ShownNetwork network,
    Supplier<String> operations,
    Selection selection,
    TraceModel traces,
    ProbeModel probe,
    BrushModel brush,
    Appearance appearance,
    ChartOptions chartOptions) {
  /** A text in the language of the moment. */
  String text(String key) {
    return appearance.messages().text(key);
  }

  /** Whether something is held in the network that the window shows. */
  boolean operated() {
    Network looked = network.network();
    return looked != null && !looked.surgery().isNone();
  }

  /** The probe by which the window orders the units; empty if it does not. */
  Optional<Probe> ranking() {
    return Optional.ofNullable(probe.borrow()).filter(_ -> probe.rankedProperty().get());
  }
}
