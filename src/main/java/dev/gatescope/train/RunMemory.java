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
 * @param offHeap bytes beside Java's heap
 * @param longestArray elements of the longest array
 */
record RunMemory(long data, long network, long passes, long offHeap, long longestArray) {
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
    long copies = SAVED_COPIES * (long) layout.size() * Float.BYTES;
    return fused
        ? new RunMemory(
            data,
            copies + FusedMemory.networkBytes(layout),
            FusedMemory.passBytes(layout, batch, evaluated, bits, sweptSteps),
            0,
            FusedMemory.longestArray(layout, batch, bits))
        : new RunMemory(
            data, copies, 0, Nd4jMemory.bytes(layout, batch, evaluated, bits, sweptSteps), 0);
  }

  long heap() {
    return PROGRAM + data + network + passes;
  }

  /** What several runs at once take. */
  RunMemory plus(RunMemory other) {
    return new RunMemory(
        data + other.data,
        network + other.network,
        passes + other.passes,
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
    long most = Math.max(data, Math.max(network, passes));
    Setting setting =
        most == data ? Setting.SAMPLES : most == network ? Setting.HIDDEN_SIZE : Setting.BATCH_SIZE;
    return Optional.of(tooMuch(setting, heap(), limits.heap));
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
