package dev.gatescope.session;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.lstm.Gate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is kept of a window's work. Immutable, and so free to cross threads.
 *
 * @param runs oldest first
 * @param selection what was looked at
 * @param surgery the list of operations
 * @param layout where which pane was, by the window's own names; a name that a window does not know
 *     is passed over
 */
public record Session(
    List<SessionRun> runs, Looked selection, List<Planned> surgery, Map<String, String> layout) {
  /**
   * What was looked at.
   *
   * @param run number of the run that was shown; 0 for one that is in no list
   * @param epoch its epoch; {@link #NEWEST} for whatever was trained last
   * @param gate null for none
   */
  public record Looked(int run, int epoch, Subtraction pair, int timeStep, int unit, Gate gate) {
    /** The epoch that means the last one. */
    public static final int NEWEST = -1;
  }

  public Session {
    runs = List.copyOf(runs);
    surgery = List.copyOf(surgery);
    layout = Collections.unmodifiableMap(new TreeMap<>(layout));
  }

  /** The run that was looked at, or else the last; null if there is none. */
  public SessionRun shown() {
    return runs.stream()
        .filter(run -> run.number() == selection.run())
        .findFirst()
        .orElse(runs.isEmpty() ? null : runs.getLast());
  }
}
