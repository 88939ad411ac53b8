package dev.gatescope.train;

import dev.gatescope.data.DataSet;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Names;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/**
 * Trains two or three networks on identical batches, epoch by epoch: all lanes one epoch, then the
 * next. It runs on whatever thread calls it and asks its {@link TrainingControl} before every batch
 * whether to go on. A lane whose loss or weights are no longer numbers drops out, the others go on.
 *
 * <p>Every lane has the data, the split and the initial weights of a single run with its settings.
 * Its batches are others: in a single run the orders of the epochs come out of torch's stream after
 * the weights, and so differ from cell to cell and from size to size. Here they come from one
 * stream of the same seed, and all lanes share them.
 */
public final class Race {
  public static final int MIN_LANES = 2;
  public static final int MAX_LANES = 3;

  private final List<TrainingConfig> configs;
  private final TrainingControl control;
  private final RaceListener listener;
  private final FusedOptions options;

  /**
   * @param configs one a lane; they differ in cell, hidden size or learning rate alone
   * @param options how the fused engines, if they are the ones, share the machine with others
   * @throws ProblemException if there are too few or too many lanes, two are equal, one has a wrong
   *     setting, or they differ in a setting that they must share
   */
  public Race(
      List<TrainingConfig> configs,
      TrainingControl control,
      RaceListener listener,
      FusedOptions options) {
    this.configs = List.copyOf(configs);
    this.control = control;
    this.listener = listener;
    this.options = options;
    requireLanes(this.configs);
  }

  private static void requireLanes(List<TrainingConfig> configs) {
    if (configs.size() < MIN_LANES || configs.size() > MAX_LANES) {
      throw Problem.of("race.lanes", configs.size(), MIN_LANES, MAX_LANES).asException();
    }
    configs.forEach(TrainingConfig::requireValid);
    TrainingConfig first = configs.getFirst();
    for (int lane = 1; lane < configs.size(); lane++) {
      requireShared(first, lane, configs.get(lane));
    }
    if (new HashSet<>(configs).size() < configs.size()) {
      throw Problem.of("race.equalLanes").asException();
    }
    configs.stream()
        .map(config -> RunMemory.of(config, config.trainCount()))
        .reduce(RunMemory::plus)
        .flatMap(all -> all.problem(RunMemory.Limits.here()))
        .ifPresent(
            invalid -> {
              throw invalid.problem().asException();
            });
  }

  private static void requireShared(TrainingConfig first, int lane, TrainingConfig other) {
    for (Setting setting : Setting.values()) {
      if (isShared(setting) && !first.value(setting).equals(other.value(setting))) {
        throw Problem.of(
                "race.differ",
                Problem.of("settings." + Names.of(setting)),
                first.text(setting),
                lane + 1,
                other.text(setting))
            .asException();
      }
    }
  }

  private static boolean isShared(Setting setting) {
    return switch (setting) {
      case CELL, HIDDEN_SIZE, LEARNING_RATE -> false;
      default -> true;
    };
  }

  /**
   * Reports every lane's untrained network as epoch 0, and trains until the control's state is
   * over. A problem of the data or of the last lane that was left ends the race as FAILED.
   *
   * @return the state in which the race ended
   */
  public TrainingState run() {
    List<Lane> lanes = new ArrayList<>();
    try {
      prepare(lanes);
      train(new ArrayList<>(lanes));
    } catch (ProblemException e) {
      control.fail(e.problem());
    } catch (InterruptedException e) {
      control.cancel();
      Thread.currentThread().interrupt();
    } finally {
      lanes.forEach(lane -> lane.engine.close());
    }
    return control.state();
  }

  private void prepare(List<Lane> lanes) {
    Experiment drawn = Experiment.prepare(configs.getFirst());
    DataSet data = drawn.data();
    for (TrainingConfig config : configs) {
      Experiment experiment = Experiment.prepare(config, data);
      AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
      RecurrentEngine engine = Engines.create(config.engine(), experiment.initial(), adam, options);
      lanes.add(
          new Lane(lanes.size(), engine, new EpochTrainer(config, experiment, engine, control)));
    }
  }

  private void train(List<Lane> left) throws InterruptedException {
    for (Lane lane : left) {
      listener.epochDone(lane.index, lane.network.untrained());
    }
    TorchRandom torch = new TorchRandom(configs.getFirst().seed());
    for (int epoch = 1; epoch <= configs.getFirst().epochs(); epoch++) {
      if (!control.awaitPermission()
          || !trainEpoch(epoch, torch.epochOrder(left.getFirst().network.trainCount()), left)) {
        return;
      }
      control.epochDone();
    }
    control.finish();
  }

  /** Returns false if the race was over before the epoch was. */
  private boolean trainEpoch(int epoch, int[] order, List<Lane> left) throws InterruptedException {
    for (Iterator<Lane> lanes = left.iterator(); lanes.hasNext(); ) {
      Lane lane = lanes.next();
      try {
        EpochReport report = lane.network.train(epoch, order, (batch, batches) -> {});
        if (report == null) {
          return false;
        }
        listener.epochDone(lane.index, report);
      } catch (ProblemException e) {
        listener.laneFailed(lane.index, e.problem());
        lanes.remove();
        if (left.isEmpty()) {
          throw e;
        }
      }
    }
    return true;
  }

  private record Lane(int index, RecurrentEngine engine, EpochTrainer network) {}
}
