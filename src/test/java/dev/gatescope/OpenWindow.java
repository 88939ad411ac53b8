package dev.gatescope;

import dev.gatescope.eval.Tracer;
import dev.gatescope.file.LogFile;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.background.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** The real window for the tools that look at it, used by the names of its controls. */
final class OpenWindow {
  private final Stage stage;
  private final WindowWiring wiring;

  private OpenWindow(Stage stage, WindowWiring wiring) {
    this.stage = stage;
    this.wiring = wiring;
  }

  /** Starts JavaFX, opens the window of a run that waits and returns when it stands. */
  static OpenWindow of(Runs runs, TrainingConfig config) throws Exception {
    Platform.startup(() -> {});
    return of(
        () ->
            new WindowWiring(
                runs,
                new Tracer()::trace,
                config,
                Optional.empty(),
                Locale.ENGLISH,
                new LogFile(Path.of("target", "logs"))));
  }

  /** The same where JavaFX runs already. */
  static OpenWindow of(Supplier<WindowWiring> wirings) throws Exception {
    CountDownLatch drawn = new CountDownLatch(1);
    OpenWindow window =
        onFx(
            () -> {
              WindowWiring wiring = wirings.get();
              Stage stage = new Stage(StageStyle.UNDECORATED);
              wiring.show(
                  stage,
                  () -> {
                    wiring.beginRun();
                    drawn.countDown();
                  });
              return new OpenWindow(stage, wiring);
            });
    drawn.await();
    return window;
  }

  /** Closes the window as its user would, and what it runs. */
  void close() throws Exception {
    onFx(
        () -> {
          stage.hide();
          wiring.close();
          return null;
        });
  }

  /** Returns when all parts of the window are in it: after a change of language they come later. */
  void settle() throws Exception {
    whenFull(() -> null);
  }

  /** Runs a task on the JavaFX thread when all parts are there, and returns when it is done. */
  <T> T whenFull(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    Platform.runLater(() -> wiring.whenFull(future));
    return future.get();
  }

  Stage stage() {
    return stage;
  }

  WindowWiring wiring() {
    return wiring;
  }

  static <T> T onFx(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    Platform.runLater(future);
    return future.get();
  }

  Scene scene() {
    return stage.getScene();
  }

  void resize(double width, double height) throws Exception {
    onFx(
        () -> {
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          return null;
        });
  }

  void focus(String id) throws Exception {
    whenFull(
        () -> {
          find(id).requestFocus();
          return null;
        });
  }

  /** Presses the button of this id. */
  void press(String id) throws Exception {
    whenFull(
        () -> {
          ((ButtonBase) find(id)).fire();
          return null;
        });
  }

  /** Fires an item of a menu. */
  void choose(String menu, String item) throws Exception {
    whenFull(
        () -> {
          items(((MenuButton) find(menu)).getItems())
              .filter(entry -> item.equals(entry.getId()))
              .forEach(MenuItem::fire);
          return null;
        });
  }

  /** The items of a menu and of the menus in it. */
  private static Stream<MenuItem> items(List<MenuItem> items) {
    return items.stream()
        .flatMap(
            item ->
                item instanceof Menu menu
                    ? Stream.concat(Stream.of(item), items(menu.getItems()))
                    : Stream.of(item));
  }

  /** Shows a pane of the dock. */
  void showTab(String view) throws Exception {
    whenFull(
        () -> {
          TabPane tabs = (TabPane) find("tabPane");
          tabs.getTabs().stream()
              .filter(tab -> tab.getId().equals("dock-" + view))
              .forEach(tabs.getSelectionModel()::select);
          return null;
        });
  }

  /** Goes to an epoch, or to the nearest there is. */
  void showEpoch(int epoch) throws Exception {
    whenFull(
        () -> {
          ((Slider) find("epochSlider")).setValue(epoch);
          return null;
        });
  }

  String text(String id) throws Exception {
    return whenFull(() -> ((Label) find(id)).getText());
  }

  /** The control of this id; on the JavaFX thread. */
  Node find(String id) {
    Node found = scene().lookup("#" + id);
    if (found != null) {
      return found;
    }
    // What a split pane holds is found only when CSS has made its skin.
    scene().getRoot().applyCss();
    return scene().lookup("#" + id);
  }

  /** Opens the lesson by its item in the help menu. */
  void openLesson() throws Exception {
    whenFull(
        () -> {
          ((MenuButton) find("help"))
              .getItems().stream()
                  .filter(item -> item.getText().contains("F1"))
                  .forEach(MenuItem::fire);
          return null;
        });
  }

  /** Runs a race to its end; its pane must be shown, in English. */
  void race() throws Exception {
    press("raceStart");
    while (!text("raceProgress").startsWith("All ")) {
      Thread.sleep(100);
    }
  }

  /** Trains to the end. */
  void train(int epochs) throws Exception {
    String end = epochs + " / " + epochs;
    press("train");
    while (!text("epochText").equals(end)) {
      Thread.sleep(100);
    }
  }
}
