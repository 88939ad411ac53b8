package dev.gatescope;

/**
 * What the tools that open a window have in common: their end, which JavaFX's thread would delay.
 */
final class Tool {
  private Tool() {}

  /** The work of one tool. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Does the work and ends the process: with 0, or with 1 and the reason on standard error. */
  static void main(Work work) {
    Thread main = Thread.currentThread();
    try {
      work.run();
      System.exit(0);
    } catch (Exception | Error e) {
      // The program's handler, where a window was opened, writes to its log and not to the console.
      Thread.setDefaultUncaughtExceptionHandler(null);
      main.getThreadGroup().uncaughtException(main, e);
      System.exit(1);
    }
  }
}
