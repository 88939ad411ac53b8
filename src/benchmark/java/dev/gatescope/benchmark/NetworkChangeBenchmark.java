package dev.gatescope.benchmark;

import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.atlas.StateAnalysis;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.eval.surgery.OperationCompiler;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.file.Model;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.Network;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the panes compute when the network changes: the model that ships, in turn as it is and with
 * a unit silenced, so that no answer is that of the question before.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class NetworkChangeBenchmark {
  private Prober prober;
  private StateAnalysis states;
  private Network network;
  private Network other;
  private int bits;

  @Setup
  public void make() {
    Model model = ShippedModel.read();
    bits = model.bits();
    network = Network.of(model.weights());
    try (OperationCompiler compiler = new OperationCompiler()) {
      other =
          new Network(
              model.weights(),
              compiler
                  .compile(model.weights(), bits, List.of(OperationText.parse("silence:1", bits)))
                  .surgery());
    }
    prober = new Prober();
    states = new StateAnalysis();
  }

  @TearDown
  public void close() {
    prober.close();
    states.close();
  }

  private Network change() {
    Network changed = other;
    other = network;
    network = changed;
    return changed;
  }

  /** Every unit's correlation and threshold with the borrow, and the linear read-out. */
  @Benchmark
  public Probe probe() {
    return prober.probe(change(), bits, Target.BORROW);
  }

  /** All states of C in their plane, and the machine that they form. */
  @Benchmark
  public StateAnalysis.Answer atlas() {
    return states.answer(new StateAnalysis.Question(change(), bits, StateKind.CELL_STATE));
  }
}
