package dev.gatescope.train;

import java.time.Instant;

/**
 * One run of the list: what it was, what is kept of it and what the user noted. The history grows
 * while the run trains and is thinned when memory is short; all else is immutable.
 *
 * @param number in the order of entry, from 1; never given twice
 * @param entered when the run came into the list: at its first report worth keeping
 * @param note the user's, in one line; empty for none
 */
public record RunRecord(
    int number,
    Instant entered,
    Origin origin,
    TrainingConfig config,
    RunHistory history,
    String note) {
  /** The longest note, in characters. */
  public static final int MAX_NOTE = 500;

  /** Where a run comes from. */
  public enum Origin {
    /** Trained alone: its batches are those of the seed. */
    TRAINED,
    /** A lane of a race: its batches are those of all lanes. */
    RACED,
    /** Trained elsewhere, and opened from a file. */
    OPENED,
    /** The same, but the file did not say on which samples. */
    FOREIGN
  }

  public RunRecord {
    String line = note.strip().replaceAll("\\s+", " ");
    note = line.length() > MAX_NOTE ? line.substring(0, MAX_NOTE) : line;
  }

  /** The same run with another note. */
  public RunRecord withNote(String newNote) {
    return new RunRecord(number, entered, origin, config, history, newNote);
  }

  /** What the run has come to by now. */
  public RunSummary summary() {
    return new RunSummary(
        number,
        entered,
        origin,
        config,
        history.epochs().isEmpty() ? null : history.epochs().getLast(),
        history.elapsedMillis(),
        note);
  }
}
