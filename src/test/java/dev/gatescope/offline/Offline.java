package dev.gatescope.offline;

import dev.gatescope.App;
import java.util.Arrays;

/**
 * Puts guards up and starts the program in the same process, or an {@link Attempts attempt} that
 * shows that the guards guard. Arguments: the guards ({@code java}, {@code kernel} or both with a
 * comma between), {@code app} or {@code attempt}, and the arguments for that.
 */
final class Offline {
  /** The exit code of an attempt that nobody hindered. */
  static final int UNHINDERED = 78;

  private Offline() {}

  public static void main(String[] arguments) throws Throwable {
    String guards = arguments[0];
    String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
    if (guards.contains("java")) {
      JavaGuard.install();
    }
    if (guards.contains("kernel")) {
      KernelGuard.install();
    }
    switch (arguments[1]) {
      case "app" -> App.main(rest);
      case "attempt" -> {
        Attempts.valueOf(rest[0]).make();
        System.exit(UNHINDERED);
      }
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }
}
