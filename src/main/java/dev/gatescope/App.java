package dev.gatescope;

import dev.gatescope.batch.GatescopeCommand;

/** The program's main class. */
public final class App {
  private App() {}

  public static void main(String[] arguments) {
    boolean reset = arguments.length == 1 && arguments[0].equals(GatescopeCommand.RESET);
    boolean window = (arguments.length == 0 || reset) && Display.available();
    if (!window || reset) {
      int exitCode = Wiring.commandLine().execute(arguments);
      if (!window || exitCode != 0) {
        System.exit(exitCode);
      }
    }
    // Training may be under way when the window closes: its thread is a daemon, and nothing of it
    // needs to be ended.
    Wiring.openWindow(System::exit);
  }
}
