package dev.gatescope.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/**
 * Behind one FXML file. Binds controls to a view model; whatever it subscribes to, starts or binds
 * on something that outlives the view is handed to {@link #until}, so that a closed view leaves
 * nothing behind.
 */
public abstract class Controller {
  private final List<Subscription> subscriptions = new ArrayList<>();

  /** Keeps a subscription until the view is closed. */
  protected final void until(Subscription subscription) {
    subscriptions.add(subscription);
  }

  /** Ends every subscription. Called once, by {@link Views}, when the view is thrown away. */
  public final void close() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
  }
}
