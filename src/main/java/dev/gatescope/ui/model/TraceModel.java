package dev.gatescope.ui.model;

import dev.gatescope.lstm.GateTrace;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The forward pass of the selected pair at the selected epoch; null until the first is ready. */
public final class TraceModel {
  private final ReadOnlyObjectWrapper<GateTrace> trace = new ReadOnlyObjectWrapper<>(this, "trace");

  public ReadOnlyObjectProperty<GateTrace> traceProperty() {
    return trace.getReadOnlyProperty();
  }

  public GateTrace trace() {
    return trace.get();
  }

  /** Called on the JavaFX thread by whoever computes traces. */
  public void show(GateTrace newTrace) {
    trace.set(newTrace);
  }
}
