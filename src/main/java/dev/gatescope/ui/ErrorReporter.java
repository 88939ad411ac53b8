package dev.gatescope.ui;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What nobody caught, on any thread. What the user can mend is said; a defect is logged and shown
 * once, and when it comes again only counted and said, so that one that comes with every frame
 * floods neither the disk nor the screen.
 */
public final class ErrorReporter implements Thread.UncaughtExceptionHandler {
  /**
   * A defect that showed itself for the first time.
   *
   * @param thread on which
   */
  public record Defect(Throwable error, String thread) {}

  /** More kinds than this are not told apart: then something is wrong as a whole. */
  private static final int MAX_KINDS = 100;

  /** As deep as two defects must agree to be the same. */
  private static final int FRAMES = 5;

  private final BiConsumer<String, Throwable> log;
  private final Consumer<Problem> say;
  private final Consumer<Defect> show;
  private final Map<String, Integer> times = new HashMap<>();

  /**
   * All three are called on any thread.
   *
   * @param log gets every new defect, and how often one came again
   * @param say says a problem beside what the window shows
   * @param show shows a new defect so that it cannot be overlooked
   */
  public ErrorReporter(
      BiConsumer<String, Throwable> log, Consumer<Problem> say, Consumer<Defect> show) {
    this.log = log;
    this.say = say;
    this.show = show;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    if (error instanceof ProblemException known) {
      say.accept(known.problem());
      return;
    }
    int count = count(error);
    if (count == 1) {
      log.accept("unexpected, on thread " + thread.getName(), error);
      show.accept(new Defect(error, thread.getName()));
      return;
    }
    if (Integer.toString(count).matches("10+")) {
      log.accept("for the " + count + "th time: " + error, null);
    }
    say.accept(Problem.of("window.unexpected", String.valueOf(error)));
  }

  /** How often a defect has come by now, this time included. */
  private synchronized int count(Throwable error) {
    String kind =
        error.getClass().getName() + Arrays.stream(error.getStackTrace()).limit(FRAMES).toList();
    return times.size() < MAX_KINDS || times.containsKey(kind)
        ? times.merge(kind, 1, Integer::sum)
        : times.merge("", 1, Integer::sum);
  }
}
