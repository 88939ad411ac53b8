package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.Gate;
import dev.gatescope.ui.charts.Plot;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.keys.DrawingKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The whole window for someone who has no mouse or does not see it. */
class AccessibleWindowTest extends WholeWindow {
  /** More than there are places for the focus. */
  private static final int MANY = 200;

  @Start
  void start(Stage ofToolkit) {
    showWaiting();
  }

  @Test
  void everyDrawingSaysWhatItShowsAndEveryPlaceOfTheFocusHasAName() {
    fire("#step");
    await(() -> label("#epochText").equals("1 / 5"));
    await(() -> wiring.trace().get() != null);
    List<String> silent = new ArrayList<>();
    Set<String> drawings = new LinkedHashSet<>();
    for (String segment :
        List.of("#showHeat", "#showArithmetic", "#showFlow", "#showRules", "#showPlots")) {
      fire(segment);
      listen(silent, drawings);
    }
    TabPane tabs = (TabPane) find("#tabPane");
    for (Tab tab : tabs.getTabs()) {
      robot.interact(() -> tabs.getSelectionModel().select(tab));
      robot.interact(() -> {});
      listen(silent, drawings);
    }
    assertEquals(List.of(), silent);
    assertTrue(drawings.size() > 12, drawings.toString());
  }

  /** Notes what a screen reader would come to in vain. */
  private void listen(List<String> silent, Set<String> drawings) {
    robot.interact(
        () -> {
          for (Node node : shown(stage.getScene().getRoot(), new ArrayList<>())) {
            boolean drawing = node instanceof DrawingPane || node instanceof Plot;
            if (drawing) {
              drawings.add(node.getClass().getSimpleName());
            }
            boolean unnamed = name(node).isBlank();
            boolean hasRole = node.getAccessibleRole() != AccessibleRole.PARENT;
            boolean partOfPaper = node.getParent() != null && inPaper(node);
            if (drawing && !partOfPaper && (unnamed || !hasRole)) {
              silent.add("drawing " + node);
            } else if (node.isFocusTraversable()
                && !node.isDisabled()
                && !partOfSpinner(node)
                && unnamed) {
              silent.add("focus " + node);
            }
          }
        });
  }

  /** A spinner's own field, which is named as the spinner is. */
  private static boolean partOfSpinner(Node node) {
    return node.getParent() instanceof Spinner<?>;
  }

