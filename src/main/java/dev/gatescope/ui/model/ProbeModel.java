package dev.gatescope.ui.model;

import dev.gatescope.eval.probe.Probe;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** What the probe for the borrow found in the network that is shown, and the order of units. */
public final class ProbeModel {
  private final ReadOnlyObjectWrapper<Probe> borrow = new ReadOnlyObjectWrapper<>(this, "borrow");
  private final BooleanProperty ranked = new SimpleBooleanProperty(this, "ranked", false);

  /** Null until there is one. While training it may be some epochs old. */
  public ReadOnlyObjectProperty<Probe> borrowProperty() {
    return borrow.getReadOnlyProperty();
  }

  public Probe borrow() {
    return borrow.get();
  }

  /** Called on the JavaFX thread by whoever probes. */
  public void show(Probe newBorrow) {
    borrow.set(newBorrow);
  }

  /** Whether units stand in the order of the probe, not of their numbers. */
  public BooleanProperty rankedProperty() {
    return ranked;
  }

  /** The units from top to bottom, in every pane that shows them all. */
  public List<Integer> order(int hiddenSize) {
    Probe probe = borrow.get();
    boolean byProbe =
        ranked.get() && probe != null && probe.network().layout().hiddenSize() == hiddenSize;
    return byProbe ? probe.unitOrder() : IntStream.range(0, hiddenSize).boxed().toList();
  }
}
