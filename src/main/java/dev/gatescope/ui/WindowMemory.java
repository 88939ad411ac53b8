package dev.gatescope.ui;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Puts the window where it stood last time, and notes where it stands. */
final class WindowMemory {
  /** Nobody wants a file written for every pixel of a drag. */
  private static final Duration REST = Duration.seconds(0.5);

  private final UserChoices choices;

  WindowMemory(UserChoices choices) {
    this.choices = choices;
  }

  /** Moves a stage that is not shown yet; leaves it as it is if its old place is gone. */
  void restore(Stage stage) {
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    choices
        .get(WindowPlace.SETTING)
        .flatMap(place -> place.on(screens))
        .ifPresent(
            place -> {
              stage.setX(place.x());
              stage.setY(place.y());
              stage.setWidth(place.width());
              stage.setHeight(place.height());
              stage.setMaximized(place.maximized());
            });
  }

  /** Notes where a shown stage stands whenever it has come to rest, and at last when it closes. */
  void follow(Stage stage) {
    PauseTransition rest = new PauseTransition(REST);
    rest.setOnFinished(_ -> remember(stage));
    Runnable moved = rest::playFromStart;
    stage.xProperty().subscribe((_, _) -> moved.run());
    stage.yProperty().subscribe((_, _) -> moved.run());
    stage.widthProperty().subscribe((_, _) -> moved.run());
    stage.heightProperty().subscribe((_, _) -> moved.run());
    stage.maximizedProperty().subscribe((_, _) -> moved.run());
  }

  /** Notes where a stage stands. */
  void remember(Stage stage) {
    if (stage.isIconified() || stage.isFullScreen()) {
      return;
    }
    boolean maximized = stage.isMaximized();
    WindowPlace now =
        new WindowPlace(
            (int) Math.round(stage.getX()),
            (int) Math.round(stage.getY()),
            (int) Math.round(stage.getWidth()),
            (int) Math.round(stage.getHeight()),
            maximized);
    WindowPlace before = choices.get(WindowPlace.SETTING).orElse(now);
    choices.remember(
        WindowPlace.SETTING,
        maximized
            ? new WindowPlace(before.x(), before.y(), before.width(), before.height(), true)
            : now);
  }
}
