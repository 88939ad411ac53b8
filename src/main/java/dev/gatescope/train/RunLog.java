package dev.gatescope.train;

import dev.gatescope.train.RunRecord.Origin;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The list of all runs, oldest first, with notes, deletion and undo. All of it, with what waits to
 * be brought back, stays within one budget of memory: see {@link #bound}. Not thread-safe; the
 * window's is the JavaFX thread's.
 */
public final class RunLog {
  /** For everything that is kept of all runs, less where the heap is small. */
  public static final long BUDGET_BYTES =
      Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 4);

  /** So many deletions can be undone. */
  public static final int MOST_UNDOS = 20;

  private final long budget;
  private final List<Runnable> listeners = new ArrayList<>();
  private final Deque<List<RunRecord>> deleted = new ArrayDeque<>();
  private List<RunRecord> runs = List.of();
  private int lastNumber;
  private int dropped;

  public RunLog() {
    this(BUDGET_BYTES);
  }

  /**
   * @param budget bytes for all runs; the newest stays even if it needs more
   */
  public RunLog(long budget) {
    this.budget = budget;
  }

  /** All runs, oldest first; a new list after every change. */
  public List<RunRecord> runs() {
    return runs;
  }

  /**
   * The run of that number.
   *
   * @throws IllegalArgumentException if the list has none
   */
  public RunRecord run(int number) {
    return runs.stream()
        .filter(run -> run.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no run " + number));
  }

  /** Called after every change of the list, but not when a history grew. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Takes a run in.
   *
   * @param history may go on growing; call {@link #bound} when it did
   */
  public RunRecord enter(
      Instant entered, Origin origin, TrainingConfig config, RunHistory history) {
    RunRecord run = new RunRecord(++lastNumber, entered, origin, config, history, "");
    List<RunRecord> longer = new ArrayList<>(runs);
    longer.add(run);
    replace(longer);
    return run;
  }

  /** Replaces the list by one that was saved; nothing is left to undo. */
  public void restore(Collection<RunRecord> saved) {
    deleted.clear();
    dropped = 0;
    lastNumber = saved.stream().mapToInt(RunRecord::number).max().orElse(0);
    replace(saved);
  }

  /** Writes a note to a run; an empty one takes it away. */
  public void note(int number, String note) {
    replace(runs.stream().map(run -> run.number() == number ? run.withNote(note) : run).toList());
  }

  /**
   * Takes runs out of the list until {@link #undo}.
   *
   * @return how many they were
   */
  public int delete(Collection<Integer> numbers) {
    List<RunRecord> gone = runs.stream().filter(run -> numbers.contains(run.number())).toList();
    if (!gone.isEmpty()) {
      deleted.addLast(gone);
      if (deleted.size() > MOST_UNDOS) {
        deleted.removeFirst();
      }
      replace(runs.stream().filter(run -> !numbers.contains(run.number())).toList());
    }
    return gone.size();
  }

  public boolean canUndo() {
    return !deleted.isEmpty();
  }

  /** How many runs {@link #undo} would bring back. */
  public int undoable() {
    return canUndo() ? deleted.getLast().size() : 0;
  }

  /** Brings back what the last deletion took, each run to its place and with its note. */
  public void undo() {
    if (canUndo()) {
      List<RunRecord> longer = new ArrayList<>(runs);
      longer.addAll(deleted.removeLast());
      replace(longer);
    }
  }

  /** What all runs take, and those that wait to be brought back. */
  public long bytes() {
    long listed = runs.stream().mapToLong(RunLog::bytes).sum();
    return listed + deleted.stream().flatMap(List::stream).mapToLong(RunLog::bytes).sum();
  }

  private static long bytes(RunRecord run) {
    return run.history().allBytes();
  }

  /** Runs that had to leave the list for want of memory. */
  public int dropped() {
    return dropped;
  }

  /**
   * Keeps the list within its budget. First what was deleted goes for good, the oldest deletion
   * before the others; then the oldest runs lose every second of their whole epochs, again and
   * again, until the first and the newest are left, while all losses stay; then the oldest runs
   * leave the list.
   */
  public void bound() {
    while (bytes() > budget && canUndo()) {
      deleted.removeFirst();
    }
    for (RunRecord run : runs) {
      while (bytes() > budget && run.history().thin()) {
        // Until it fits or no more can go.
      }
    }
    boolean shorter = false;
    while (bytes() > budget && runs.size() > 1) {
      runs = List.copyOf(runs.subList(1, runs.size()));
      dropped++;
      shorter = true;
    }
    if (shorter) {
      tell();
    }
  }

  private void replace(Collection<RunRecord> newRuns) {
    runs = newRuns.stream().sorted(Comparator.comparingInt(RunRecord::number)).toList();
    bound();
    tell();
  }

  private void tell() {
    List.copyOf(listeners).forEach(Runnable::run);
  }
}
