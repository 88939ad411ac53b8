package dev.gatescope.ui.heat;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Whether units are looked for, and how: stays while views come and go. */
public final class BrushModel {
  private final BooleanProperty on = new SimpleBooleanProperty(this, "on", false);
  private final ObjectProperty<Brush> brush =
      new SimpleObjectProperty<>(this, "brush", Brush.OF_THE_BORROW);

  BooleanProperty onProperty() {
    return on;
  }

  /** The present one, or the one that was last; never null. */
  ObjectProperty<Brush> brushProperty() {
    return brush;
  }

  /** The brush, if units are looked for. */
  public Optional<Brush> shown() {
    return on.get() ? Optional.of(brush.get()) : Optional.empty();
  }

  /** Looks for units with a brush. */
  public void show(Brush newBrush) {
    brush.set(newBrush);
    on.set(true);
  }
}
