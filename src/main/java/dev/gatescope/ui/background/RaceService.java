package dev.gatescope.ui.background;

import dev.gatescope.text.Problem;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RaceListener;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Runs a race on a background thread of its own. Commands are given on the JavaFX thread; what the
 * race reports waits in a queue until the next pulse.
 */
public final class RaceService {
  /** For the whole reports of a lane: three lanes of the article's run take a tenth of it. */
  private static final long LANE_BYTES = 64L << 20;

  /** What is known of one lane; changes on the JavaFX thread alone. */
  public record Lane(TrainingConfig config, RunHistory history) {}

  /**
   * What cannot go on.
   *
   * @param lane a lane's index, or {@link #WHOLE_RACE}
   */
  public record Failure(int lane, Problem problem) {
    public static final int WHOLE_RACE = -1;
  }

  private record Told(int lane, EpochReport report, Problem failure) {}

  private final Races races;
  private final Runnable requestPulse;
  private final ExecutorService thread = Threads.behindTheWindow("gatescope-race");
  private final ReadOnlyObjectWrapper<TrainingState> state =
      new ReadOnlyObjectWrapper<>(this, "state", TrainingState.READY);
  private final ReadOnlyObjectWrapper<Failure> failure =
      new ReadOnlyObjectWrapper<>(this, "failure");
  private final ReadOnlyIntegerWrapper reports = new ReadOnlyIntegerWrapper(this, "reports");
  private List<Lane> lanes = List.of();
  private BackgroundRun<Told> current;

  /**
   * @param pulses makes, of a task for the JavaFX thread, what asks for it from any thread; see
   *     {@link PulseTask}
   */
  public RaceService(Races races, Function<Runnable, Runnable> pulses) {
    this.races = races;
    requestPulse = pulses.apply(this::drain);
  }

  public ReadOnlyObjectProperty<TrainingState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why the race failed or the newest lane dropped out; null while none has. */
  public ReadOnlyObjectProperty<Failure> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Reports of all lanes together; changes after the histories did. */
  public ReadOnlyIntegerProperty reportsProperty() {
    return reports.getReadOnlyProperty();
  }

  /** The lanes of the newest race; a new list for every race. */
  public List<Lane> lanes() {
    return lanes;
  }

  /** Whether a history is that of a lane and the race is not over. */
  public boolean isRacing(RunHistory history) {
    return current != null
        && !state.get().isOver()
        && lanes.stream().anyMatch(lane -> lane.history.equals(history));
  }

  /** Abandons the race that there is and starts another. */
  public void start(List<TrainingConfig> configs) {
    cancel();
    lanes = configs.stream().map(config -> new Lane(config, new RunHistory(LANE_BYTES))).toList();
    failure.set(null);
    reports.set(0);
    List<TrainingConfig> copy = List.copyOf(configs);
    current =
        new BackgroundRun<>(
            (control, news) -> races.run(copy, control, new Listener(news::report)),
            requestPulse,
            () -> false);
    current.control().resume();
    state.set(TrainingState.RUNNING);
    thread.execute(current);
  }

  public void resume() {
    if (current != null) {
      current.control().resume();
      drain();
    }
  }

  public void pause() {
    if (current != null) {
      current.control().pause();
      drain();
    }
  }

  /** Ends the race; what its lanes report from now on is not heard. */
  public void cancel() {
    if (current != null) {
      current.control().cancel();
      drain();
      current = null;
    }
  }

  private void drain() {
    if (current == null) {
      return;
    }
    TrainingState now = current.state();
    int added = 0;
    for (Told told : current.takeReports()) {
      if (told.report == null) {
        failure.set(new Failure(told.lane, told.failure));
      } else {
        lanes.get(told.lane).history.add(told.report);
        added++;
      }
    }
    if (now == TrainingState.FAILED) {
      failure.set(new Failure(Failure.WHOLE_RACE, current.problem()));
    }
    reports.set(reports.get() + added);
    state.set(now);
  }

  /** What the race tells, on its thread. */
  private record Listener(Consumer<Told> tell) implements RaceListener {
    @Override
    public void epochDone(int lane, EpochReport report) {
      tell.accept(new Told(lane, report, null));
    }

    @Override
    public void laneFailed(int lane, Problem problem) {
      tell.accept(new Told(lane, null, problem));
    }
  }
}
