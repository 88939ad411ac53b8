package dev.gatescope.ui.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.background.ManualSurvey;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BorrowFollowerTest {
  private final TrainingConfig config = TrainingConfig.article();
  private final RunModel run = new RunModel(config);
  private final Selection selection = new Selection(new Subtraction(3, 1, 8), config.hiddenSize());
  private final ProbeModel probes = new ProbeModel();
  private final ManualSurvey surveys = new ManualSurvey();
  private final Prober prober = new Prober();
  private long now;

  @BeforeEach
  void train() {
    new BorrowFollower(
        new ShownNetwork(new ShownReport(run, selection), new SurgeryModel()),
        run,
        selection,
        probes,
        surveys.survey(question -> prober.probe(question.network(), 4, Target.BORROW)),
        () -> now);
    run.add(List.of(report(0)));
    run.setState(TrainingState.RUNNING);
    surveys.work();
    assertEquals(weights(0), probed());
  }

  @AfterEach
  void closeProber() {
    prober.close();
  }

  @Test
  void whileTrainingItLooksOnceASecond() {
    run.add(List.of(report(1)));
    surveys.work();
    assertEquals(weights(0), probed(), "too soon");
    now += BorrowFollower.TRAINING_NANOS;
    run.add(List.of(report(2)));
    surveys.work();
    assertEquals(weights(2), probed());
    run.add(List.of(report(3)));
    run.setState(TrainingState.PAUSED);
    surveys.work();
    assertEquals(weights(3), probed(), "what was passed over is looked at when it rests");
  }

  /** It stays shown, so that nothing would ask once more. */
  @Test
  void anEpochThatIsChosenWhileTrainingIsProbedAtOnce() {
    run.add(List.of(report(1), report(2)));
    selection.selectEpoch(1);
    surveys.work();
    assertEquals(weights(1), probed());
  }

  private Weights probed() {
    Probe probe = probes.borrow();
    return probe.network().weights();
  }

  private static EpochReport report(int epoch) {
    return SampleReports.of(epoch, weights(epoch));
  }

  private static Weights weights(int epoch) {
    Weights zero = SampleReports.report(0, 0, SampleReports.predictions(10, 1)).weights();
    float[] values = zero.toArray();
    Arrays.fill(values, 0.01f * epoch);
    return Weights.of(zero.layout(), values);
  }
}
