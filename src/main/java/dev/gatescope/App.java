package dev.gatescope;

/** The program's main class. */
public final class App {
  private App() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0 && Display.available()) {
      // Training may be under way: its thread is a daemon, and nothing of it needs to be ended.
      Wiring.openWindow(() -> System.exit(0));
    } else {
      System.exit(Wiring.commandLine().execute(arguments));
    }
  }
}
