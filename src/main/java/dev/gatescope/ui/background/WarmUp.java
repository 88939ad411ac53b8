package dev.gatescope.ui.background;

import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord.Origin;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import java.time.Instant;
import java.util.concurrent.ExecutorService;

/**
 * Trains for nobody while the user looks at the new window, so that the training's code is compiled
 * when it is first asked for: the first epochs then come as fast as later ones, and the compiler
 * does not compete with them and with drawing. It ends by itself, or when it is not needed any
 * more.
 */
public final class WarmUp implements AutoCloseable {
  private final TrainingControl control = new TrainingControl();
  private final Runs runs;

  public WarmUp(Runs runs) {
    this.runs = runs;
  }

  /**
   * Returns at once. Trains if it is still needed; in any case the compiler gives way to the window
   * from now on, which it helped to open.
   */
  public void start(TrainingConfig config) {
    ExecutorService thread = Threads.behindTheWindow("gatescope-warm-up");
    thread.execute(Niceness::compilerGivesWay);
    if (!control.state().isOver()) {
      control.resume();
      thread.execute(() -> runs.run(config, control, kept(config)));
    }
    thread.shutdown();
  }

  /**
   * Keeps the reports as a run's are kept, until the run's end: else the classes that do so are
   * loaded in the pulse that shows the first epoch.
   */
  private static TrainingListener kept(TrainingConfig config) {
    RunHistory history = new RunHistory();
    RunLog log = new RunLog();
    log.enter(Instant.now(), Origin.TRAINED, config, history);
    return (report, _) -> {
      history.add(report);
      log.bound();
    };
  }

  /** Ends it before its next batch, and for ever. */
  @Override
  public void close() {
    control.cancel();
  }
}
