package dev.gatescope.benchmark;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.fused.FusedOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the window asks of an engine, for networks and widths up to the largest usual ones. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class EngineBenchmark {
  /** Pairs are swept up to this width: 4^8 of them. */
  private static final int SWEEP_BITS = 8;

  @Param({"FUSED", "ND4J"})
  public EngineChoice engine;

  @Param({"LSTM"})
  public CellType cell;

  @Param({"32", "64", "128", "256"})
  public int hidden;

  @Param({"8", "16", "32", "62"})
  public int bits;

  @Param({"1", "2"})
  public int threads;

  private Workload workload;
  private RecurrentEngine made;

  @Setup
  public void make() {
    workload = new Workload(cell, hidden, bits);
    made = workload.engine(engine, new FusedOptions(threads, FusedOptions.PREFERRED));
  }

  @TearDown
  public void close() {
    made.close();
  }

  /** One epoch: 9,000 sequences, 71 batches. */
  @Benchmark
  public double epoch() {
    return workload.epoch(made);
  }

  /** The probabilities of 9,000 sequences. */
  @Benchmark
  public float[] forward() {
    return made.probabilities(workload.data);
  }

  /** All pairs of 8-bit numbers, whatever {@link #bits}. */
  @Benchmark
  public PrefixSweep sweep() {
    return made.sweep(SWEEP_BITS);
  }

  /** Every value of one sequence. */
  @Benchmark
  public GateTrace trace() {
    return made.trace(workload.data, 0);
  }
}
