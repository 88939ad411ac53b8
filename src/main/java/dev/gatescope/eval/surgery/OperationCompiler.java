package dev.gatescope.eval.surgery;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Level;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Sequences;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says in clamps of single values what operations mean for one network. Not thread-safe: one thread
 * at a time.
 */
public final class OperationCompiler implements AutoCloseable {
  private final NetworkEngine engine = new NetworkEngine();
  private Means means;

  /** What of some operations can be done, and what the others need. */
  public Compiled compile(Weights weights, int bits, List<Operation> operations) {
    List<Clamp> clamps = new ArrayList<>();
    List<Optional<Problem>> problems = new ArrayList<>();
    for (Operation operation : operations) {
      try {
        clamps.addAll(clamps(weights, bits, operation));
        problems.add(Optional.empty());
      } catch (ProblemException e) {
        problems.add(Optional.of(e.problem()));
      }
    }
    return new Compiled(new Surgery(clamps), problems);
  }

  /**
   * One operation in clamps.
   *
   * @throws ProblemException if the network has nothing of this kind, or no such number
   */
  public List<Clamp> clamps(Weights weights, int bits, Operation operation) {
    List<Clamp> clamps = new ArrayList<>();
    int hidden = weights.layout().hiddenSize();
    switch (operation) {
      case Hold hold -> {
        requireSite(hold.site(), weights.layout());
        if (hold.timeStep() != Clamp.EVERY) {
          requireStep(hold.timeStep(), bits);
        }
        for (int unit : hold.units().in(hidden)) {
          float value = level(weights, bits, hold.site(), unit, hold.level());
          clamps.add(new Clamp(hold.site(), unit, hold.timeStep(), value));
        }
      }
      case Silence silence -> {
        for (int unit : silence.units().in(hidden)) {
          clamps.add(new Clamp(Site.HIDDEN_STATE, unit, Clamp.EVERY, 0));
        }
      }
      case Swap swap -> clamps.addAll(swap(weights, bits, swap));
    }
    return clamps;
  }

  private List<Clamp> swap(Weights weights, int bits, Swap swap) {
    requireSite(swap.site(), weights.layout());
    if (swap.site().gate().isPresent()) {
      throw Problem.of("surgery.swapSite", OperationText.name(swap.site())).asException();
    }
    requireStep(swap.timeStep(), bits);
    Subtraction donor = swap.donor();
    if (donor.bits() != bits) {
      throw Problem.of(
              "surgery.swapWidth",
              Long.toString(donor.a()),
              Long.toString(donor.b()),
              Integer.toString(donor.bits()),
              Integer.toString(bits))
          .asException();
    }
    List<Integer> units = swap.units().in(weights.layout().hiddenSize());
    Sequences one = Samples.of(donor).toSequences();
    GateTrace trace = engine.with(Network.of(weights)).trace(one, 0);
    List<Clamp> clamps = new ArrayList<>();
    for (int unit : units) {
      float value =
          swap.site() == Site.CELL_STATE
              ? trace.cellState(swap.timeStep(), unit)
              : trace.hiddenState(swap.timeStep(), unit);
      clamps.add(new Clamp(swap.site(), unit, swap.timeStep(), finite(value)));
    }
    return clamps;
  }

  private float level(Weights weights, int bits, Site site, int unit, Level level) {
    if (!level.mean()) {
      return finite(level.number());
    }
    if (means == null || !means.areOf(weights, bits)) {
      means = new Means(engine, weights, bits);
    }
    return finite(means.of(site, unit));
  }

  private static float finite(float value) {
    if (!Float.isFinite(value)) {
      throw Problem.of("surgery.value", Float.toString(value)).asException();
    }
    return value;
  }

  private static void requireSite(Site site, WeightLayout layout) {
    if (!site.isIn(layout.cell())) {
      throw Problem.of(
              "surgery.site",
              OperationText.name(site),
              layout.cell().name(),
              OperationText.names(layout.cell()))
          .asException();
    }
  }

  private static void requireStep(int timeStep, int bits) {
    if (timeStep < 0 || timeStep >= bits) {
      throw Problem.of("surgery.step", Integer.toString(timeStep), Integer.toString(bits - 1))
          .asException();
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
