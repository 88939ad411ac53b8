package dev.gatescope.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * Behind one FXML file. Binds controls to a view model; whatever it subscribes to, starts or binds
 * on something that outlives the view is handed to {@link #until}, so that a closed view leaves
 * nothing behind.
 */
public abstract class Controller {
  private static final Duration AT_ONCE = Duration.millis(200);
  private static final Duration BETWEEN_ANSWERS = Duration.seconds(2);
  private static final double PALE = 0.4;

  private final List<Subscription> subscriptions = new ArrayList<>();

  /** Keeps a subscription until the view is closed. */
  protected final void until(Subscription subscription) {
    subscriptions.add(subscription);
  }

  /** Runs a task after each change of some values, until the view is closed. */
  protected final void whenChanged(Runnable task, ObservableValue<?>... values) {
    for (ObservableValue<?> value : values) {
      until(value.subscribe((_, _) -> task.run()));
    }
  }

  /** Makes a control and a model have the same value, until the view is closed. */
  protected final <T> void both(Property<T> ofControl, Property<T> ofModel) {
    ofControl.bindBidirectional(ofModel);
    until(() -> ofControl.unbindBidirectional(ofModel));
  }

  /** Tells whether a view is looked at; one that is closed is not. */
  protected final void whileLookedAt(Node view, Consumer<Boolean> looked) {
    until(view.visibleProperty().subscribe(looked));
    until(() -> looked.accept(false));
  }

  /** Makes a button stand for one value of a property; pressed again it stays pressed. */
  protected final <T> void choice(ToggleButton button, ObjectProperty<T> property, T value) {
    button.setOnAction(
        _ -> {
          property.set(value);
          button.setSelected(true);
        });
    until(property.subscribe(now -> button.setSelected(now.equals(value))));
  }

  /**
   * Makes each button of a group stand for one value of a property, by the mouse and by the arrow
   * keys, which select a button without pressing it.
   *
   * @param buttons in the order in which they stand
   */
  protected final <T> void choices(ObjectProperty<T> property, Map<T, ToggleButton> buttons) {
    ToggleGroup group = new ToggleGroup();
    buttons.values().forEach(button -> button.setToggleGroup(group));
    group
        .selectedToggleProperty()
        .subscribe(
            (before, now) -> {
              if (now == null && before != null) {
                // A click on the pressed button would release it.
                before.setSelected(true);
              }
            });
    buttons.forEach(
        (value, button) ->
            button
                .selectedProperty()
                .subscribe(
                    (_, selected) -> {
                      if (selected) {
                        property.set(value);
                      }
                    }));
    until(property.subscribe(value -> group.selectToggle(buttons.get(value))));
  }

  /**
   * Pales what is drawn of an old answer while the new one is on its way, unless that comes at
   * once; where answers follow each other, as while a training is watched, only what keeps one
   * waiting for long.
   *
   * @param busy whether an answer is on its way
   * @param answer the one that is drawn
   */
  protected final void paleWhile(
      ObservableBooleanValue busy, ObservableValue<?> answer, Node... drawings) {
    PauseTransition wait = new PauseTransition();
    wait.setOnFinished(_ -> List.of(drawings).forEach(drawing -> drawing.setOpacity(PALE)));
    Consumer<Duration> begin =
        patience -> {
          wait.stop();
          List.of(drawings).forEach(drawing -> drawing.setOpacity(1));
          if (busy.get()) {
            wait.setDuration(patience);
            wait.playFromStart();
          }
        };
    whenChanged(() -> begin.accept(AT_ONCE), busy);
    whenChanged(() -> begin.accept(BETWEEN_ANSWERS), answer);
    until(wait::stop);
    begin.accept(AT_ONCE);
  }

  /** Makes of a refresh one that a hidden view puts off until it is shown. */
  protected static Runnable whileVisible(Node view, Runnable refresh) {
    AtomicBoolean missed = new AtomicBoolean();
    view.visibleProperty()
        .subscribe(
            (_, shown) -> {
              if (shown && missed.getAndSet(false)) {
                refresh.run();
              }
            });
    return () -> {
      if (view.isVisible()) {
        refresh.run();
      } else {
        missed.set(true);
      }
    };
  }

  /** Ends every subscription. Called once, by {@link Views}, when the view is thrown away. */
  public final void close() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
  }
}
