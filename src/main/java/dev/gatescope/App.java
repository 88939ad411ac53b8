package dev.gatescope;

/** The program's main class. */
public final class App {
  private App() {}

  public static void main(String[] arguments) {
    System.exit(Wiring.commandLine().execute(arguments));
  }
}
