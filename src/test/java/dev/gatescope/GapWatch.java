package dev.gatescope;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Watches, for hours, how long the window takes from one frame to the next, and notes what the
 * JavaFX thread did in those that took too long. All methods but {@link #now} are thread-safe.
 */
final class GapWatch implements AutoCloseable {
  /** Longer than this and somebody notices. */
  static final double LONG_GAP = 200;

  private static final int SAMPLE_MILLIS = 10;
  private static final double QUIET_MILLIS = 50;
  private static final int DEPTH = 4;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * One frame that took too long.
   *
   * @param action what the user had done last
   * @param millis since the frame before
   * @param busy milliseconds of these that the JavaFX thread computed
   * @param held milliseconds of these that it waited inside our code: for a lock, or for a thread
   * @param places where it was seen, most often first
   */
  record Gap(String action, double millis, double busy, double held, List<String> places) {
    /** Whether a machine with nothing else to do would have had it too. */
    boolean isOurs() {
      return busy > LONG_GAP || held > LONG_GAP;
    }

    @Override
    public String toString() {
      return "%.0f ms after %s, of which the JavaFX thread computed %.0f and waited %.0f: %s"
          .formatted(millis, action, busy, held, places);
    }
  }

  /** The method of JavaFX's platform without a display in which its thread waits for events. */
  private static final String EVENT_LOOP = "newRunLoop";

  private final Thread fx;
  private final Thread sampler;
  private final AnimationTimer timer;
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private String action = "";
  private boolean paused;
  private long frameStart;
  private long busyStart;
  private double held;
  private double longest;

  GapWatch() throws Exception {
    fx = OpenWindow.onFx(Thread::currentThread);
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frame();
          }
        };
    OpenWindow.onFx(
        () -> {
          timer.start();
          return null;
        });
    sampler = Thread.ofPlatform().daemon().name("gap-watch").start(this::sample);
  }

  /** What the user does now. */
  synchronized void now(String newAction) {
    action = newAction;
  }

  /** From now on frames may take as long as they will. */
  synchronized void pause() {
    paused = true;
  }

  synchronized void goOn() {
    paused = false;
    frameStart = 0;
  }

  /** The gaps since the last call. */
  synchronized List<Gap> take() {
    List<Gap> taken = List.copyOf(gaps);
    gaps.clear();
    return taken;
  }

  /** The longest since the last call, in milliseconds. */
  synchronized double takeLongest() {
    double taken = longest;
    longest = 0;
    return taken;
  }

  private synchronized void frame() {
    long now = System.nanoTime();
    long busy = THREADS.getCurrentThreadCpuTime();
    if (frameStart != 0 && !paused) {
      double millis = (now - frameStart) / 1e6;
      longest = Math.max(longest, millis);
      if (millis > LONG_GAP) {
        gaps.add(new Gap(action, millis, (busy - busyStart) / 1e6, held, mostOften()));
      }
    }
    places.clear();
    held = 0;
    frameStart = now;
    busyStart = busy;
  }

  private List<String> mostOften() {
    return places.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(3)
        .map(place -> place.getValue() + " x " + place.getKey())
        .toList();
  }

  private void sample() {
    try {
      while (true) {
        long before = System.nanoTime();
        Thread.sleep(SAMPLE_MILLIS);
        if (isLate()) {
          Thread.State state = fx.getState();
          StackTraceElement[] stack = fx.getStackTrace();
          add(state, stack, (System.nanoTime() - before) / 1e6);
        }
      }
    } catch (InterruptedException e) {
      // Asked to end.
    }
  }

  private synchronized boolean isLate() {
    return frameStart != 0 && (System.nanoTime() - frameStart) / 1e6 > QUIET_MILLIS;
  }

  private synchronized void add(Thread.State state, StackTraceElement[] stack, double millis) {
    // In a loop of events under a dialog that we opened, it waits for what the user does; and what
    // the user's hand calls is not ours because we called the hand.
    boolean ours =
        Arrays.stream(stack)
            .takeWhile(call -> !call.getMethodName().equals(EVENT_LOOP) && !isOfTheTool(call))
            .anyMatch(GapWatch::isOurs);
    if (ours && state != Thread.State.RUNNABLE) {
      held += millis;
    }
    places.merge(state + " " + place(stack), 1, Integer::sum);
  }

  /** The program's code, not that of its user for the day and of his hand. */
  private static boolean isOurs(StackTraceElement call) {
    return call.getClassName().startsWith("dev.gatescope") && !isOfTheTool(call);
  }

  private static boolean isOfTheTool(StackTraceElement call) {
    return call.getClassName().startsWith(Soak.class.getName());
  }

  /** The innermost call, and the innermost of ours. */
  private static String place(StackTraceElement[] stack) {
    return Stream.concat(
            Arrays.stream(stack).limit(1),
            Arrays.stream(stack).skip(1).filter(GapWatch::isOurs).limit(DEPTH))
        .map(call -> call.getClassName() + "." + call.getMethodName() + ":" + call.getLineNumber())
        .collect(Collectors.joining(" < "));
  }

  @Override
  public void close() {
    sampler.interrupt();
    Platform.runLater(timer::stop);
  }
}
