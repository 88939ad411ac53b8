package dev.gatescope.eval;

import dev.gatescope.data.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rules over a run: what each epoch scored, when each rule was learnt and whether it was lost
 * again. A rule is learnt where it is right without exception. Not thread-safe.
 */
public final class RuleHistory {
  /** A rule came to be kept, or ceased to be, at an epoch. */
  public record Change(int epoch, boolean learnt) {}

  private record Entry(int epoch, RuleTable table) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<List<Change>> changes =
      Rule.ALL.stream().<List<Change>>map(_ -> new ArrayList<>()).toList();

  /** Takes an epoch in; epochs that are not later than the last one are known already. */
  public void add(int epoch, RuleTable table) {
    if (!isEmpty() && epoch <= lastEpoch()) {
      return;
    }
    for (Rule rule : Rule.ALL) {
      boolean before = !isEmpty() && entries.getLast().table.score(rule).isKept();
      boolean now = table.score(rule).isKept();
      if (now != before) {
        changes.get(rule.index()).add(new Change(epoch, now));
      }
    }
    entries.add(new Entry(epoch, table));
  }

  /** The epochs known now, for another thread: those that come later are not in it. */
  public RuleHistory copy() {
    RuleHistory copy = new RuleHistory();
    entries.forEach(entry -> copy.add(entry.epoch, entry.table));
    return copy;
  }

  public void clear() {
    entries.clear();
    changes.forEach(List::clear);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** How many epochs are known. */
  public int size() {
    return entries.size();
  }

  /** The epoch of an entry, the first being entry 0. */
  public int epoch(int index) {
    return entries.get(index).epoch;
  }

  public RuleTable table(int index) {
    return entries.get(index).table;
  }

  /** -1 if none is known. */
  public int lastEpoch() {
    return isEmpty() ? -1 : entries.getLast().epoch;
  }

  /**
   * When a rule was learnt, lost, learnt again, ... in this order. What is kept in the first known
   * epoch counts as learnt there.
   */
  public List<Change> changes(Rule rule) {
    return List.copyOf(changes.get(rule.index()));
  }

  /** The epoch from which on a rule is kept to the last known one; empty while it is not. */
  public OptionalInt learntAt(Rule rule) {
    List<Change> story = changes.get(rule.index());
    return story.isEmpty() || !story.getLast().learnt
        ? OptionalInt.empty()
        : OptionalInt.of(story.getLast().epoch);
  }
}
