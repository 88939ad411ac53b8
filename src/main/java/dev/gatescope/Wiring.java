package dev.gatescope;

import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.batch.Terminal;
import dev.gatescope.file.LogFile;
import dev.gatescope.file.UserFolders;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.export.Pictures;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import picocli.CommandLine;

/** The composition root: makes the parts and hands them to each other by their constructors. */
final class Wiring {
  private Wiring() {}

  /**
   * Opens the window and returns.
   *
   * @param file a session or a model to open; empty for the model that ships
   * @param closed told the exit code when the window is closed, or could not be opened
   */
  static void openWindow(Optional<Path> file, IntConsumer closed) {
    LogFile log = new LogFile(UserFolders.usual().logs());
    try {
      Platform.startup(() -> show(file, log, closed));
    } catch (UnsupportedOperationException | LinkageError e) {
      log.warning("JavaFX cannot open windows here", e);
      say("batch.noToolkit", e.getMessage(), log.folder().toString());
      closed.accept(1);
    }
  }

  private static void show(Optional<Path> file, LogFile log, IntConsumer closed) {
    try {
      // The last window may be closed while a file is still being written.
      Platform.setImplicitExit(false);
      WindowWiring wiring = new WindowWiring(log);
      Stage stage = new Stage();
      stage.setOnHidden(
          event -> {
            try {
              wiring.close();
            } finally {
              wiring.whenWritten(() -> closed.accept(0));
            }
          });
      Optional.ofNullable(System.getProperty(StartTime.PROPERTY))
          .ifPresent(times -> StartTime.note(stage, wiring.trace(), Path.of(times)));
      if (file.isEmpty()) {
        // Before the window is built: another thread reads and computes meanwhile.
        wiring.showShippedGates();
      }
      wiring.show(
          stage,
          () -> {
            wiring.noteStart();
            file.ifPresentOrElse(wiring.fileOpener(), wiring::showShippedModel);
            wiring.offerTour();
            wiring.offerLastSession(file.isEmpty());
            wiring.warmUp();
          });
    } catch (RuntimeException | Error e) {
      // Without a window nobody could be told, and nobody could end the program.
      log.warning("the window could not be opened", e);
      say("batch.notOpened", e.toString(), log.folder().toString());
      closed.accept(1);
    }
  }

  /** Says on standard error why there is no window. */
  static void say(String key, Object... parts) {
    say(Problem.of(key, parts));
  }

  static void say(Problem problem) {
    System.err.println("gatescope: " + Messages.of(Locale.getDefault()).text(problem));
  }

  static CommandLine commandLine() {
    Messages messages = Messages.of(Locale.getDefault());
    return GatescopeCommand.create(Terminal.system(messages), new Pictures(messages));
  }
}
