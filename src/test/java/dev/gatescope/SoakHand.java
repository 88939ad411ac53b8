package dev.gatescope;

import dev.gatescope.ui.common.DrawingPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.util.Duration;

/** Does with a control, a drawing or a menu, as chance will have it, what can be done with it. */
final class SoakHand {
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "7", "16", "61", "123", "200", "255", "-3", "x", "", "0,05", "1e-3");
  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.SPACE,
          KeyCode.RIGHT,
          KeyCode.LEFT,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.DIGIT0,
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.T,
          KeyCode.N,
          KeyCode.R,
          KeyCode.L,
          KeyCode.Z,
          KeyCode.Y,
          KeyCode.E,
          KeyCode.F1,
          KeyCode.F6,
          KeyCode.ENTER,
          KeyCode.ESCAPE,
          KeyCode.TAB,
          KeyCode.HOME,
          KeyCode.END);

  private static final Duration READING = Duration.millis(100);

  private final Random random;
  private final Consumer<String> told;

  /**
   * @param told what it does, before it does it
   */
  SoakHand(Random random, Consumer<String> told) {
    this.random = random;
    this.told = told;
  }

  void key(Scene scene) {
    KeyCode code = KEYS.get(random.nextInt(KEYS.size()));
    boolean control = random.nextInt(3) == 0;
    boolean shift = random.nextInt(4) == 0;
    told.accept("key " + code);
    Node owner = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(owner, new KeyEvent(type, "", "", code, shift, control, false, false));
    }
  }

  void anything(Scene scene) {
    List<Node> targets = new ArrayList<>();
    collect(scene.getRoot(), targets);
    if (targets.isEmpty()) {
      return;
    }
    Node target = targets.get(random.nextInt(targets.size()));
    told.accept(name(target));
    switch (target) {
      case MenuButton button -> menu(button);
      case ButtonBase button -> button.fire();
      case ChoiceBox<?> box -> select(box.getSelectionModel(), box.getItems().size());
      case ComboBox<?> box -> select(box.getSelectionModel(), box.getItems().size());
      case Slider slider -> slide(slider);
      case Spinner<?> spinner -> spin(spinner);
      case TextField field -> {
        field.setText(number());
        if (random.nextInt(4) == 0) {
          field.fireEvent(new ActionEvent());
        }
      }
      case TabPane tabs -> select(tabs.getSelectionModel(), tabs.getTabs().size());
      case TableView<?> table -> choose(table.getSelectionModel(), table.getItems().size());
      case ListView<?> list -> choose(list.getSelectionModel(), list.getItems().size());
      default -> point(target);
    }
  }

  private static String name(Node node) {
    return node.getClass().getSimpleName() + (node.getId() == null ? "" : " " + node.getId());
  }

  private static void collect(Node node, List<Node> targets) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (isTarget(node)) {
      targets.add(node);
    }
    boolean whole = node instanceof Control && !(node instanceof TabPane) && isTarget(node);
    if (!whole && node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, targets));
    }
  }

  private static boolean isTarget(Node node) {
    return node instanceof DrawingPane
        || (node instanceof Parent && node.isFocusTraversable())
        || node.getOnMouseClicked() != null;
  }

  private void select(SelectionModel<?> model, int count) {
    if (count > 0) {
      model.select(random.nextInt(count));
    }
  }

  void slide(Slider slider) {
    double share = random.nextDouble();
    slider.setValue(slider.getMin() + share * (slider.getMax() - slider.getMin()));
  }

  private void spin(Spinner<?> spinner) {
    if (random.nextBoolean()) {
      spinner.increment();
    } else {
      spinner.decrement();
    }
  }

  /** Opens a menu and chooses in it some frames later, as nobody is quicker. */
  void menu(MenuButton button) {
    if (button.isDisabled()) {
      return;
    }
    button.show();
    List<MenuItem> items = new ArrayList<>();
    leaves(button.getItems(), items);
    if (items.isEmpty()) {
      button.hide();
      return;
    }
    MenuItem item = items.get(random.nextInt(items.size()));
    told.accept("menu " + button.getId() + ": " + item.getText());
    PauseTransition reading = new PauseTransition(READING);
    // Not in a pulse, in which no dialog may be waited for.
    reading.setOnFinished(_ -> Platform.runLater(() -> choose(item, button)));
    reading.play();
  }

  private static void choose(MenuItem item, MenuButton button) {
    button.hide();
    // Another language may have put another menu in its place meanwhile.
    if (button.getScene() != null && !item.isDisable()) {
      item.fire();
    }
  }

  private static void leaves(List<MenuItem> items, List<MenuItem> found) {
    for (MenuItem item : items) {
      if (item instanceof Menu menu) {
        leaves(menu.getItems(), found);
      } else if (!item.isDisable() && item.isVisible() && !(item instanceof SeparatorMenuItem)) {
        found.add(item);
      }
    }
  }

  private void point(Node node) {
    double x = random.nextDouble() * node.getLayoutBounds().getWidth();
    double y = random.nextDouble() * node.getLayoutBounds().getHeight();
    mouse(node, MouseEvent.MOUSE_ENTERED, x, y);
    mouse(node, MouseEvent.MOUSE_MOVED, x, y);
    if (random.nextBoolean()) {
      mouse(node, MouseEvent.MOUSE_PRESSED, x, y);
      if (random.nextInt(3) == 0) {
        mouse(node, MouseEvent.MOUSE_DRAGGED, x + 30, y + 20);
      }
      mouse(node, MouseEvent.MOUSE_RELEASED, x, y);
      mouse(node, MouseEvent.MOUSE_CLICKED, x, y);
    }
    if (random.nextBoolean()) {
      mouse(node, MouseEvent.MOUSE_EXITED, -1, -1);
    }
  }

  private static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
    var inScene = node.localToScene(x, y);
    boolean button = type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_ENTERED;
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            inScene.getX(),
            inScene.getY(),
            inScene.getX(),
            inScene.getY(),
            button ? MouseButton.PRIMARY : MouseButton.NONE,
            button ? 1 : 0,
            false,
            false,
            false,
            false,
            button,
            false,
            false,
            false,
            false,
            true,
            new PickResult(node, inScene.getX(), inScene.getY())));
  }

  private void choose(MultipleSelectionModel<?> model, int count) {
    if (model != null) {
      select(model, count);
    }
  }

  /** A number as users type them, or something that is none. */
  String number() {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }
}
