package dev.gatescope.train;

import dev.gatescope.eval.PairChecker;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.Nd4jMemory;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.fused.FusedMemory;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig.Invalid;
import dev.gatescope.train.TrainingConfig.Setting;
import java.util.Optional;

/**
 * What a run takes of memory at most, told from its settings before anything is made.
 *
 * @param data bytes of samples, split, what the network reads, and its answers
 * @param network bytes of weights, gradients, moments, and the copies that are reported and saved
 * @param passes bytes of what the passes over a batch write down
 * @param epochs bytes of every epoch's numbers
 * @param offHeap bytes beside Java's heap
 * @param longestArray elements of the longest array
 */
record RunMemory(
    long data, long network, long passes, long epochs, long offHeap, long longestArray) {
  /**
   * What there is for a run.
   *
   * @param heap bytes of Java's heap
   * @param offHeap bytes beside it
   */
  record Limits(long heap, long offHeap) {
    /**
     * Half of this machine's heap: the other half is for the runs that are kept and for looking at
     * them. Beside it, ND4J takes as much as the heap may have, and a tenth is left to others.
     */
    static Limits here() {
      long heap = Runtime.getRuntime().maxMemory();
      return new Limits(heap / 2, heap / 10 * 9);
    }
  }

  /** The program, before there is a run. */
  private static final long PROGRAM = 32L << 20;

  /** a and b in four copies, their numbering by pair, the split and the order of an epoch. */
  private static final long SAMPLE_BYTES = 4 * 2 * Long.BYTES + 48 + 6 * Integer.BYTES;

  /** First and newest report, and the one in the making. */
  private static final int REPORTS = 3;

  /** Weights and Adam's two moments in reports, a checkpoint and the bytes of its file. */
  private static final int SAVED_COPIES = 9;

  /** Doubles of an epoch in a checkpoint: {@code file.EpochRow}. */
  static final int SAVED_EPOCH = 92;

  /** An epoch's numbers, and as they are saved: as doubles and as the bytes of a file. */
  private static final long EPOCH_BYTES =
      RunHistory.SUMMARY_BYTES + 2L * SAVED_EPOCH * Double.BYTES;

  /** The longest array that every Java makes. */
  private static final long MAX_ARRAY = Integer.MAX_VALUE - 8;

  private static final long MEGA = 1_000_000;

  static RunMemory of(TrainingConfig config, int trainCount) {
    WeightLayout layout = config.layout();
    int bits = config.bits();
    int testCount = Math.max(1, config.samples() - trainCount);
    boolean swept = bits <= PairChecker.MAX_SWEEP_BITS;
    int sweptSteps = swept ? bits : 0;
    int evaluated = swept ? testCount : Math.max(testCount, PairChecker.SAMPLED_PAIRS);
    int batch = Math.min(config.batchSize(), trainCount);
    boolean fused = Engines.select(config.engine()).id().equals(Engines.FUSED);

    long reads = (WeightLayout.INPUT_SIZE + 1L) * bits * Float.BYTES;
    long answers = 2L * bits * Float.BYTES;
    long data =
        config.samples() * SAMPLE_BYTES
            + trainCount * reads
            + evaluated * (reads + answers)
            + REPORTS * testCount * (answers / 2 + 2 * Long.BYTES);
    long epochs = config.epochs() * EPOCH_BYTES;
    long copies = SAVED_COPIES * (long) layout.size() * Float.BYTES;
    return fused
        ? new RunMemory(
            data,
            copies + FusedMemory.networkBytes(layout),
            FusedMemory.passBytes(layout, batch, evaluated, bits, sweptSteps),
            epochs,
            0,
            FusedMemory.longestArray(layout, batch, bits))
        : new RunMemory(
            data,
            copies,
            0,
            epochs,
            Nd4jMemory.bytes(layout, batch, evaluated, bits, sweptSteps),
            0);
  }

  long heap() {
    return PROGRAM + data + network + passes + epochs;
  }

  /** What several runs at once take. */
  RunMemory plus(RunMemory other) {
    return new RunMemory(
        data + other.data,
        network + other.network,
        passes + other.passes,
        epochs + other.epochs,
        offHeap + other.offHeap,
        Math.max(longestArray, other.longestArray));
  }

  /** What to say, and beside which setting, if that is more than there is. */
  Optional<Invalid> problem(Limits limits) {
    if (longestArray > MAX_ARRAY) {
      return Optional.of(
          tooMuch(Setting.BATCH_SIZE, longestArray * Float.BYTES, MAX_ARRAY * Float.BYTES));
    }
    if (offHeap > limits.offHeap) {
      return Optional.of(tooMuch(Setting.BATCH_SIZE, offHeap, limits.offHeap));
    }
    if (heap() <= limits.heap) {
      return Optional.empty();
    }
    return Optional.of(tooMuch(largest(), heap(), limits.heap));
  }

  /** The setting that most of the heap is for. */
  private Setting largest() {
    long most = Math.max(Math.max(data, network), Math.max(passes, epochs));
    if (most == data) {
      return Setting.SAMPLES;
    }
    if (most == network) {
      return Setting.HIDDEN_SIZE;
    }
    return most == passes ? Setting.BATCH_SIZE : Setting.EPOCHS;
  }

  private static Invalid tooMuch(Setting setting, long needed, long limit) {
    return new Invalid(
        setting,
        Problem.of(
            "config.memory",
            Long.toString(Math.ceilDiv(needed, MEGA)),
            Long.toString(limit / MEGA)));
  }
}
