package dev.gatescope.ui.model;

import dev.gatescope.text.Problem;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What happened out of the user's sight: what went well is said for a while, a warning until read.
 */
public final class Notices {
  private final ReadOnlyObjectWrapper<Path> saved = new ReadOnlyObjectWrapper<>(this, "saved");

  private final ReadOnlyObjectWrapper<Problem> warning =
      new ReadOnlyObjectWrapper<>(this, "warning");

  /** The file that was saved last; null once the user has been told. */
  public ReadOnlyObjectProperty<Path> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  public void saved(Path file) {
    saved.set(null);
    saved.set(file);
  }

  /** What the user should know but need not mend; null once it has been read. */
  public ReadOnlyObjectProperty<Problem> warningProperty() {
    return warning.getReadOnlyProperty();
  }

  public void warn(Problem problem) {
    warning.set(problem);
  }

  /** What was saved has been told long enough. */
  public void dismissSaved() {
    saved.set(null);
  }

  /** The user has read all there is. */
  public void dismiss() {
    saved.set(null);
    warning.set(null);
  }
}
