package dev.gatescope.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is kept of a run: every epoch's numbers, and so many whole reports (weights, predictions) as
 * a budget allows. When it is used up, every second of them goes, and from then on every second one
 * is taken in: so what is kept is spread evenly. The first and the newest always stay. Not
 * thread-safe.
 */
public final class RunHistory {
  /** For the whole reports of one run, less where the heap is small. The article's takes 7 MB. */
  public static final long BUDGET_BYTES =
      Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

  /** What an epoch's numbers take: most of it is the table of rules, each with its hardest case. */
  static final long SUMMARY_BYTES = 1200;

  private final long budget;
  private final List<EpochSummary> epochs = new ArrayList<>();
  private final List<EpochSummary> epochsView = Collections.unmodifiableList(epochs);
  private final NavigableMap<Integer, EpochReport> whole = new TreeMap<>();
  private int keptEvery = 1;
  private long bytes;
  private double millis;

  public RunHistory() {
    this(BUDGET_BYTES);
  }

  /**
   * @param budget bytes for whole reports; first and newest are kept even if they need more
   */
  public RunHistory(long budget) {
    this.budget = budget;
  }

  /**
   * The history of a run that was saved, within {@link #BUDGET_BYTES}.
   *
   * @param epochs the numbers of every epoch
   * @param reports those that were kept whole, the last epoch's among them
   * @param keptEvery as {@link #keptEvery} said
   * @throws IllegalArgumentException if they do not come in order, the last is missing, or one is
   *     of no epoch
   */
  public static RunHistory saved(
      List<EpochSummary> epochs, List<EpochReport> reports, int keptEvery) {
    RunHistory history = new RunHistory();
    history.restore(epochs);
    history.keptEvery = keptEvery;
    for (EpochReport report : reports) {
      if (!history.whole.isEmpty() && report.epoch() <= history.whole.lastKey()) {
        throw new IllegalArgumentException(
            "epoch " + report.epoch() + " after epoch " + history.whole.lastKey());
      }
      history.whole.put(report.epoch(), report);
      history.bytes += report.bytes();
    }
    if (reports.isEmpty() || epochs.getLast().epoch() != history.whole.lastKey()) {
      throw new IllegalArgumentException("the last epoch was not kept");
    }
    while (history.bytes > history.budget && history.whole.size() > 2) {
      history.keepFewer();
    }
    return history;
  }

  /**
   * Takes in the report of a later epoch.
   *
   * @throws IllegalArgumentException if the epoch is not later than the newest
   */
  public void add(EpochReport report) {
    requireLater(report.epoch());
    if (!isEmpty() && !isKept(newest().epoch())) {
      drop(newest());
    }
    epochs.add(report.summary());
    millis += report.trainMillis() + report.evaluationMillis();
    whole.put(report.epoch(), report);
    bytes += report.bytes();
    while (bytes > budget && whole.size() > 2) {
      keepFewer();
    }
  }

  /**
   * Takes in the numbers of epochs before the first report, of which nothing else is left: those of
   * a run that goes on.
   *
   * @throws IllegalArgumentException if the epochs do not come in order
   * @throws IllegalStateException if there is a report already
   */
  public void restore(List<EpochSummary> earlier) {
    if (!isEmpty()) {
      throw new IllegalStateException("epoch " + newest().epoch() + " is here already");
    }
    for (EpochSummary epoch : earlier) {
      requireLater(epoch.epoch());
      epochs.add(epoch);
      millis += epoch.trainMillis() + epoch.evaluationMillis();
    }
  }

  private void requireLater(int epoch) {
    if (!epochs.isEmpty() && epoch <= epochs.getLast().epoch()) {
      throw new IllegalArgumentException(
          "epoch " + epoch + " after epoch " + epochs.getLast().epoch());
    }
  }

  /**
   * Lets go of about every second whole report, because something else needs the memory. First and
   * newest stay.
   *
   * @return false if those are all that is left
   */
  public boolean thin() {
    int had = whole.size();
    while (whole.size() > 2 && whole.size() == had) {
      keepFewer();
    }
    return whole.size() < had;
  }

  private void keepFewer() {
    keptEvery *= 2;
    int last = whole.lastKey();
    List.copyOf(whole.values()).stream()
        .filter(old -> old.epoch() != last && !isKept(old.epoch()))
        .forEach(this::drop);
  }

  private boolean isKept(int epoch) {
    return epoch == whole.firstKey() || epoch % keptEvery == 0;
  }

  private void drop(EpochReport report) {
    whole.remove(report.epoch());
    bytes -= report.bytes();
  }

  /** True until the first report. */
  public boolean isEmpty() {
    return whole.isEmpty();
  }

  /**
   * Every epoch in order, a live read-only view. It usually starts with epoch 0 (the initial
   * weights); of a model from a file there is one alone.
   */
  public List<EpochSummary> epochs() {
    return epochsView;
  }

  /** The reports that are kept whole, in order: a copy. */
  public List<EpochReport> reports() {
    return List.copyOf(whole.values());
  }

  /** The newest report, or null. */
  public EpochReport newest() {
    return whole.isEmpty() ? null : whole.lastEntry().getValue();
  }

  /** The whole report of an epoch, or of the nearest one that is kept; null if there is none. */
  public EpochReport nearest(int epoch) {
    var below = whole.floorEntry(epoch);
    var above = whole.ceilingEntry(epoch);
    if (below == null || above == null) {
      var only = below == null ? above : below;
      return only == null ? null : only.getValue();
    }
    return epoch - below.getKey() <= above.getKey() - epoch ? below.getValue() : above.getValue();
  }

  /** The kept epoch after another, or the newest. */
  public int next(int epoch) {
    Integer next = whole.higherKey(epoch);
    return next == null ? whole.lastKey() : next;
  }

  /** The kept epoch before another, or the first. */
  public int previous(int epoch) {
    Integer previous = whole.lowerKey(epoch);
    return previous == null ? whole.firstKey() : previous;
  }

  /** 1 while every epoch is kept whole, 2 if every second is, and so on. */
  public int keptEvery() {
    return keptEvery;
  }

  /** What the whole reports take. */
  public long bytes() {
    return bytes;
  }

  /** The same with every epoch's numbers: about all that the history takes. */
  public long allBytes() {
    return bytes + SUMMARY_BYTES * epochs.size();
  }

  /** Milliseconds of training and evaluation so far. */
  public double elapsedMillis() {
    return millis;
  }
}
