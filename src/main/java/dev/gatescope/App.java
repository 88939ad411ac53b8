package dev.gatescope;

import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.session.SessionFile;
import java.nio.file.Path;
import java.util.Optional;

/** The program's main class. */
public final class App {
  private App() {}

  public static void main(String[] arguments) {
    // AWT writes GIFs and has the glyphs of formulas. It must not look for a display of its own.
    System.setProperty("java.awt.headless", "true");
    Optional<Path> file = fileToOpen(arguments);
    boolean reset = arguments.length == 1 && arguments[0].equals(GatescopeCommand.RESET);
    boolean window = (arguments.length == 0 || reset || file.isPresent()) && Display.available();
    if (!window || reset) {
      int exitCode = Wiring.commandLine().execute(arguments);
      if (!window || exitCode != 0) {
        System.exit(exitCode);
      }
    }
    // Training may be under way when the window closes: its thread is a daemon, and nothing of it
    // needs to be ended.
    Wiring.openWindow(file, System::exit);
  }

  /** A desktop starts the program of a file with the file's name alone. */
  private static Optional<Path> fileToOpen(String[] arguments) {
    boolean known =
        arguments.length == 1
            && (arguments[0].endsWith(".safetensors")
                || arguments[0].endsWith("." + SessionFile.ENDING));
    return known ? Optional.of(Path.of(arguments[0])) : Optional.empty();
  }
}
