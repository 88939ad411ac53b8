package dev.gatescope.ui.charts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A plot's data and the line of exact values beside it. */
public abstract class PlotViewModel {
  /** No point is under the mouse. */
  public static final int NONE = -1;

  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
  private final PlotData data;
  private int hovered = NONE;

  protected PlotViewModel(PlotData data) {
    this.data = data;
  }

  public final PlotData data() {
    return data;
  }

  /** True until there is a point. */
  public final ReadOnlyBooleanProperty emptyProperty() {
    return empty.getReadOnlyProperty();
  }

  /** Exact values of the point under the mouse, else a summary. */
  public final ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** What a plot that shows nothing else is to say in words; empty if the points speak. */
  public final ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  protected final void setNote(String text) {
    note.set(text);
  }

  /**
   * The point under the mouse, or {@link #NONE}.
   *
   * @param index of a point
   */
  public final void hover(int index) {
    hovered = index;
    refresh();
  }

  /** Takes over what is new in the run. Called on the JavaFX thread, at most once a pulse. */
  public abstract void update();

  /** A click on a point. */
  public abstract void choose(int index);

  protected abstract String describe(int index);

  protected abstract String summary();

  protected final void refresh() {
    if (hovered >= data.count()) {
      hovered = NONE;
    }
    empty.set(data.count() == 0);
    if (empty.get()) {
      readout.set("");
    } else {
      readout.set(hovered == NONE ? summary() : describe(hovered));
    }
  }
}
