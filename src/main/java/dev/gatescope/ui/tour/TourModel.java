package dev.gatescope.ui.tour;

import dev.gatescope.file.lesson.Place;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Where the tour is. It is offered once; whoever ends it, early or not, has had it. */
public final class TourModel {
  private final Consumer<Place> show;
  private final BooleanProperty done = new SimpleBooleanProperty(this, "done");
  private final ReadOnlyObjectWrapper<TourStop> stop = new ReadOnlyObjectWrapper<>(this, "stop");

  /**
   * @param show brings a place of the window to sight
   */
  public TourModel(Consumer<Place> show) {
    this.show = show;
  }

  /** Whether the user has had the tour, today or in an earlier start. */
  public BooleanProperty doneProperty() {
    return done;
  }

  /** Null while there is no tour. */
  ReadOnlyObjectProperty<TourStop> stopProperty() {
    return stop.getReadOnlyProperty();
  }

  /** Begins it, unless the user has had it. */
  public void offer() {
    if (!done.get()) {
      start();
    }
  }

  public void start() {
    visit(0);
  }

  /** Goes on; after the last stop the tour is done. */
  void next() {
    if (isLast()) {
      end();
    } else {
      visit(stop.get().ordinal() + 1);
    }
  }

  void previous() {
    if (stop.get().ordinal() > 0) {
      visit(stop.get().ordinal() - 1);
    }
  }

  boolean isLast() {
    return stop.get().ordinal() == TourStop.values().length - 1;
  }

  public void end() {
    stop.set(null);
    done.set(true);
  }

  private void visit(int index) {
    TourStop next = TourStop.values()[index];
    show.accept(next.place());
    stop.set(next);
  }
}
