package dev.gatescope.ui.common;

import dev.gatescope.ui.common.Views.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * The places of the window's panes. A change after which everything is styled anew (language,
 * theme, size of text) would take one long frame; so the panes leave the scene, and come back one a
 * frame, first what is seen. All methods are called on the JavaFX thread.
 */
public final class Bays {
  private final Runnable requestPulse;
  private final List<Bay> all = new ArrayList<>();
  private final List<Bay> empty = new ArrayList<>();
  private boolean changing;
  private Runnable atTheEnd = () -> {};

  /**
   * @param pulses makes, of a task for the JavaFX thread, what asks for it to be run in the next
   *     frame
   */
  public Bays(Function<Runnable, Runnable> pulses) {
    requestPulse = pulses.apply(this::fillOne);
  }

  /**
   * A place for a pane, which is loaded at once; in a change, when its turn has come.
   *
   * @param loader called once
   */
  public Bay of(Supplier<View> loader) {
    Bay bay = new Bay(loader);
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

  /**
   * Changes the scene while no pane is in it. What has the focus has it again afterwards, if it is
   * still there.
   */
  public void change(Scene scene, Runnable change) {
    Node owner = scene.getFocusOwner();
    all.forEach(Bay::empty);
    empty.clear();
    empty.addAll(all);
    if (owner != null && owner.getScene() == null) {
      atTheEnd = () -> focus(owner);
    }
    changing = true;
    try {
      change.run();
    } finally {
      changing = false;
      empty.sort(Comparator.comparing(bay -> !bay.isVisible()));
      requestPulse.run();
    }
  }

  private static void focus(Node owner) {
    if (owner.getScene() != null) {
      owner.requestFocus();
    }
  }

  private void fillOne() {
    if (!empty.isEmpty()) {
      empty.removeFirst().fill();
    }
    if (empty.isEmpty()) {
      atTheEnd.run();
      atTheEnd = () -> {};
    } else {
      requestPulse.run();
    }
  }
}
