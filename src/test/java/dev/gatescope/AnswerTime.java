package dev.gatescope;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.train.TrainingConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;

/**
 * Prints how many milliseconds pass in the real window from a click to the end of the pulse that
 * has drawn its answer: another pair, another time step, and a surgery's effect on all pairs. A
 * pulse comes every 16.7 ms, so an answer that takes no time takes half of that. It needs a
 * display; Xvfb will do.
 */
final class AnswerTime {
  private static final int SETTLE_MILLIS = 8_000;
  private static final int PAUSE_MILLIS = 60;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final OpenWindow window;
  private final Random random = new Random(822);
  private final int rounds;

  private AnswerTime(OpenWindow window, int rounds) {
    this.window = window;
    this.rounds = rounds;
  }

  /**
   * @param arguments how often each is asked
   */
  public static void main(String[] arguments) {
    Tool.main(
        () -> {
          OpenWindow window = OpenWindow.of(new WindowRuns(), TrainingConfig.article());
          window.press("showFlow");
          window.showTab("surgery");
          Thread.sleep(SETTLE_MILLIS);
          int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
          new AnswerTime(window, rounds).measure();
        });
  }

  private void measure() throws Exception {
    print("another pair", this::otherPair);
    print("another step", this::otherStep);
    press("add");
    Thread.sleep(SETTLE_MILLIS / 2);
    print("a surgery", this::surgery);
  }

  /**
   * Milliseconds from a click to its picture, and those that the JavaFX thread computed in between;
   * the rest is waiting for the next pulse and for other threads.
   */
  private record Answer(double millis, double busy) {}

  /** Something that is asked. */
  private interface Question {
    Answer ask() throws Exception;
  }

  private void print(String name, Question question) throws Exception {
    Answer first = question.ask();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Thread.sleep(PAUSE_MILLIS);
      answers.add(question.ask());
    }
    System.out.printf("%s: first %.1f ms, then ", name, first.millis);
    print("", answers.stream().mapToDouble(Answer::millis).sorted().toArray());
    print("  computed: ", answers.stream().mapToDouble(Answer::busy).sorted().toArray());
  }

  private void print(String name, double[] sorted) {
    System.out.printf(
        "%smedian %.1f, 95th %.1f, longest %.1f%n",
        name, sorted[rounds / 2], sorted[rounds * 95 / 100], sorted[rounds - 1]);
  }

  private Answer otherPair() throws Exception {
    long a = 100L + random.nextInt(100);
    return answer(
        () -> ((TextField) window.find("aField")).setText(Long.toString(a)), () -> shown() == a);
  }

  /** The number whose bits the shown trace was fed. */
  private long shown() {
    GateTrace trace = window.wiring().trace().get();
    long number = 0;
    for (int t = 0; t < trace.timeSteps(); t++) {
      number |= (long) trace.input(t, 0) << t;
    }
    return number;
  }

  private Answer otherStep() throws Exception {
    press("time-previous");
    Thread.sleep(PAUSE_MILLIS);
    return answer(() -> press("time-next"), () -> true);
  }

  private Answer surgery() throws Exception {
    answer(() -> press("undo"), () -> !window.find("effect").getParent().isVisible());
    Thread.sleep(PAUSE_MILLIS);
    return answer(() -> press("redo"), () -> window.find("effect").getParent().isVisible());
  }

  private void press(String id) {
    Runnable press = () -> ((ButtonBase) window.find(id)).fire();
    if (Platform.isFxApplicationThread()) {
      press.run();
    } else {
      Platform.runLater(press);
    }
  }

  /** From the click to the end of the first pulse that has its answer. */
  private Answer answer(Runnable click, BooleanSupplier there) throws Exception {
    CountDownLatch drawn = new CountDownLatch(1);
    long[] nanos = new long[2];
    long[] busy = new long[2];
    OpenWindow.onFx(
        () -> {
          Runnable[] look = new Runnable[1];
          look[0] =
              () -> {
                if (there.getAsBoolean()) {
                  nanos[1] = System.nanoTime();
                  busy[1] = THREADS.getCurrentThreadCpuTime();
                  window.scene().removePostLayoutPulseListener(look[0]);
                  drawn.countDown();
                } else {
                  Platform.requestNextPulse();
                }
              };
          nanos[0] = System.nanoTime();
          busy[0] = THREADS.getCurrentThreadCpuTime();
          click.run();
          window.scene().addPostLayoutPulseListener(look[0]);
          Platform.requestNextPulse();
          return null;
        });
    if (!drawn.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no answer in ten seconds");
    }
    return new Answer((nanos[1] - nanos[0]) / 1e6, (busy[1] - busy[0]) / 1e6);
  }
}
