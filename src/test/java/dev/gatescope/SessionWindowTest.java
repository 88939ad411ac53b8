package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.file.UserSettings;
import dev.gatescope.lstm.CellType;
import dev.gatescope.session.AutosaveFolder;
import dev.gatescope.session.Session;
import dev.gatescope.session.SessionFile;
import dev.gatescope.session.SettingsText;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.PaneEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Sessions as a user meets them: saved by themselves, offered, opened, and settings as text. */
class SessionWindowTest extends WholeWindow {
  @Start
  void start(Stage ofToolkit) {
    take();
    show();
  }

  @Test
  void whatWasTrainedIsOfferedAtTheNextStart() {
    assertFalse(find("#reopenStrip").isVisible());
    train();
    robot.interact(() -> wiring.close());
    next();
    await(() -> find("#reopenStrip").isVisible());
    await(() -> label("#epochText").equals("0 / 5"));
    fire(find("#reopenSession"));
    await(() -> label("#epochText").equals("5 / 5"));
    assertFalse(find("#reopenStrip").isVisible());
  }

  @Test
  void aWindowThatIsNotClosedLosesNothingButTheEpochUnderWay() throws Exception {
    train();
    Path saves = folder.resolve("autosave");
    await(() -> Files.isDirectory(saves) && epochs(saves) == 6);
    // Not closed: as it is after a kill.
    Session session = AutosaveFolder.read(only(saves));
    assertEquals(6, session.runs().getFirst().reports().size());
  }

  @Test
  void whatIsDiscardedIsNotOfferedAgain() throws Exception {
    train();
    robot.interact(() -> wiring.close());
    next();
    await(() -> find("#reopenStrip").isVisible());
    Path saved = only(folder.resolve("autosave"));
    fire(find("#discardSession"));
    assertFalse(find("#reopenStrip").isVisible());
    await(() -> !Files.exists(saved));
  }

  @Test
  void whoAlwaysWantsItIsNotAsked() {
    train();
    robot.interact(() -> ((CheckMenuItem) menu("#file", "file-always")).setSelected(true));
    robot.interact(() -> wiring.close());
    next();
    await(() -> label("#epochText").equals("5 / 5"));
    assertFalse(find("#reopenStrip").isVisible());
  }

  @Test
  void anOpenedSessionIsShownAndTheWorkBeforeIsKept() {
    train();
    type("#aField", "200");
    Path file = folder.resolve("other.gatescope");
    Session empty =
        new Session(
            List.of(),
            new Session.Looked(0, Session.Looked.NEWEST, new Subtraction(77, 5, 8), 3, 9, null),
            List.of(),
            Map.of("left", "settings", "dockHeight", "236"));
    SessionFile.write(file, empty);
    double height = this.<Region>find("#dock").getHeight();
    robot.interact(() -> wiring.fileOpener().accept(file));
    await(() -> field("#aField").equals("77"));
    await(() -> this.<Region>find("#dock").getHeight() > height + 20);
    await(() -> find("#reopenStrip").isVisible());
    assertEquals("other.gatescope – Gatescope", onFx(stage::getTitle));
    fire("#language");
    assertEquals("other.gatescope – Gatescope 閘門顯微鏡", onFx(stage::getTitle));
    fire("#language");
    assertEquals("Go back to it", ((Button) find("#reopenSession")).getText());
    fire(find("#reopenSession"));
    await(() -> field("#aField").equals("200"));
    assertEquals("Gatescope", onFx(stage::getTitle));
    robot.interact(() -> ((MenuButton) find("#file")).getOnShowing().handle(null));
    Menu recent = (Menu) menu("#file", "file-recent");
    assertTrue(recent.getItems().getFirst().getText().startsWith("other.gatescope"));
  }

  /** A crash, or a session that is opened, does not undo it. */
  @Test
  void aDividerThatWasMovedIsRememberedAtOnce() {
    Setting<String> remembered = new Setting<>("dockHeight", text -> text, Optional::of);
    double height = this.<Region>find("#dock").getHeight();
    Node divider = find("#rows > .split-pane-divider");
    PaneEvents.mouse(robot, divider, MouseEvent.MOUSE_PRESSED, 1, 1);
    PaneEvents.mouse(robot, divider, MouseEvent.MOUSE_DRAGGED, 1, -24);
    PaneEvents.mouse(robot, divider, MouseEvent.MOUSE_RELEASED, 1, 1);
    await(() -> this.<Region>find("#dock").getHeight() > height + 20);
    String now = Long.toString(Math.round(this.<Region>find("#dock").getHeight()));
    Path settings = folder.resolve("settings.properties");
    await(() -> SettingsFile.load(settings).settings().get(remembered).orElse("").equals(now));
  }

