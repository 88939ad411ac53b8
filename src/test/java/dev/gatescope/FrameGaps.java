package dev.gatescope;

import com.sun.management.OperatingSystemMXBean;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;

/**
 * Measures how evenly the window draws: the gaps between frames while nothing happens and while a
 * network is trained, and how much of each gap the JavaFX thread and the renderer computed. A gap
 * longer than their work was somebody else's. Last, what an idle window costs.
 */
final class FrameGaps {
  private static final double LONG_GAP = 50;
  private static final double FRAME = 1000.0 / 60;
  private static final int IDLE_MILLIS = 10_000;
  private static final int SAMPLE_MILLIS = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * Milliseconds between two frames; those that the JavaFX thread and the renderer's thread
   * computed in between; those that the first and the second could have computed, had a processor
   * been free; and those in which the collector stopped all.
   */
  private record Frame(
      double gap,
      double busy,
      double drawing,
      double queued,
      double drawingQueued,
      double collecting,
      Map<String, Integer> stacks) {
    boolean isLong() {
      return gap > LONG_GAP;
    }

    /** One frame's work begins when the renderer has finished the one before. */
    boolean isOurs() {
      return busy + drawing > LONG_GAP;
    }
  }

  private final List<Frame> frames = new ArrayList<>();
  private final Map<String, Integer> stacks = new TreeMap<>();
  private final Thread fx;
  private final long renderer;
  private final Path rendererTask = rendererTask();
  private volatile long frameStart;
  private long busyStart;
  private long drawingStart;
  private double queuedStart;
  private double drawingQueuedStart;
  private long collectingStart;
  private AnimationTimer timer;

  private FrameGaps(Thread fx) {
    this.fx = fx;
    this.renderer =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
            .findFirst()
            .orElseThrow()
            .threadId();
  }

  /**
   * @param arguments how many epochs, and the id of the button of the pane in the centre
   */
  public static void main(String[] arguments) {
    Tool.main(
        () ->
            measure(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20,
                arguments.length > 1 ? arguments[1] : "showFlow"));
  }

  private static void measure(int epochs, String pane) throws Exception {
    DoubleAdder millis = new DoubleAdder();
    OpenWindow window =
        OpenWindow.of(
            (config, control, listener) ->
                new WindowRuns()
                    .run(
                        config,
                        control,
                        new ToldOn(listener) {
                          @Override
                          public void epochDone(EpochReport report, Checkpoint checkpoint) {
                            if (report.epoch() > 0) {
                              millis.add(report.trainMillis() + report.evaluationMillis());
                            }
                            super.epochDone(report, checkpoint);
                          }
                        }),
            TrainingConfig.article().withEpochs(epochs));
    window.press(pane);
    OpenWindow.onFx(
        () -> {
          window.wiring().warmUp();
          return null;
        });
    Thread.sleep(IDLE_MILLIS / 2);
    Thread fx = OpenWindow.onFx(Thread::currentThread);
    FrameGaps idle = new FrameGaps(fx);
    idle.during(() -> Thread.sleep(IDLE_MILLIS));
    idle.print("idle");
    FrameGaps training = new FrameGaps(fx);
    millis.reset(); // What the warm-up took is not asked.
    training.during(() -> window.train(epochs));
    training.print("training " + epochs + " epochs");
    System.out.printf("seconds an epoch: %.3f%n", millis.sum() / epochs / 1000);
    Thread.sleep(IDLE_MILLIS / 2);
    idleCost("caret blinking", fx);
    window.focus("train");
    idleCost("no caret", fx);
  }

  /** What the process needs while nothing asks for frames. */
  private static void idleCost(String name, Thread fx) throws Exception {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = process.getProcessCpuTime();
    long beforeFx = THREADS.getThreadCpuTime(fx.threadId());
    Thread.sleep(IDLE_MILLIS);
    System.out.printf(
        "idle, %s: process %.2f %% of a core, JavaFX thread %.2f %%%n",
        name,
        (process.getProcessCpuTime() - before) / 1e4 / IDLE_MILLIS,
        (THREADS.getThreadCpuTime(fx.threadId()) - beforeFx) / 1e4 / IDLE_MILLIS);
  }

  /** What takes its time. */
  private interface Task {
    void run() throws Exception;
  }

