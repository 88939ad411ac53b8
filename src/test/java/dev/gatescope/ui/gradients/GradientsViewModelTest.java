package dev.gatescope.ui.gradients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.GradientReach;
import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.eval.GradientTriangle.Trend;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.ManualPulse;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The JavaFX thread is played by the test. */
class GradientsViewModelTest {
  private static final Subtraction PAIR = new Subtraction(37, 22, 6);

  private final RunModel run =
      new RunModel(TrainingConfig.article().withNetwork(new WeightLayout(CellType.LSTM, 3), 6));
  private final Selection selection = new Selection(PAIR, 3);
  private final BlockingQueue<Runnable> toFx = new LinkedBlockingQueue<>();
  private final ManualPulse pulses = new ManualPulse();
  private OtherCells others =
      (cell, config, trained) -> initial(cell, trained ? 9 : config.hiddenSize());
  private final GradientsViewModel model =
      new GradientsViewModel(
          new ShownNetwork(new ShownReport(run, selection), new SurgeryModel()),
          selection,
          run,
          new AnalysisService(
              (network, pair) -> null,
              new TraceModel(),
              toFx::add,
              new Turns(() -> 0, () -> 0, pulses)),
          (cell, config, trained) -> others.weights(cell, config, trained));

  private static Weights initial(CellType cell, int hidden) {
    return Weights.initial(new WeightLayout(cell, hidden), new TorchRandom(1));
  }

  private void report(int epoch, Weights weights) {
    run.add(List.of(SampleReports.of(epoch, weights)));
  }

