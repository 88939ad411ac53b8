package dev.gatescope.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Bays;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.common.Views.View;
import dev.gatescope.ui.common.VisibleFocus;
import dev.gatescope.ui.common.ZoomPane;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * The window. Not an {@link Application}, whose instances JavaFX makes itself: this one gets its
 * parts by its constructor, and the toolkit is started by {@code Platform.startup}.
 */
public final class ExplorerApp {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double MIN_WIDTH = 1024;
  private static final double MIN_HEIGHT = 640;

  /** A pulse lays out and draws, and what it drew is seen by the one after the next. */
  private static final int FIRST_PULSES = 3;

  private static final String FIRST_FOCUS = "#train";

  /** Room for what the system draws above a window, which would else be pushed off the screen. */
  private static final double TITLE_BAR = 40;

  /** They take their font from the node that they belong to, which is not larger but enlarged. */
  private static final String POPUPS = ".context-menu, .tooltip, .popover, .combo-box-popup";

  private static final int[] ICON_SIZES = {32, 64, 128, 256};

  private final Appearance appearance;
  private final Views views;
  private final Bays bays;
  private final Shortcuts shortcuts;
  private final WindowMemory memory;
  private final ObservableValue<Path> session;
  private final Runnable gatesShown;
  private final Runnable afterwards;
  private final ZoomPane root = new ZoomPane(_ -> least());
  private Optional<String> popups = Optional.empty();
  private View view;

  /**
   * @param views can load "explorer"
   * @param bays the places of the panes in that view
   * @param choices where the window stood last time, and this time
   * @param session the file that the window has, which its title names; null for none
   * @param gatesShown begins what the other parts will ask for, when the first is in the window
   * @param afterwards begins what is slow, when all of the window is there
   */
  public ExplorerApp(
      Appearance appearance,
      Views views,
      Bays bays,
      Shortcuts shortcuts,
      UserChoices choices,
      ObservableValue<Path> session,
      Runnable gatesShown,
      Runnable afterwards) {
    this.appearance = appearance;
    this.views = views;
    this.bays = bays;
    this.shortcuts = shortcuts;
    this.memory = new WindowMemory(choices);
    this.session = session;
    this.gatesShown = gatesShown;
    this.afterwards = afterwards;
  }

  /** Fills a stage and shows it. Called once, on the JavaFX thread. */
  public void show(Stage stage) {
    Fonts.load();
    root.nameBars("zoom");
    Palette palette = appearance.paletteProperty().get();
    // Themes and view come before the scene: a node that enters one is styled at once, and again
    // after every later change of what the styles are taken from.
    paint(palette);
    bays.open(() -> load(appearance.messagesProperty().get()));
    Scene scene = new Scene(root, WIDTH, HEIGHT, palette.background());
    scene
        .getStylesheets()
        .add(ExplorerApp.class.getResource("/css/gatescope.css").toExternalForm());
    enlarge(scene, appearance.textSizeProperty().get());
    changing(scene, appearance.textSizeProperty(), size -> enlarge(scene, size));
    changing(scene, appearance.messagesProperty(), this::load);
    changing(
        scene,
        appearance.paletteProperty(),
        changed -> {
          paint(changed);
          scene.setFill(changed.background());
        });
    shortcuts.install(scene);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight() - TITLE_BAR));
    for (int size : ICON_SIZES) {
      stage.getIcons().add(new Image("/icons/gatescope-" + size + ".png", true));
    }
    stage
        .titleProperty()
        .bind(Bindings.createStringBinding(this::title, appearance.messagesProperty(), session));
    memory.restore(stage);
    stage.setScene(scene);
    stage.show();
    memory.follow(stage);
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDING,
        event -> {
          memory.remember(stage);
          view.close();
        });
    afterGates(
        () -> {
          gatesShown.run();
          bays.fill();
          bays.whenFull(
              () -> {
                // Not in the first text field: its caret blinks, and it takes the keys of the
                // commands.
                root.requestFocus();
                afterwards.run();
              });
        });
  }

  private <T> void changing(Scene scene, ObjectProperty<T> choice, Consumer<T> change) {
    choice.subscribe(
        (_, chosen) -> {
          Node owner = scene.getFocusOwner();
          boolean drawn = owner != null && owner.isFocusVisible();
          bays.change(() -> change.accept(chosen));
          bays.whenFull(() -> focus(scene, owner, drawn));
        });
  }

  /** What had the focus, if it is still there. */
  private static void focus(Scene scene, Node owner, boolean drawn) {
    if (owner != null && scene.equals(owner.getScene())) {
      VisibleFocus.hand(owner, drawn);
    } else {
      // Not the first field, which would take the keys that command.
      VisibleFocus.hand(scene.lookup(FIRST_FOCUS), drawn);
    }
  }

  /** At the usual size the window itself keeps the content from being too small. */
  private Dimension2D least() {
    return root.zoomProperty().get() > 1
        ? new Dimension2D(MIN_WIDTH, MIN_HEIGHT)
        : new Dimension2D(0, 0);
  }

  private void load(Messages messages) {
    View old = view;
    view = views.load("explorer", messages);
    if (old != null) {
      // While it still stands: JavaFX 26 miscounts its parts if one that is being taken out makes
      // another invisible that is being taken out too, and then never lays out the window again.
      old.close();
    }
    root.setContent((Region) view.root());
  }

  private String title() {
    String program = appearance.messages().text("window.title");
    Path file = session.getValue();
    return file == null
        ? program
        : appearance.messages().text("window.title.file", file.getFileName().toString(), program);
  }

  private void paint(Palette palette) {
    Application.setUserAgentStylesheet(
        palette.dark()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    root.setStyle(palette.toCss());
  }

  /** Enlarges the window, and the menus and tips, which are windows of their own. */
  private void enlarge(Scene scene, int percent) {
    root.zoomProperty().set(percent / 100.0);
    popups.ifPresent(scene.getStylesheets()::remove);
    popups = Optional.empty();
    if (percent > 100) {
      String css = POPUPS + " { " + appearance.fontSize() + " }";
      String inlined =
          "data:text/css;base64,"
              + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.US_ASCII));
      scene.getStylesheets().add(inlined);
      popups = Optional.of(inlined);
    }
  }

  /** The first frames show the first part of the window alone, so that it is seen at once. */
  private static void afterGates(Runnable task) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == FIRST_PULSES) {
          stop();
          task.run();
        }
      }
    }.start();
  }
}
