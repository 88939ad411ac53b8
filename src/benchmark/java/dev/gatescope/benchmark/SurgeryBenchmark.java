package dev.gatescope.benchmark;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.OperationCompiler;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.SurgeryAnalysis;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.util.List;
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

/** What the window computes when an operation is added: its effect over all pairs of 8 bits. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class SurgeryBenchmark {
  private static final int BITS = 8;

  /** One unit, one step, every gate of a kind, and with the means to be found. */
  @Param({
    "silence:1",
    "clamp:forget:*:3:0",
    "clamp:forget:*:every:0",
    "clamp:cell_state:*:every:mean",
    "clamp:forget:*:every:mean"
  })
  public String operation;

  @Param({"32"})
  public int hidden;

  private final Subtraction pair = new Subtraction(128, 1, BITS);
  private Weights weights;
  private OperationCompiler compiler;
  private SurgeryAnalysis analysis;
  private Network operated;
  private Network trained;

  @Setup
  public void make() {
    weights = Weights.initial(new WeightLayout(CellType.LSTM, hidden), new TorchRandom(822));
    compiler = new OperationCompiler();
    analysis = new SurgeryAnalysis();
    trained = Network.of(weights);
    operated = operated(compiler);
    analysis.effect(operated, pair, 822);
  }

  @TearDown
  public void close() {
    compiler.close();
    analysis.close();
  }

  private Network operated(OperationCompiler with) {
    return new Network(
        weights,
        with.compile(weights, BITS, List.of(OperationText.parse(operation, BITS))).surgery());
  }

  /** Another surgery on the same weights; the answers of the trained network are known. */
  @Benchmark
  public Effect effect() {
    analysis.effect(trained, pair, 822);
    return analysis.effect(operated, pair, 822);
  }

  /** The first time for some weights: means are found anew. */
  @Benchmark
  public Network compile() {
    try (OperationCompiler fresh = new OperationCompiler()) {
      return operated(fresh);
    }
  }
}