  private void during(Task task) throws Exception {
    Thread sampler = Thread.ofPlatform().daemon().start(this::sample);
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
    task.run();
    OpenWindow.onFx(
        () -> {
          timer.stop();
          return null;
        });
    sampler.interrupt();
    sampler.join();
  }

  private void frame() {
    long now = System.nanoTime();
    long busy = THREADS.getCurrentThreadCpuTime();
    long drawing = THREADS.getThreadCpuTime(renderer);
    double queued = queued(Path.of("/proc/thread-self"));
    double drawingQueued = queued(rendererTask);
    long collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    synchronized (stacks) {
      if (frameStart != 0) {
        frames.add(
            new Frame(
                (now - frameStart) / 1e6,
                (busy - busyStart) / 1e6,
                (drawing - drawingStart) / 1e6,
                queued - queuedStart,
                drawingQueued - drawingQueuedStart,
                collecting - collectingStart,
                new TreeMap<>(stacks)));
      }
      stacks.clear();
    }
    frameStart = now;
    busyStart = busy;
    drawingStart = drawing;
    queuedStart = queued;
    drawingQueuedStart = drawingQueued;
    collectingStart = collecting;
  }

  /** Milliseconds that a thread has waited for a processor, by Linux's count; elsewhere NaN. */
  private static double queued(Path task) {
    try {
      return Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ", -1)[1]) / 1e6;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private static Path rendererTask() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      for (Path task : (Iterable<Path>) tasks::iterator) {
        if (Files.readString(task.resolve("comm")).startsWith("QuantumRenderer")) {
          return task;
        }
      }
    } catch (IOException e) {
      // Not Linux.
    }
    return Path.of("");
  }

  /** Looks at what the JavaFX thread does whenever a frame takes longer than it should. */
  private void sample() {
    try {
      while (true) {
        Thread.sleep(SAMPLE_MILLIS);
        if (frameStart != 0 && System.nanoTime() - frameStart > 8e6) {
          String place = place(fx.getStackTrace());
          synchronized (stacks) {
            stacks.merge(place, 1, Integer::sum);
          }
        }
      }
    } catch (InterruptedException e) {
      // Asked to end.
    }
  }

  /** The innermost call of each layer: JavaFX's, and the two innermost of ours. */
  private static String place(StackTraceElement[] stack) {
    Stream<String> ours =
        Arrays.stream(stack)
            .map(call -> call.getClassName() + "." + call.getMethodName())
            .filter(name -> name.startsWith("dev.gatescope") || name.contains("chartfx"))
            .limit(2);
    String top = stack.length == 0 ? "" : stack[0].getClassName() + "." + stack[0].getMethodName();
    return Stream.concat(Stream.of(top), ours).collect(Collectors.joining(" < "));
  }

  private void print(String name) {
    System.out.printf("%s: %d frames%n", name, frames.size());
    print("  gap ", frames.stream().mapToDouble(Frame::gap).sorted().toArray());
    print("  busy", frames.stream().mapToDouble(Frame::busy).sorted().toArray());
    print("  drawing", frames.stream().mapToDouble(Frame::drawing).sorted().toArray());
    System.out.printf(
        "  gaps over %.0f ms: %d, with as much work of both threads in %d of them;"
            + " frames that computed over %.1f ms: %d%n",
        LONG_GAP,
        frames.stream().filter(Frame::isLong).count(),
        frames.stream().filter(frame -> frame.isLong() && frame.isOurs()).count(),
        FRAME,
        frames.stream().filter(frame -> frame.busy > FRAME).count());
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      if (frame.isLong() || frame.busy > FRAME) {
        System.out.printf(
            "  frame %d: gap %.0f, busy %.0f + %.0f queued, drawing %.0f + %.0f queued, collecting"
                + " %.0f%n",
            i,
            frame.gap,
            frame.busy,
            frame.queued,
            frame.drawing,
            frame.drawingQueued,
            frame.collecting);
        frame.stacks.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(3)
            .forEach(at -> System.out.printf("    %3d x %s%n", at.getValue(), at.getKey()));
      }
    }
  }

  private static void print(String name, double[] sorted) {
    int n = sorted.length;
    System.out.printf(
        "%s ms: median %.1f, 95th %.1f, 99th %.1f, longest %.1f%n",
        name, sorted[n / 2], sorted[n * 95 / 100], sorted[n * 99 / 100], sorted[n - 1]);
  }
}
