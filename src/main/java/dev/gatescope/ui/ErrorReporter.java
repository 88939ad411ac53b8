package dev.gatescope.ui;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.PrintStream;
import java.util.function.Consumer;

/** What nobody caught: logged once, and said in the window. */
public final class ErrorReporter implements Thread.UncaughtExceptionHandler {
  private final PrintStream log;
  private final Consumer<Problem> show;

  /**
   * @param log gets the stack trace
   * @param show says the problem in the window; called on any thread
   */
  public ErrorReporter(PrintStream log, Consumer<Problem> show) {
    this.log = log;
    this.show = show;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    if (error instanceof ProblemException known) {
      show.accept(known.problem());
      return;
    }
    synchronized (log) {
      log.print(thread.getName() + ": ");
      error.printStackTrace(log);
    }
    show.accept(Problem.of("window.unexpected", String.valueOf(error)));
  }
}
