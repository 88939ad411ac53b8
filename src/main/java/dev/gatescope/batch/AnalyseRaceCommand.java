package dev.gatescope.batch;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.Problem;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.Race;
import dev.gatescope.train.RaceListener;
import dev.gatescope.train.RaceTables;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatescope analyse race}: cells or sizes trained on identical batches. */
@Command(name = "race")
final class AnalyseRaceCommand implements Callable<Integer> {
  @Option(
      names = "--cells",
      split = ",",
      paramLabel = "CELL",
      defaultValue = "lstm,gru,rnn",
      descriptionKey = "option.raceCells")
  private List<CellType> cells;

  @Option(
      names = "--hidden",
      split = ",",
      paramLabel = "N",
      defaultValue = "32",
      descriptionKey = "option.raceHidden")
  private List<Integer> hiddenSizes;

  @Option(
      names = "--learning-rate",
      split = ",",
      paramLabel = "X",
      defaultValue = "0.01",
      descriptionKey = "option.raceLearningRate")
  private List<Double> learningRates;

  @Mixin private RunOptions run;

  @Mixin private AnalysisOutput output;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  AnalyseRaceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<TrainingConfig> lanes = Usage.require(spec, terminal, this::lanes);
    TrainingControl control = new TrainingControl();
    control.resume();
    Histories histories = new Histories(lanes.size());
    Race race =
        Usage.require(
            spec, terminal, () -> new Race(lanes, control, histories, FusedOptions.standard()));
    try (EarlyEnd _ = new EarlyEnd(control)) {
      TrainingState end = race.run();
      output.print(terminal, RaceTables.history(lanes, histories.epochs));
      if (end == TrainingState.CANCELLED) {
        return 1;
      }
    }
    if (control.problem().isPresent()) {
      throw control.problem().get().asException();
    }
    return 0;
  }

  private List<TrainingConfig> lanes() {
    List<TrainingConfig> lanes = new ArrayList<>();
    for (int lane = 0; lane < cells.size(); lane++) {
      int hiddenSize = ofLane(lane, "--hidden", hiddenSizes);
      double learningRate = ofLane(lane, "--learning-rate", learningRates);
      lanes.add(run.config(cells.get(lane), hiddenSize, learningRate));
    }
    // Settings that draw no data are wrong usage, too: that is said before anything is printed.
    Experiment.prepare(lanes.getFirst());
    return lanes;
  }

  /** One value is for all lanes, or each lane has its own. */
  private <T> T ofLane(int lane, String option, List<T> values) {
    if (values.size() != 1 && values.size() != cells.size()) {
      throw Problem.of("race.perLane", option, values.size(), cells.size()).asException();
    }
    return values.get(values.size() == 1 ? 0 : lane);
  }

  /** Keeps the numbers of every lane; nobody looks at the weights. */
  private final class Histories implements RaceListener {
    final List<List<EpochSummary>> epochs = new ArrayList<>();

    Histories(int lanes) {
      for (int lane = 0; lane < lanes; lane++) {
        epochs.add(new ArrayList<>());
      }
    }

    @Override
    public void epochDone(int lane, EpochReport report) {
      epochs.get(lane).add(report.summary());
    }

    @Override
    public void laneFailed(int lane, Problem problem) {
      String reason = terminal.messages().text(problem);
      terminal.err().println(terminal.messages().text("race.laneFailed", lane + 1, reason));
    }
  }
}
