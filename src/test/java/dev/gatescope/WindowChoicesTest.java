package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.ColourTheme;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Language, theme and what else is chosen in the window: it changes at once, and it stays. */
class WindowChoicesTest extends WholeWindow {
  @Start
  void start(Stage ofToolkit) {
    take();
    showBlank(Optional.empty());
    size(1000, 800);
  }

  @Test
  void languageAndThemeKeepEverything() {
    fire(find("#step"));
    await(() -> label("#epochText").equals("1 / 5"));
    type("#aField", "222");
    type("#bField", "x");
    fire(find("#showHeat"));
    fire(find("#settings", Button.class));
    type("#epochs", "77");
    String light = stage.getScene().getRoot().getStyle();
    choose("view-dark");
    assertNotEquals(light, stage.getScene().getRoot().getStyle());
    fire(find("#language"));
    assertEquals("繼續", ((Button) find("#train")).getText());
    assertEquals(Locale.TAIWAN, Locale.getDefault(), "that of JavaFX's own texts");
    assertEquals("222", field("#aField"));
    assertEquals("x", field("#bField"));
    assertEquals("77", field("#epochs"));
    assertTrue(((ToggleButton) find("#showHeat")).isSelected());
    await(() -> label("#epochText").equals("1 / 5"));
    fire(find("#language"));
    assertEquals("Go on", ((Button) find("#train")).getText());
  }

  @Test
  void aChangeOfLanguageKeepsTheTabAndWhatItShows() {
    await(() -> label("#epochText").equals("0 / 5"));
    showTab("dock-gradients");
    fire(find("#language"));
    TabPane anew = find("#dock .tab-pane");
    assertEquals("dock-gradients", onFx(() -> anew.getSelectionModel().getSelectedItem().getId()));
    fire(find("#gradientsCells"));
    await(() -> label("#gradientsReadout").contains("目前：LSTM"));
  }

  @Test
  void whatIsTypedInTheDockStaysInAnotherLanguage() {
    await(() -> label("#epochText").equals("0 / 5"));
    showTab("dock-predictions");
    type("#filter", "9999");
    fire(find("#wrongRows", ToggleButton.class));
    showTab("dock-surgery");
    type("#units", "3, 4");
    ComboBox<Object> site = find("#site");
    ComboBox<String> value = find("#value");
    robot.interact(
        () -> {
          value.getEditor().setText("mean");
          site.getSelectionModel().selectLast();
        });
    type("#pair", "77, 5");
    Object chosen = onFx(site::getValue);
    fire(find("#language"));
    showTab("dock-surgery");
    assertEquals("3, 4", field("#units"));
    assertEquals("77, 5", field("#pair"));
    ComboBox<Object> siteAnew = find("#site");
    assertEquals(chosen, onFx(siteAnew::getValue));
    ComboBox<String> valueAnew = find("#value");
    assertEquals("平均", onFx(() -> valueAnew.getEditor().getText()));
    showTab("dock-predictions");
    assertEquals("9999", field("#filter"));
    assertTrue(find("#wrongRows", ToggleButton.class).isSelected());
  }

  @Test
  void aQuizThatIsLeftWhileItsViewIsLoadedAnewHidesNothing() {
    await(() -> label("#epochText").equals("0 / 5"));
    showTab("dock-quiz");
    MenuItem report = report();
    assertTrue(onFx(report::isDisable), "the answers are hidden");
    Button language = find("#language");
    robot.interact(
        () -> {
          language.fire();
          // Before the dock is back.
          Event.fireEvent(
              stage.getScene().getRoot(),
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, true, false, false));
        });
    settle();
    TabPane tabs = find("#dock .tab-pane");
    assertNotEquals("dock-quiz", onFx(() -> tabs.getSelectionModel().getSelectedItem().getId()));
    MenuItem anew = report();
    assertFalse(onFx(anew::isDisable));
    showTab("dock-quiz");
    assertTrue(onFx(anew::isDisable));
  }

  /** What cannot leave an answer out waits while somebody is asked for it. */
  private MenuItem report() {
    MenuButton export = find("#export");
    return onFx(
        () ->
            export.getItems().stream()
                .filter(item -> item.getText() != null && item.getText().matches(".*(eport|報告).*"))
                .findFirst()
                .orElseThrow());
  }

  private void showTab(String id) {
    TabPane tabs = find("#dock .tab-pane");
    robot.interact(
        () ->
            tabs.getSelectionModel()
                .select(
                    tabs.getTabs().stream()
                        .filter(tab -> id.equals(tab.getId()))
                        .findFirst()
                        .orElseThrow()));
  }

  @Test
  void languageAndThemeAreRemembered() {
    Path settings = folder.resolve("settings.properties");
    robot.interact(() -> showBlank(Optional.of(settings)));
    choose("view-dark");
    fire(find("#language"));
    await(
        () ->
            SettingsFile.load(settings)
                .settings()
                .get(Setting.THEME)
                .equals(Optional.of(ColourTheme.DARK)));
    await(
        () ->
            SettingsFile.load(settings)
                .settings()
                .get(Setting.LANGUAGE)
                .equals(Optional.of(Locale.TAIWAN)));
    robot.interact(() -> showBlank(Optional.of(settings)));
    assertEquals("訓練", onFx(() -> ((Button) find("#train")).getText()));
  }

  @Test
  void aDamagedSettingsFileIsSaidAndNothingElse() throws IOException {
    Path settings = Files.writeString(folder.resolve("settings.properties"), "theme=dark\nlang");
    robot.interact(() -> showBlank(Optional.of(settings)));
    assertTrue(find("#banner").isVisible());
    assertTrue(label("#bannerText").contains("settings-damaged.properties"));
    await(() -> label("#epochText").equals("0 / 5"));
    assertTrue(find("#banner").isVisible(), "a run that begins does not take it away");
    assertEquals(
        "theme=dark\nlang", Files.readString(folder.resolve("settings-damaged.properties")));
    fire(find("#bannerClose"));
    assertFalse(find("#banner").isVisible());
  }

  @Test
  void aLanguageThatDoesNotExistIsSaid() throws IOException {
    Path settings = Files.writeString(folder.resolve("settings.properties"), "language=tlh\n");
    robot.interact(() -> showBlank(Optional.of(settings)));
    assertTrue(label("#bannerText").contains("“tlh”"), label("#bannerText"));
    assertTrue(label("#bannerText").contains("en, zh-TW"), label("#bannerText"));
    assertEquals("Train", onFx(() -> ((Button) find("#train")).getText()));
  }

  /** Else all that is chosen would be forgotten without a word. */
  @Test
  void settingsThatCannotBeWrittenAreSaidOnce() throws IOException {
    Path blocked = folder.resolve("blocked");
    robot.interact(() -> showBlank(Optional.of(blocked.resolve("settings.properties"))));
    assertFalse(find("#banner").isVisible());
    Files.writeString(blocked, "a file where the folder was to be");
    choose("view-dark");
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").contains(blocked.toString()), label("#bannerText"));
    fire(find("#bannerClose"));
    choose("view-light");
    robot.interact(() -> {});
    assertFalse(find("#banner").isVisible());
  }

  /** Fires an item of the view menu. */
  private void choose(String id) {
    MenuButton menu = find("#view");
    robot.interact(
        () ->
            menu.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .forEach(MenuItem::fire));
  }
}
