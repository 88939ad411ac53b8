package dev.gatescope.ui.run;

import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.SurgeryModel;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The network that every pane looks at: the weights of the epoch that is shown, and the surgery on
 * them.
 */
public final class ShownNetwork {
  private final ShownReport shown;
  private final SurgeryModel surgery;
  private final ReadOnlyObjectWrapper<Network> network =
      new ReadOnlyObjectWrapper<>(this, "network");

  public ShownNetwork(ShownReport shown, SurgeryModel surgery) {
    this.shown = shown;
    this.surgery = surgery;
    shown.reportProperty().subscribe((_, _) -> follow());
    surgery.surgeryProperty().subscribe((_, _) -> follow());
    follow();
  }

  /** Null until a run has its first report. */
  public ReadOnlyObjectProperty<Network> networkProperty() {
    return network.getReadOnlyProperty();
  }

  public Network network() {
    return network.get();
  }

  private void follow() {
    EpochReport report = shown.report();
    network.set(report == null ? null : operated(report.weights()));
  }

  /** A surgery that was made for another network waits until it is made anew. */
  private Network operated(Weights weights) {
    return surgery.surgery().fits(weights.layout())
        ? new Network(weights, surgery.surgery())
        : Network.of(weights);
  }
}
