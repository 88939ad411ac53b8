package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.ui.topbar.BitRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The whole window on runs that learn nothing, used as a user would. */
class WindowTest extends WholeWindow {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  @Start
  void start(Stage ofToolkit) {
    take();
    showBlank(Optional.empty());
    size(1000, 800);
  }

  @Test
  void badNumbersAreSaidInPlaceAndTheLastGoodPairStays() {
    type("#aField", "abc");
    assertEquals(
        "a is \"abc\", which is not a whole number: give one from 1 to 255.",
        label("#pairMessage"));
    assertTrue(find("#aField").getPseudoClassStates().contains(DANGER));
    assertEquals("62", label("#result"));
    type("#aField", "200");
    assertEquals("139", label("#result"));
    assertFalse(find("#aField").getPseudoClassStates().contains(DANGER));
  }

  @Test
  void bitsFlipUnlessTheOrderWouldBreak() {
    fire(bit("#aBits", 0));
    assertEquals("251", field("#aField"));
    fire(bit("#bBits", 0));
    assertEquals("189", field("#bField"));
    fire(bit("#bBits", 1));
    assertEquals("b = 253 must be smaller than a = 251", label("#pairMessage").substring(0, 36));
    assertEquals("189", field("#bField"));
    assertFalse(bit("#bBits", 1).isSelected());
  }

  @Test
  void presetsAreOfferedAndPicked() {
    MenuButton presets = find("#presets");
    robot.interact(() -> presets.getItems().get(2).fire());
    assertEquals("128", field("#aField"));
    assertEquals("127", label("#result"));
  }

  @Test
  void trainsPausesStepsAndRewinds() {
    await(() -> label("#epochText").equals("0 / 5"));
    fire(find("#step"));
    await(() -> label("#epochText").equals("1 / 5"));
    await(() -> ((Button) find("#train")).getText().equals("Go on"));
    fire(find("#train"));
    await(() -> label("#epochText").equals("5 / 5"));
    await(() -> find("#step").isDisabled());
    fire(find("#rewind"));
    await(() -> label("#epochText").equals("0 / 5"));
    assertEquals("Train", ((Button) find("#train")).getText());
  }

  @Test
  void theSliderLooksBackAndTheButtonFollowsAgain() {
    fire(find("#train"));
    await(() -> label("#epochText").equals("5 / 5"));
    robot.interact(() -> ((Slider) find("#epochSlider")).setValue(2));
    await(() -> label("#epochText").equals("2 / 5 · now at 5"));
    fire(find("#latest"));
    await(() -> label("#epochText").equals("5 / 5"));
  }

  @Test
  void theRunIsPlayedAgain() {
    assertTrue(find("#playEpochs").isDisabled(), "there is one epoch");
    fire(find("#train"));
    await(() -> label("#epochText").equals("5 / 5"));
    await(() -> !find("#playEpochs").isDisabled());
    Label text = find("#epochText");
    List<String> seen = new CopyOnWriteArrayList<>();
    robot.interact(() -> text.textProperty().subscribe(now -> seen.add(now)));
    fire(find("#playEpochs"));
    await(() -> seen.size() > 1 && label("#epochText").equals("5 / 5"));
    assertTrue(seen.contains("0 / 5 · now at 5"), seen.toString());
    assertTrue(seen.contains("3 / 5 · now at 5"), seen.toString());
  }

  @Test
  void aFailedRunIsSaidInABanner() {
    runs.failIn(2);
    fire(find("#train"));
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").startsWith("The loss became NaN in epoch 2"));
    await(() -> label("#epochText").equals("1 / 5"));
    fire(find("#bannerClose"));
    assertFalse(find("#banner").isVisible());
  }

  @Test
  void settingsAreCheckedAsTheyAreTyped() {
    fire(find("#settings", Button.class));
    type("#bits", "40x");
    assertEquals("\"40x\" is not a number: give a whole number.", label("#bits-message"));
    assertTrue(find("#apply").isDisabled());
    type("#bits", "16");
    assertFalse(find("#bits-message").isVisible());
    fire(find("#apply"));
    await(() -> label("#pairMessage").contains("65535"));
    assertEquals("123", field("#aField"), "the pair fits, so it stays");
    fire(find("#restore"));
    assertEquals("8", field("#bits"));
  }

