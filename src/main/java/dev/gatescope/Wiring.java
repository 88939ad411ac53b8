package dev.gatescope;

import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.batch.Terminal;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.export.Pictures;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;
import picocli.CommandLine;

/** The composition root: makes the parts and hands them to each other by their constructors. */
final class Wiring {
  private Wiring() {}

  /** Opens the window and returns; when it is closed, {@code closed} runs. */
  static void openWindow(Runnable closed) {
    Platform.startup(
        () -> {
          WindowWiring wiring = new WindowWiring();
          Stage stage = new Stage();
          stage.setOnHidden(event -> closed.run());
          wiring.show(stage, wiring::showShippedModel);
        });
  }

  static CommandLine commandLine() {
    Messages messages = Messages.of(Locale.getDefault());
    return GatescopeCommand.create(Terminal.system(messages), new Pictures(messages));
  }
}
