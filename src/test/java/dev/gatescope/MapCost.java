package dev.gatescope;

import com.sun.management.OperatingSystemMXBean;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingListener;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.scene.Parent;

/**
 * Measures what the error map costs a training when it is redrawn live: the same training in the
 * same window, with the map shown and with a pane in its place that does nothing, in turn. Besides
 * the time, which company on the machine spoils, it prints the processor time of each thread, which
 * it spoils less. It needs a display; Xvfb will do.
 */
final class MapCost {
  /** Does nothing while the run of the window trains. */
  private static final String IDLE_PANE = "race";

  private static final int PAUSE_MILLIS = 1_500;

  /** Trainings of each kind that do not count: the compiler takes part in them. */
  private static final int WARM_UPS = 8;

  private static final List<String> THREADS =
      List.of(
          "gatescope-training",
          "gatescope-survey",
          "gatescope-analysis",
          "JavaFX Application Thread",
          "QuantumRenderer-0");
  private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

  /** Seconds of one training, and the processor seconds of the threads and of the process. */
  private record Run(double seconds, List<Double> busy, double process) {}

  /** From the first batch to the last report, on the trainer's thread. */
  private long begun;

  private long ended;
  private final OpenWindow window;
  private final int epochs;
  private int drawn;

  private MapCost(int epochs) throws Exception {
    this.epochs = epochs;
    window =
        OpenWindow.of(
            (config, control, listener) -> new WindowRuns().run(config, control, timed(listener)),
            TrainingConfig.article().withEpochs(epochs));
  }

  /**
   * @param arguments how many epochs, how many rounds, and {@code full} for a map that has the
   *     window to itself
   */
  public static void main(String[] arguments) {
    Tool.main(
        () -> {
          MapCost cost = new MapCost(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50);
          cost.measure(
              arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
              arguments.length > 2 && arguments[2].equals("full"));
        });
  }

  private TrainingListener timed(TrainingListener listener) {
    return new ToldOn(listener) {
      @Override
      public void batchDone(int epoch, int batch, int batches) {
        if (epoch == 1 && batch == 1) {
          begun = System.nanoTime();
        }
        super.batchDone(epoch, batch, batches);
      }

      @Override
      public void epochDone(EpochReport report, Checkpoint checkpoint) {
        ended = System.nanoTime();
        super.epochDone(report, checkpoint);
      }
    };
  }

  private void measure(int rounds, boolean full) throws Exception {
    window.resize(1280, 800);
    if (full) {
      window.press("dockFull");
    }
    window.showTab("map");
    OpenWindow.onFx(
        () -> {
          // The sheet in it is laid out for each new picture.
          Parent map = (Parent) window.scene().lookup("#errorMap");
          Parent sheet = (Parent) map.getChildrenUnmodifiable().getFirst();
          sheet.needsLayoutProperty().subscribe((_, now) -> drawn += now ? 1 : 0);
          return null;
        });
    for (int i = 0; i < WARM_UPS; i++) {
      train("map");
      train(IDLE_PANE);
    }
    List<Run> with = new ArrayList<>();
    List<Run> without = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      boolean mapFirst = round % 2 == 1;
      if (mapFirst) {
        with.add(train("map"));
      }
      without.add(train(IDLE_PANE));
      if (!mapFirst) {
        with.add(train("map"));
      }
      System.out.printf(
          "round %d: %.3f s with the map, redrawn %d times in %d epochs; %.3f s without%n",
          round, with.getLast().seconds, drawn, epochs, without.getLast().seconds);
    }
    compare("seconds", with, without, Run::seconds);
    System.out.printf(
        "%-28s median %+.1f %%, each round by itself%n",
        "  with and without in turn", 100 * (medianRatio(with, without) - 1));
    compare("processor seconds", with, without, Run::process);
    for (int i = 0; i < THREADS.size(); i++) {
      int thread = i;
      compare("  " + THREADS.get(i), with, without, run -> run.busy.get(thread));
    }
  }

  private static void compare(
      String name, List<Run> with, List<Run> without, ToDoubleFunction<Run> value) {
    double on = median(with, value);
    double off = median(without, value);
    System.out.printf(
        "%-28s median %.3f with, %.3f without (%+.1f %%); least %.3f and %.3f%n",
        name, on, off, 100 * (on / off - 1), least(with, value), least(without, value));
  }

  /** Trains from the same initial weights. */
  private Run train(String pane) throws Exception {
    window.showTab(pane);
    window.press("rewind");
    Thread.sleep(PAUSE_MILLIS);
    if (pane.equals("map")) {
      OpenWindow.onFx(() -> drawn = 0);
    }
    List<Double> before = busy();
    double process = processSeconds();
    window.train(epochs);
    double used = processSeconds() - process;
    List<Double> busy = busy();
    for (int i = 0; i < busy.size(); i++) {
      busy.set(i, busy.get(i) - before.get(i));
    }
    return new Run((ended - begun) / 1e9, busy, used);
  }

  /** Processor seconds of each of the threads so far. */
  private static List<Double> busy() {
    Map<String, Double> seconds = new HashMap<>();
    for (ThreadInfo info : BEAN.getThreadInfo(BEAN.getAllThreadIds())) {
      if (info != null) {
        double used = BEAN.getThreadCpuTime(info.getThreadId()) / 1e9;
        seconds.merge(info.getThreadName(), used, Double::sum);
      }
    }
    List<Double> busy = new ArrayList<>();
    THREADS.forEach(name -> busy.add(seconds.getOrDefault(name, 0.0)));
    return busy;
  }

  private static double processSeconds() {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return process.getProcessCpuTime() / 1e9;
  }

  /** Of neighbours: a machine that is slower for a minute slows both. */
  private static double medianRatio(List<Run> with, List<Run> without) {
    return median(
        IntStream.range(0, with.size())
            .mapToDouble(i -> with.get(i).seconds / without.get(i).seconds));
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
    return median(runs.stream().mapToDouble(value));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double least(List<Run> runs, ToDoubleFunction<Run> value) {
    return runs.stream().mapToDouble(value).min().orElse(Double.NaN);
  }
}