  @Test
  void theHelpMenuTellsAboutTheProgram() {
    MenuButton help = find("#help");
    robot.interact(
        () ->
            help.getItems().stream()
                .filter(item -> "help-about".equals(item.getId()))
                .forEach(MenuItem::fire));
    Label log = robot.lookup("#about-logFolder").queryAs(Label.class);
    assertEquals(folder.resolve("logs").toString(), onFx(log::getText));
    robot.interact(() -> robot.lookup("#copy-diagnostics").queryAs(Button.class).fire());
    String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
    assertTrue(copied.contains("Java: " + Runtime.version()), copied);
    robot.interact(() -> log.getScene().getWindow().hide());
  }

  @Test
  void aDefectOnAnyThreadOpensADialogOnceAndIsLoggedOnce() throws Exception {
    for (int i = 0; i < 2; i++) {
      Thread thread =
          new Thread(
              () -> {
                throw new IllegalStateException("a defect for this test");
              },
              "gatescope-analysis");
      thread.start();
      thread.join();
    }
    await(() -> robot.lookup("#defect-what").tryQuery().isPresent());
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").contains("a defect for this test"));
    Label what = robot.lookup("#defect-what").queryAs(Label.class);
    assertTrue(onFx(what::getText).contains("a defect for this test"));
    assertEquals(1, robot.lookup("#defect-what").queryAll().size());
    List<String> log = Files.readAllLines(folder.resolve("logs").resolve("gatescope.0.log"));
    assertEquals(1, log.stream().filter(line -> line.contains("unexpected, on thread")).count());
    robot.interact(() -> what.getScene().getWindow().hide());
    forgetDefects();
  }

  @Test
  void keysWorkAtOnceAndAfterAChangeOfLanguage() {
    await(() -> label("#epochText").equals("0 / 5"));
    press(KeyCode.N);
    await(() -> label("#epochText").equals("1 / 5"));
    fire(find("#language"));
    press(KeyCode.N);
    await(() -> label("#epochText").equals("2 / 5"));
    press(KeyCode.RIGHT);
    assertTrue(
        bit("#aBits", 6).getPseudoClassStates().contains(PseudoClass.getPseudoClass("current")));
  }

  @Test
  void theExportMenuOpensByItsKey() {
    MenuButton export = find("#export");
    press(KeyCode.E, false, true);
    await(export::isShowing);
    assertEquals(20, onFx(() -> export.getItems().size()));
    robot.interact(export::hide);
  }

  @Test
  void keysCommandOutsideOfFieldsAndTypeInside() {
    await(() -> label("#epochText").equals("0 / 5"));
    focus("#aField");
    press(KeyCode.N);
    press(KeyCode.RIGHT);
    await(() -> label("#epochText").equals("0 / 5"));
    focus("#train");
    press(KeyCode.N);
    await(() -> label("#epochText").equals("1 / 5"));
    press(KeyCode.RIGHT);
    assertTrue(
        bit("#aBits", 6).getPseudoClassStates().contains(PseudoClass.getPseudoClass("current")));
    press(KeyCode.R);
    await(() -> label("#epochText").equals("0 / 5"));
    assertEquals(2, runs.begun());
    press(KeyCode.F6);
    assertFalse(find("#train").isFocused());
  }

  @Test
  void theNextPaneIsSeenToHaveTheFocusAndOneThatIsHiddenIsPassedOver() {
    focus("#train");
    press(KeyCode.F6);
    assertTrue(find("#train").getScene().getFocusOwner().isFocusVisible());
    TabPane tabs = find("#tabPane");
    fire(find("#dockFull"));
    focus("#train");
    press(KeyCode.F6);
    assertTrue(tabs.isFocusVisible());
    press(KeyCode.F6);
    assertTrue(find("#aField").isFocused(), "and from the last to the first");
    int shown = tabs.getSelectionModel().getSelectedIndex();
    press(KeyCode.TAB, false, true);
    assertEquals(shown + 1, tabs.getSelectionModel().getSelectedIndex());
    assertTrue(tabs.isFocusVisible(), "so that Tab leads into the pane");
    press(KeyCode.TAB, true, true);
    assertEquals(shown, tabs.getSelectionModel().getSelectedIndex());
  }

  @Test
  void keysMakeTheDockLargeAndSmallAgain() {
    Node flow = find(".flow-pane");
    focus("#train");
    press(KeyCode.F6, true, false);
    assertFalse(isShown(flow), "the dock has all the room");
    press(KeyCode.ESCAPE);
    assertTrue(isShown(flow));
    press(KeyCode.ESCAPE);
    assertTrue(isShown(flow), "nothing is left to leave");
  }