  private void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Runnable task = toFx.poll(20, TimeUnit.SECONDS);
      assertTrue(task != null, "an answer comes");
      task.run();
      pulses.pulse();
    }
  }

  private int panels() {
    return model.panelsProperty().get().size();
  }

  private Panel panel(int index) {
    return model.panelsProperty().get().get(index);
  }

  private static GradientReach expected(Weights weights, Samples samples) {
    Network network = Network.of(weights);
    try (NetworkEngine engines = new NetworkEngine()) {
      return GradientReach.of(engines.with(network), network, samples);
    }
  }

  @Test
  void theShownNetworkOverTheSampleAndOnThePair() throws InterruptedException {
    Weights weights = initial(CellType.LSTM, 3);
    report(0, weights);
    assertEquals(0, panels(), "nobody looks");
    assertTrue(toFx.isEmpty());
    model.setActive(true);
    until(() -> panels() == 4);
    GradientReach mean = expected(weights, GradientReach.sample(weights.layout(), 6));
    assertEquals(
        mean.triangle(Of.LOSS, State.CELL).norm(5, 2), panel(0).triangle(Of.LOSS).norm(5, 2));
    assertEquals(State.HIDDEN, panel(1).state());
    assertEquals(Panel.Kind.PAIR, panel(2).kind());
    assertEquals(PAIR, panel(2).pair());
    Subtraction other = new Subtraction(40, 1, 6);
    selection.selectPair(other);
    until(() -> panel(2).pair().equals(other));
    GradientReach pair = expected(weights, new Samples(6, new long[] {40}, new long[] {1}));
    assertEquals(
        pair.triangle(Of.LOGIT, State.HIDDEN).norm(4, 0), panel(3).triangle(Of.LOGIT).norm(4, 0));
    report(1, initial(CellType.GRU, 2));
    until(() -> panels() == 2);
    assertEquals(CellType.GRU, panel(0).cell());
    run.begin(run.config());
    assertEquals(0, panels(), "a new run has nothing to show yet");
  }

  /** The answers over the sample and on the pair come one after the other. */
  @Test
  void trianglesOfTwoWidthsAreNeverShownTogether() throws InterruptedException {
    report(0, initial(CellType.LSTM, 3));
    model.setActive(true);
    until(() -> panels() == 4);
    Set<Set<Integer>> seen = new HashSet<>();
    model
        .panelsProperty()
        .subscribe(
            (_, is) -> seen.add(is.stream().map(Panel::timeSteps).collect(Collectors.toSet())));
    selection.selectPair(new Subtraction(5, 2, 3));
    until(() -> panels() == 4 && panel(0).timeSteps() == 3);
    assertEquals(Set.of(Set.of(3)), seen);
  }

  @Test
  void cellsAreComparedAtAWidthOfChoice() throws InterruptedException {
    report(0, initial(CellType.RNN, 3));
    model.viewProperty().set(GradientsViewModel.View.CELLS);
    model.widthProperty().set(16);
    model.setActive(true);
    until(() -> panels() == 5);
    assertEquals(
        List.of(CellType.RNN, CellType.LSTM, CellType.LSTM, CellType.GRU, CellType.RNN),
        model.panelsProperty().get().stream().map(Panel::cell).toList());
    assertTrue(model.panelsProperty().get().stream().allMatch(panel -> panel.timeSteps() == 16));
    assertEquals(3, panel(1).reach().layout().hiddenSize());
    model.trainedProperty().set(true);
    until(() -> panel(1).reach().layout().hiddenSize() == 9);
    assertEquals(3, panel(0).reach().layout().hiddenSize(), "the shown one stays");
    Table table = model.table().get();
    assertEquals(
        5 * 136 * 2, table.rowCount(), "each triangle once for the loss and once for the logit");
    assertTrue(table.stringColumn("network").contains("shown-rnn"));
  }

  @Test
  void whatCannotBeComparedSaysWhy() throws InterruptedException {
    Problem problem = Problem.of("pair.bits", 99);
    others =
        (cell, config, trained) -> {
          throw problem.asException();
        };
    report(0, initial(CellType.LSTM, 3));
    model.viewProperty().set(GradientsViewModel.View.CELLS);
    model.setActive(true);
    until(() -> model.problemProperty().get() != null);
    assertEquals(problem, model.problemProperty().get());
    assertEquals(0, panels());
    model.viewProperty().set(GradientsViewModel.View.NETWORK);
    assertNull(model.problemProperty().get());
    until(() -> panels() == 4);
  }

  @Test
  void bitAndStepStayInTheTriangle() throws InterruptedException {
    report(0, initial(CellType.LSTM, 3));
    model.setActive(true);
    until(() -> panels() == 4);
    model.read(4, 2);
    assertEquals(4, model.bitProperty().get());
    assertEquals(2, selection.timeStep());
    model.read(1, 3);
    assertEquals(1, model.bitProperty().get());
    assertEquals(1, selection.timeStep());
    model.read(99, -1);
    assertEquals(5, model.bitProperty().get());
    assertEquals(0, selection.timeStep());
  }

  @Test
  void theScaleHoldsAllNorms() throws InterruptedException {
    report(0, initial(CellType.LSTM, 3));
    model.setActive(true);
    until(() -> panels() == 4);
    LogScale scale = LogScale.of(model.panelsProperty().get(), Of.LOGIT);
    assertTrue(scale.decades() >= 1 && scale.decades() <= LogScale.MAX_DECADES);
    assertEquals(0, scale.share(Math.pow(10, scale.bottom())), 1e-12);
    assertEquals(1, scale.share(Math.pow(10, scale.top())), 1e-12);
    assertEquals(0, scale.share(0));
    double first = panel(0).triangle(Of.LOGIT).norm(5, 5);
    assertTrue(scale.share(first) > 0 && scale.share(first) < 1);
    assertEquals(new LogScale(-1, 0), LogScale.of(List.of(), Of.LOSS));
  }

  @Test
  void wordsAreMadeFromNumbers() throws InterruptedException {
    report(0, initial(CellType.LSTM, 3));
    model.setActive(true);
    until(() -> panels() == 4);
    GradientText text = new GradientText(Messages.english());
    assertEquals(Trend.VANISHES, panel(0).triangle(Of.LOSS).trend());
    assertTrue(text.trend(panel(0).triangle(Of.LOSS)).endsWith(" a step: vanishes"));
    String said = text.reading(panel(2), Of.LOGIT, 5, 4);
    assertTrue(said.startsWith("|∂y₅/∂C₄| = "), said);
    assertTrue(said.contains("of what bit 5 begins with arrives one step back."), said);
    assertEquals("0.0123", GradientText.number(0.01234));
    assertEquals("1.23e−7", GradientText.number(1.234e-7));
    assertEquals("12.3", GradientText.number(12.34));
    assertEquals("10.0", GradientText.number(9.996));
    assertEquals("0.00100", GradientText.number(9.999e-4));
    assertEquals("1.00e6", GradientText.number(999_999));
    assertEquals("0", GradientText.number(0));
  }
}
