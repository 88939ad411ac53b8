package dev.gatescope.ui.common;

import dev.gatescope.ui.common.Views.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The places of the window's parts. To load and style all of them would take one long frame: when
 * the window opens, and when its language, theme or size of text changes. So they come in one a
 * frame, in the order in which they were made, but first what is seen. All methods are called on
 * the JavaFX thread.
 */
public final class Bays {
  private final Runnable requestPulse;
  private final List<Bay> all = new ArrayList<>();
  private final List<Bay> empty = new ArrayList<>();
  private final List<Runnable> atTheEnd = new ArrayList<>();
  private boolean changing;
  private boolean opening;

  /**
   * @param pulses makes, of a task for the JavaFX thread, what asks for it to be run in the next
   *     frame
   */
  public Bays(Function<Runnable, Runnable> pulses) {
    requestPulse = pulses.apply(this::fillOne);
  }

  /**
   * A place for a pane, which is visible while its place is, and scrolled where that is low. It is
   * loaded at once; in a change, when its turn has come.
   *
   * @param loader called once
   */
  public Bay pane(Supplier<View> loader) {
    return of(loader, true);
  }

  /** The same for a part of the window that sees to its size and visibility itself. */
  public Bay part(Supplier<View> loader) {
    return of(loader, false);
  }

  private Bay of(Supplier<View> loader, boolean isPane) {
    Bay bay = new Bay(loader, isPane);
    all.add(bay);
    if (changing) {
      empty.add(bay);
    } else {
      bay.fill();
    }
    return bay;
  }

  /** Closes what was loaded there: the place is no longer in the window. */
  public void close(Bay bay) {
    bay.close();
    all.remove(bay);
    empty.remove(bay);
  }

  /** Makes a window of which only the first part is there; {@link #fill} brings the others. */
  public void open(Runnable making) {
    opening = true;
    whileEmpty(making);
    empty.removeFirst().fill();
  }

  /** Changes the window while none of its parts is in it, and brings them back. */
  public void change(Runnable change) {
    all.forEach(Bay::empty);
    empty.clear();
    empty.addAll(all);
    try {
      whileEmpty(change);
    } finally {
      empty.sort(Comparator.comparing(bay -> !bay.isVisible()));
      fill();
    }
  }

  private void whileEmpty(Runnable change) {
    changing = true;
    try {
      change.run();
    } finally {
      changing = false;
    }
  }

  /** Brings in what is not there, one a frame. */
  public void fill() {
    opening = false;
    requestPulse.run();
  }

  /** Has a task run once, when everything is there and has been laid out. */
  public void whenFull(Runnable task) {
    atTheEnd.add(task);
    if (!opening) {
      requestPulse.run();
    }
  }

  private void fillOne() {
    if (empty.isEmpty()) {
      // A task may empty the window: then the others have to wait again.
      for (int left = atTheEnd.size(); left > 0 && empty.isEmpty(); left--) {
        atTheEnd.removeFirst().run();
      }
    } else {
      Bay next = empty.removeFirst();
      // What it is made of comes in later.
      whileEmpty(next::fill);
      requestPulse.run();
    }
  }
}
