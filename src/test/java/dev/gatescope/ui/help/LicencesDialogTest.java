package dev.gatescope.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.Licences;
import dev.gatescope.file.Licences.Library;
import dev.gatescope.file.LogFile;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From Help, About to the text of a licence. */
@ExtendWith(ApplicationExtension.class)
class LicencesDialogTest {
  private final FxRobot robot = new FxRobot();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.of(Locale.TAIWAN));
  @TempDir private Path folder;
  private Stage stage;
  private LogFile log;

  @Start
  void start(Stage newStage) {
    stage = newStage;
    stage.setScene(new Scene(new StackPane(), 400, 300));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(window -> !window.equals(stage))
                .forEach(Window::hide));
    log.close();
  }

  @Test
  void theChosenLibrarysLicenceIsShown() throws Exception {
    log = new LogFile(folder);
    AboutDialog about =
        new AboutDialog(appearance, () -> new Diagnostics(List.of()), log, Runnable::run);
    robot.interact(() -> about.show(stage));
    robot.interact(() -> robot.lookup("#about-licences").queryAs(Button.class).fire());
    @SuppressWarnings("unchecked")
    ListView<Library> list = robot.lookup("#licences-list").queryAs(ListView.class);
    assertEquals(Licences.libraries(), List.copyOf(list.getItems()));
    assertTrue(robot.lookup("#about").tryQuery().isPresent(), "the dialog below stays open");
    choose(list, "io.github.mkpaz:atlantafx-base", "Copyright (c) 2022 mkpaz");
    choose(list, "org.slf4j:slf4j-api", "QOS.ch");
  }

  private void choose(ListView<Library> list, String name, String expected) throws Exception {
    robot.interact(
        () ->
            list.getItems().stream()
                .filter(library -> library.name().equals(name))
                .forEach(list.getSelectionModel()::select));
    TextArea text = robot.lookup("#licences-text").queryAs(TextArea.class);
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(() -> text.getText().contains(expected)).get());
    assertTrue(text.getText().startsWith(name), name);
  }
}
