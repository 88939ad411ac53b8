package dev.gatescope.ui.model;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What went well out of the user's sight, to be said for a while. */
public final class Notices {
  private final ReadOnlyObjectWrapper<Path> saved = new ReadOnlyObjectWrapper<>(this, "saved");

  /** The file that was saved last; null once the user has been told. */
  public ReadOnlyObjectProperty<Path> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  public void saved(Path file) {
    saved.set(null);
    saved.set(file);
  }

  public void dismiss() {
    saved.set(null);
  }
}