  /** The sum's two drawings are read as one. */
  private static boolean inPaper(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if ("paperSum".equals(at.getId())) {
        return true;
      }
    }
    return false;
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    return switch (node) {
      case Labeled labeled -> labeled.getText() == null ? "" : labeled.getText();
      // Read by what they hold.
      case TableView<?> table -> table.getColumns().toString();
      case TabPane tabs -> tabs.getTabs().toString();
      case TextInputControl field -> labelOf(field);
      default -> labelOf(node);
    };
  }

  /** The text of the label that is declared to be a node's. */
  private static String labelOf(Node node) {
    return shown(node.getScene().getRoot(), new ArrayList<>()).stream()
        .filter(label -> label instanceof Label words && node.equals(words.getLabelFor()))
        .map(label -> ((Label) label).getText())
        .findFirst()
        .orElse("");
  }

  private static List<Node> shown(Parent parent, List<Node> found) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child.isVisible()) {
        found.add(child);
        if (child instanceof Parent inner) {
          shown(inner, found);
        }
      }
    }
    return found;
  }

  @Test
  void tabWalksThroughEveryPaneAndComesBack() {
    fire("#step");
    await(() -> label("#epochText").equals("1 / 5"));
    await(() -> wiring.trace().get() != null);
    focus("#train");
    List<Node> path = new ArrayList<>();
    Node at = owner();
    for (int i = 0; i < MANY && !path.contains(at); i++) {
      path.add(at);
      press(KeyCode.TAB);
      at = owner();
    }
    assertTrue(path.contains(at), "the walk ends where it began");
    assertTrue(path.size() > 20, path.toString());
    for (String id :
        List.of("aField", "epochSlider", "paperSum", "showFlow", "time-track", "table")) {
      assertTrue(path.stream().anyMatch(node -> id.equals(node.getId())), id + " in " + path);
    }
    assertTrue(path.stream().anyMatch(node -> node.getStyleClass().contains("flow-pane")));
  }

  @Test
  void theHeatMapsSayGateUnitStepAndValue() {
    await(() -> wiring.trace().get() != null);
    fire("#showHeat");
    focus("#heatMaps");
    for (int i = 0; i < 7; i++) {
      press(KeyCode.DOWN);
    }
    for (int i = 0; i < 3; i++) {
      press(KeyCode.RIGHT);
    }
    double value = wiring.trace().get().gate(Gate.FORGET, 3, 7);
    String said = onFx(() -> find("#heatMaps").getAccessibleText());
    String expected = String.format(Locale.ROOT, "forget gate, unit 7, time step 3, %.2f.", value);
    assertTrue(said.startsWith(expected), said);
  }

  @Test
  void arrowsInADrawingAreItsOwnAndElsewhereTheWindows() {
    await(() -> wiring.trace().get() != null);
    Node flow = robot.lookup(".flow-pane").query();
    String whole = onFx(flow::getAccessibleText);
    assertTrue(whole.startsWith("LSTM"), whole);
    robot.interact(flow::requestFocus);
    press(KeyCode.RIGHT);
    String part = onFx(flow::getAccessibleText);
    assertNotEquals(whole, part);
    assertTrue(onFx(() -> ((Label) find("#narration")).getText()).startsWith("Step 0:"));
    focus("#train");
    press(KeyCode.RIGHT);
    assertTrue(onFx(() -> ((Label) find("#narration")).getText()).startsWith("Step 1:"));
    assertTrue(onFx(flow::getAccessibleText).contains("1"));
  }

  @Test
  void arrowsSwitchThePanesOfTheCentre() {
    await(() -> wiring.trace().get() != null);
    focus("#train");
    for (int i = 0; i < MANY && !"showFlow".equals(owner().getId()); i++) {
      press(KeyCode.TAB);
    }
    press(KeyCode.RIGHT);
    press(KeyCode.RIGHT);
    assertEquals("showArithmetic", owner().getId());
    assertTrue(onFx(() -> ((ToggleButton) find("#showArithmetic")).isSelected()));
    Node maps = stage.getScene().lookup("#heatMaps");
    assertFalse(onFx(() -> seen(maps)));
    press(KeyCode.LEFT);
    assertTrue(onFx(() -> seen(maps)));
    assertTrue(onFx(() -> ((Label) find("#narration")).getText()).startsWith("Step 0:"));
    fire("#showFlow");
    assertTrue(onFx(() -> ((ToggleButton) find("#showFlow")).isSelected()), "one always is");
  }

  @Test
  void thePointsOfAPlotAreReadByKeyboard() {
    fire("#train");
    await(() -> label("#epochText").equals("5 / 5"));
    Node plot = onFx(() -> find("#lossArea").lookup(".chart"));
    await(() -> plot.isVisible() && plot.isFocusTraversable());
    robot.interact(plot::requestFocus);
    press(KeyCode.HOME);
    press(KeyCode.RIGHT);
    String second = onFx(plot::getAccessibleText);
    press(KeyCode.END);
    String last = onFx(plot::getAccessibleText);
    assertTrue(second.contains("epoch 2 ·") || second.contains("epoch 1 ·"), second);
    assertTrue(last.contains("epoch 5 ·"), last);
    press(KeyCode.ESCAPE);
    assertFalse(onFx(plot::getAccessibleText).isBlank());
  }

  @Test
  void theKeySheetSaysWhatTheDrawingsDo() {
    fire("#step");
    await(() -> label("#epochText").equals("1 / 5"));
    await(() -> wiring.trace().get() != null);
    for (DrawingKeys drawing : DrawingKeys.values()) {
      if (drawing == DrawingKeys.RACE) {
        // Empty until a race is run; its own test presses its keys.
        continue;
      }
      open(drawing);
      Node node = find(drawing.selector());
      await(() -> node.isFocusTraversable() && seen(node));
      List<KeyEvent> left = new ArrayList<>();
      EventHandler<KeyEvent> leftOver = left::add;
      robot.interact(
          () -> {
            node.getParent().addEventHandler(KeyEvent.KEY_PRESSED, leftOver);
            node.requestFocus();
          });
      for (DrawingKeys.Use use : drawing.uses()) {
        for (KeyCode key : use.keys()) {
          // What a survey answers later may still be on its way.
          await(
              () -> {
                left.clear();
                node.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
                return left.isEmpty();
              });
        }
      }
      robot.interact(() -> node.getParent().removeEventHandler(KeyEvent.KEY_PRESSED, leftOver));
    }
  }

  /** Shows a drawing's pane. */
  private void open(DrawingKeys drawing) {
    String title = drawing.titleKey();
    String name = title.substring(title.indexOf('.') + 1);
    if (title.startsWith("dock.")) {
      TabPane tabs = (TabPane) find("#tabPane");
      robot.interact(
          () ->
              tabs.getTabs().stream()
                  .filter(tab -> tab.getId().equals("dock-" + name))
                  .forEach(tabs.getSelectionModel()::select));
    } else if (!title.startsWith("time.")) {
      fire("#show" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
    robot.interact(() -> {});
  }

  @Test
  void theKeySheetIsReadByKeys() {
    Node train = find("#train");
    robot.interact(
        () ->
            Event.fireEvent(
                train,
                new KeyEvent(
                    KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false)));
    await(() -> robot.lookup(".key-sheet").tryQuery().isPresent());
    ScrollPane sheet =
        onFx(
            () -> {
              Node at = robot.lookup(".key-sheet").query();
              while (!(at instanceof ScrollPane)) {
                at = at.getParent();
              }
              return (ScrollPane) at;
            });
    assertTrue(
        onFx(() -> sheet.getViewportBounds().getWidth() >= sheet.getContent().prefWidth(-1)),
        "both columns are seen when it is first shown");
    assertEquals(0, onFx(sheet::getVvalue));
    pressIn(sheet, KeyCode.DOWN);
    double line = onFx(sheet::getVvalue);
    assertTrue(line > 0);
    pressIn(sheet, KeyCode.PAGE_DOWN);
    assertTrue(onFx(sheet::getVvalue) > 2 * line);
    pressIn(sheet, KeyCode.END);
    assertEquals(1, onFx(sheet::getVvalue));
    robot.interact(() -> sheet.getScene().getWindow().hide());
  }

  private void pressIn(Node node, KeyCode code) {
    robot.interact(
        () ->
            Event.fireEvent(
                node,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  @Test
  void everythingGrowsAndWhatGetsTheFocusComesIntoSight() {
    await(() -> wiring.trace().get() != null);
    double usual = onFx(() -> inWindow(find("#train")).getHeight());
    for (int i = 0; i < 9; i++) {
      press(KeyCode.PLUS, false, true);
    }
    robot.interact(() -> stage.getScene().getRoot().layout());
    assertEquals(2 * usual, onFx(() -> inWindow(find("#train")).getHeight()), 0.5);
    ScrollBar across = (ScrollBar) find("#zoomAcross");
    ScrollBar down = (ScrollBar) find("#zoomDown");
    assertTrue(onFx(() -> across.isVisible() && down.isVisible()));
    List<Node> outside = new ArrayList<>();
    focus("#train");
    for (int i = 0; i < 60; i++) {
      press(KeyCode.TAB);
      robot.interact(
          () -> {
            Bounds place = inWindow(stage.getScene().getFocusOwner());
            if (place.getMinX() < -1
                || place.getMinY() < -1
                || place.getMinX() > stage.getScene().getWidth()
                || place.getMinY() > stage.getScene().getHeight()) {
              outside.add(stage.getScene().getFocusOwner());
            }
          });
    }
    assertEquals(List.of(), outside);
    press(KeyCode.DIGIT0, false, true);
    robot.interact(() -> stage.getScene().getRoot().layout());
    assertEquals(usual, onFx(() -> inWindow(find("#train")).getHeight()), 0.01);
    assertEquals(0, onFx(() -> inWindow(find("#aField").getScene().getRoot()).getMinX()));
    assertFalse(onFx(() -> across.isVisible() || down.isVisible()));
  }

  private static Bounds inWindow(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static boolean seen(Node node) {
    return node == null || (node.isVisible() && seen(node.getParent()));
  }

  private Node owner() {
    return onFx(() -> stage.getScene().getFocusOwner());
  }
}
