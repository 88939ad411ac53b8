package dev.gatescope;

import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.file.AtomicFiles;
import dev.gatescope.session.SessionFile;
import dev.gatescope.text.ProblemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The program's main class. */
public final class App {
  private static final String MODEL_ENDING = ".safetensors";

  private App() {}

  public static void main(String[] arguments) {
    // AWT writes GIFs and has the glyphs of formulas. It must not look for a display of its own.
    System.setProperty("java.awt.headless", "true");
    Optional<Path> file = Optional.empty();
    try {
      file = fileToOpen(arguments);
    } catch (ProblemException e) {
      Wiring.say(e.problem());
      System.exit(1);
    }
    boolean reset = arguments.length == 1 && arguments[0].equals(GatescopeCommand.RESET);
    boolean window = (arguments.length == 0 || reset || file.isPresent()) && Display.available();
    if (file.isPresent() && !window) {
      Wiring.say("batch.noDisplayForFile", file.get().toString());
      System.exit(1);
    }
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

  static boolean isNamedModel(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(MODEL_ENDING);
  }

  /**
   * What to open: a desktop starts the program of a file with the file's name alone. The endings
   * are those of {@code installer/options.sh}.
   *
   * @throws ProblemException if no file can have that name
   */
  static Optional<Path> fileToOpen(String... arguments) {
    if (arguments.length != 1) {
      return Optional.empty();
    }
    String name = arguments[0].toLowerCase(Locale.ROOT);
    boolean known = name.endsWith("." + SessionFile.ENDING) || isNamedModel(name);
    return known ? Optional.of(AtomicFiles.path(arguments[0])) : Optional.empty();
  }
}
