package dev.gatescope.file;

import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochSummary;
import java.util.List;

/**
 * A run as its file keeps it: where it stands, the numbers of every epoch so far, and what must be
 * the same when it goes on. Immutable.
 *
 * @param checkpoint after the last of the epochs
 * @param epochs the numbers of all epochs in order, from 0 to the checkpoint's
 * @param engine that trains it, by {@link dev.gatescope.lstm.Engines}' name
 * @param dataSha256 of samples and split, see {@link Digests#of(dev.gatescope.data.DataSet)}
 * @param dataFromFile true if samples and split came from a file and are not those of the seed
 * @param seconds that the run has taken so far
 */
public record SavedRun(
    Checkpoint checkpoint,
    List<EpochSummary> epochs,
    String engine,
    String dataSha256,
    boolean dataFromFile,
    double seconds) {
  /**
   * @throws IllegalArgumentException if the epochs are not those from 0 to the checkpoint's
   */
  public SavedRun {
    epochs = List.copyOf(epochs);
    for (int i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).epoch() != i) {
        throw new IllegalArgumentException("epoch " + epochs.get(i).epoch() + " as number " + i);
      }
    }
    if (epochs.isEmpty() || !epochs.getLast().equals(checkpoint.summary())) {
      throw new IllegalArgumentException("the last epoch is not the checkpoint's");
    }
  }
}