  /** What lies in a file needs no copy, which would push out what lies in none. */
  @Test
  void aSessionThatIsUnchangedInItsFileTakesNobodysPlace() {
    train();
    type("#aField", "200");
    for (int a : List.of(77, 78, 79)) {
      Path file = folder.resolve(a + ".gatescope");
      SessionFile.write(
          file,
          new Session(
              List.of(),
              new Session.Looked(0, Session.Looked.NEWEST, new Subtraction(a, 5, 8), 3, 9, null),
              List.of(new Planned(OperationText.parse("silence:1", 8), true)),
              Map.of()));
      robot.interact(() -> wiring.fileOpener().accept(file));
      await(() -> field("#aField").equals(Integer.toString(a)));
      await(() -> find("#reopenStrip").isVisible());
    }
    fire(find("#reopenSession"));
    await(() -> field("#aField").equals("200"));
  }

  @Test
  void theOfferOfTheLastStartStaysWhereNothingTakesItsPlace() {
    train();
    robot.interact(() -> wiring.close());
    next();
    await(() -> find("#reopenStrip").isVisible());
    Path file = folder.resolve("other.gatescope");
    SessionFile.write(
        file,
        new Session(
            List.of(),
            new Session.Looked(0, Session.Looked.NEWEST, new Subtraction(77, 5, 8), 3, 9, null),
            List.of(),
            Map.of()));
    robot.interact(() -> wiring.fileOpener().accept(file));
    await(() -> field("#aField").equals("77"));
    assertTrue(find("#reopenStrip").isVisible());
    fire(find("#reopenSession"));
    await(() -> label("#epochText").equals("5 / 5"));
  }

  @Test
  void aModelDoesNotEndARunThatCouldGoOn() throws Exception {
    Path model = folder.resolve("gru.safetensors");
    ModelFile.write(model, ShippedModel.read(CellType.GRU));
    await(() -> label("#epochText").equals("0 / 5"));
    fire(find("#step"));
    await(() -> label("#epochText").equals("1 / 5"));
    robot.interact(() -> wiring.fileOpener().accept(model));
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").contains("gru.safetensors is not opened"));
    fire(find("#step"));
    await(() -> label("#epochText").equals("2 / 5"));
  }

  @Test
  void aBrokenSessionIsSaidAndChangesNothing() throws Exception {
    train();
    Path file = folder.resolve("broken.gatescope");
    Files.writeString(file, "PK nothing");
    robot.interact(() -> wiring.fileOpener().accept(file));
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").contains("broken.gatescope is damaged"));
    await(() -> label("#epochText").equals("5 / 5"));
    assertFalse(find("#reopenStrip").isVisible());
  }

  @Test
  void settingsAreCopiedAndPasted() {
    train();
    robot.interact(() -> menu("#file", "file-copy").fire());
    assertEquals(
        SettingsText.of(TrainingConfig.article().withEpochs(5)),
        onFx(() -> Clipboard.getSystemClipboard().getString()));
    clip("cell=gru\nhidden_size=no");
    robot.interact(() -> menu("#file", "file-paste").fire());
    await(() -> find("#banner").isVisible());
    assertTrue(label("#bannerText").startsWith("Line 2: hidden_size"), label("#bannerText"));
    assertEquals("5 / 5", label("#epochText"), "nothing is lost");
    clip("cell=gru\nepochs=7");
    robot.interact(() -> menu("#file", "file-paste").fire());
    await(() -> label("#epochText").equals("0 / 7"));
    assertFalse(find("#banner").isVisible());
  }

  private void clip(String text) {
    robot.interact(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          Clipboard.getSystemClipboard().setContent(content);
        });
  }

  private void train() {
    await(() -> label("#epochText").equals("0 / 5"));
    fire(find("#train"));
    await(() -> label("#epochText").equals("5 / 5"));
    await(() -> find("#step").isDisabled());
  }

  /** The window of the next start. */
  private void next() {
    robot.interact(this::show);
  }

  private void show() {
    Path settings = folder.resolve("settings.properties");
    UserSettings kept = SettingsFile.load(settings).settings();
    assertTrue(kept.get(Setting.FOLDER).isEmpty());
    WindowWiring shown = window(new Tracer()::trace, Optional.of(settings));
    stand(shown, () -> shown.offerLastSession(true));
  }

  private static int epochs(Path saves) {
    try {
      Session session = AutosaveFolder.read(only(saves));
      return session.runs().isEmpty() ? 0 : session.runs().getFirst().reports().size();
    } catch (IOException | ProblemException e) {
      // In the midst of the first write.
      return 0;
    }
  }

  private static Path only(Path saves) throws IOException {
    try (var folders = Files.list(saves)) {
      return folders.sorted().toList().getLast();
    }
  }

  private MenuItem menu(String button, String id) {
    return onFx(
        () ->
            ((MenuButton) stage.getScene().lookup(button))
                .getItems().stream()
                    .filter(item -> id.equals(item.getId()))
                    .findFirst()
                    .orElseThrow());
  }
}
