package dev.gatescope.ui.dock;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the dock stands. Outlives its view, which a change of language loads anew. */
public final class DockModel {
  /** How much of the window the dock takes. */
  public enum Size {
    /** Its tabs alone. */
    CLOSED,
    /** Beside the columns, as high as the user made it. */
    OPEN,
    /** All below the top bar: room for maps and diagrams. */
    FULL
  }

  private final ObjectProperty<Size> size = new SimpleObjectProperty<>(this, "size", Size.OPEN);
  private final ObjectProperty<DockTab> tab =
      new SimpleObjectProperty<>(this, "tab", DockTab.PREDICTIONS);

  public ObjectProperty<Size> sizeProperty() {
    return size;
  }

  public ObjectProperty<DockTab> tabProperty() {
    return tab;
  }

  public boolean isOpen() {
    return size.get() != Size.CLOSED;
  }

  /** Whether a pane is shown, or will be as soon as its view is there. */
  public boolean shows(DockTab pane) {
    return isOpen() && tab.get() == pane;
  }

  public boolean isFull() {
    return size.get() == Size.FULL;
  }

  /** Shows a pane, opening the dock if it is closed. */
  public void show(DockTab newTab) {
    tab.set(newTab);
    if (!isOpen()) {
      size.set(Size.OPEN);
    }
  }

  /**
   * Shows the pane that many tabs further on, opening the dock if it is closed; after the last
   * comes the first.
   */
  public void showNext(int tabs) {
    DockTab[] all = DockTab.values();
    show(all[Math.floorMod(tab.get().ordinal() + tabs, all.length)]);
  }

  /** Closes the dock, or opens it as it was before the columns had to make room. */
  public void toggleOpen() {
    size.set(isOpen() ? Size.CLOSED : Size.OPEN);
  }

  public void toggleFull() {
    size.set(isFull() ? Size.OPEN : Size.FULL);
  }
}
