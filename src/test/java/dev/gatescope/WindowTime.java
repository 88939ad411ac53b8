package dev.gatescope;

import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Prints how long an epoch takes, evaluation included, in milliseconds: without the window, in a
 * process that has just begun and once more when all is compiled; in the window's first run, while
 * most of what draws is still being compiled, and in its second; last, on how many threads: those
 * that the window's training uses. Training itself is warm in all but the first. What each thread
 * of the process computed meanwhile goes to standard error.
 */
final class WindowTime {
  private static final int REST_MILLIS = 1000;

  /** Before the first run the window is looked at, and warms up as it does for its users. */
  private static final int LOOK_MILLIS = 5000;

  /** Lets a run's reports through and notes the time from its first batch to its last report. */
  private static final class Clock extends ToldOn {
    private volatile long first;
    private volatile long last;

    Clock(TrainingListener listener) {
      super(listener);
    }

    @Override
    public void batchDone(int epoch, int batch, int batches) {
      if (first == 0) {
        first = System.nanoTime();
      }
      super.batchDone(epoch, batch, batches);
    }

    @Override
    public void epochDone(EpochReport report, Checkpoint checkpoint) {
      last = System.nanoTime();
      super.epochDone(report, checkpoint);
    }

    double millis() {
      return (last - first) / 1e6;
    }
  }

  private WindowTime() {}

  /**
   * @param arguments how many epochs
   */
  public static void main(String[] arguments) {
    int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
    Tool.main(
        () -> {
          double cold = alone(epochs);
          double alone = alone(epochs);
          double[] inside = inside(epochs);
          System.out.printf(
              "%.3f %.3f %.3f %.3f %d%n",
              cold / epochs,
              alone / epochs,
              inside[0] / epochs,
              inside[1] / epochs,
              FusedOptions.besideWindow().threads());
        });
  }

  private static double alone(int epochs) {
    TrainingConfig config = TrainingConfig.article().withEpochs(epochs);
    TrainingControl control = new TrainingControl();
    control.resume();
    Clock clock = new Clock((_, _) -> {});
    new Trainer(config, control, clock, FusedOptions.besideWindow()).run();
    return clock.millis();
  }

  /** Milliseconds of the window's first and second run. */
  private static double[] inside(int epochs) throws Exception {
    List<Clock> clocks = new CopyOnWriteArrayList<>();
    OpenWindow window =
        OpenWindow.of(
            (config, control, listener) -> {
              Clock clock = new Clock(listener);
              clocks.add(clock);
              return new WindowRuns().run(config, control, clock);
            },
            TrainingConfig.article().withEpochs(epochs));
    OpenWindow.onFx(
        () -> {
          window.wiring().warmUp();
          return null;
        });
    Thread.sleep(LOOK_MILLIS);
    double[] millis = new double[2];
    for (int round = 0; round < millis.length; round++) {
      if (round > 0) {
        window.press("rewind");
        Thread.sleep(REST_MILLIS);
      }
      ThreadLoad load = ThreadLoad.start();
      window.train(epochs);
      load.print(System.err);
      // The first was made with the window, the last with the rewind; between them the warm-up's.
      millis[round] = (round == 0 ? clocks.getFirst() : clocks.getLast()).millis();
    }
    return millis;
  }
}