  @Test
  void keysMoveTheDividers() {
    Region dock = find("#tabPane");
    Region left = find("#sum");
    double height = onFx(dock::getHeight);
    double width = onFx(left::getWidth);
    focus("#train");
    press(KeyCode.UP, true, true);
    await(() -> dock.getHeight() > height);
    press(KeyCode.DOWN, true, true);
    await(() -> dock.getHeight() == height);
    focus("#showSum");
    press(KeyCode.RIGHT, true, true);
    await(() -> left.getWidth() > width);
  }

  @Test
  void inALowWindowAPaneDoesNotCoverTheButtonsAboveIt() {
    size(1024, 640);
    Node button = find("#showSum");
    await(() -> button.getScene().getHeight() <= 640);
    Bounds buttons = onFx(() -> button.localToScene(button.getLayoutBounds()));
    Bounds pane = onFx(() -> find("#sum").localToScene(find("#sum").getLayoutBounds()));
    assertTrue(pane.getMinY() >= buttons.getMaxY(), pane + " is over " + buttons);
  }

  /** Whether a node and all that it stands in are visible. */
  private static boolean isShown(Node node) {
    return onFx(
        () ->
            Stream.<Node>iterate(node, Objects::nonNull, Node::getParent)
                .allMatch(Node::isVisible));
  }

  @Test
  void surgeryIsSaidInTheWholeWindowAndUndoneByKeys() {
    await(() -> label("#epochText").equals("0 / 5"));
    TabPane tabs = find("#tabPane");
    Tab surgery =
        tabs.getTabs().stream().filter(tab -> tab.getId().equals("dock-surgery")).findAny().get();
    robot.interact(() -> tabs.getSelectionModel().select(surgery));
    fire(find("#add"));
    await(() -> find("#surgeryStrip").isVisible());
    assertEquals("Surgery: forget gate of unit 0 at 0, every step", label("#what"));
    focus("#train");
    press(KeyCode.Z, false, true);
    await(() -> !find("#surgeryStrip").isVisible());
    focus("#aField");
    press(KeyCode.Y, false, true);
    assertFalse(find("#surgeryStrip").isVisible(), "inside a field the keys edit its text");
    focus("#train");
    press(KeyCode.Y, false, true);
    await(() -> find("#surgeryStrip").isVisible());
    fire(find("#language"));
    assertTrue(find("#surgeryStrip").isVisible());
    assertTrue(label("#what").startsWith("手術中"), label("#what"));
    assertEquals("dock-surgery", tabId(), "the dock stays where it was");
    fire(find("#language"));
    fire(find("#liftSurgery"));
    assertFalse(find("#surgeryStrip").isVisible());
  }

  private String tabId() {
    return ((TabPane) find("#tabPane")).getSelectionModel().getSelectedItem().getId();
  }

  @Test
  void theLowerPanelClosesAndOpens() {
    double open = height("#dock");
    fire(find("#dockToggle"));
    assertTrue(height("#dock") < 40);
    fire(find("#dockToggle"));
    assertEquals(open, height("#dock"), 2);
  }

  @Test
  void aModelFileIsShownAndABrokenOneIsSaidAndChangesNothing() throws IOException {
    Path broken = folder.resolve("broken.safetensors");
    Files.writeString(broken, "not a model");
    Path good = folder.resolve("gru.safetensors");
    WeightLayout layout = new WeightLayout(CellType.GRU, 5);
    ModelFile.write(good, new Model(Weights.initial(layout, new TorchRandom(1)), Map.of()));
    Consumer<Path> open = onFx(wiring::fileOpener);
    robot.interact(() -> open.accept(good));
    await(() -> this.<Label>find(".readout-name").getText().startsWith("GRU"));
    robot.interact(() -> open.accept(broken));
    await(() -> this.<Label>find("#bannerText").getText().contains("broken.safetensors"));
    Path table = Files.writeString(folder.resolve("data.csv"), "a,b\n128,1\n");
    robot.interact(() -> open.accept(table));
    await(
        () -> label("#bannerText").startsWith(table + " cannot be opened here: the window opens"));
    assertTrue(label(".readout-name").startsWith("GRU"));
  }

  private double height(String query) {
    return onFx(() -> find(query).getLayoutBounds().getHeight());
  }

  private ToggleButton bit(String row, int fromLeft) {
    BitRow bits = find(row);
    return onFx(() -> robot.from(bits).lookup(".bit").nth(fromLeft).query());
  }
}
