package dev.gatescope.ui.stretch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.Stretch;
import dev.gatescope.eval.surgery.Compiled;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Messages;
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
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

/** The JavaFX thread is played by the test. */
class StretchViewModelTest {
  private static final int UNITS = 5;

  private final RunModel run =
      new RunModel(TrainingConfig.article().withNetwork(new WeightLayout(CellType.GRU, UNITS), 6));
  private final Selection selection = new Selection(new Subtraction(37, 22, 6), UNITS);
  private final SurgeryModel surgery = new SurgeryModel();
  private final BlockingQueue<Runnable> toFx = new LinkedBlockingQueue<>();
  private final ManualPulse pulses = new ManualPulse();
  private Runnable paced;
  private int asked;
  private final StretchViewModel model =
      new StretchViewModel(
          new ShownNetwork(new ShownReport(run, selection), surgery),
          selection,
          run,
          new AnalysisService(
              (network, pair) -> null,
              new TraceModel(),
              toFx::add,
              new Turns(() -> 0, () -> 0, pulses)),
          this::pace);

  private Runnable pace(Runnable ask) {
    paced = ask;
    return () -> asked++;
  }

  private void report(int epoch, Weights weights) {
    run.add(List.of(SampleReports.of(epoch, weights)));
    paced.run();
  }

  private void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Runnable task = toFx.poll(20, TimeUnit.SECONDS);
      assertTrue(task != null, "an answer comes");
      task.run();
      pulses.pulse();
    }
  }

  private static Surgery borrowLostAt(int step) {
    return new Surgery(List.of(new Clamp(Site.HIDDEN_STATE, 1, step, -1)));
  }

  private void operate(Surgery operations) {
    surgery.operate(new Compiled(operations, List.of()));
    paced.run();
  }

  @ParameterizedTest
  @EnumSource
  void theShownNetworkWithItsSurgery(CellType cell) throws InterruptedException {
    Weights weights = BorrowNetworks.exact(cell, UNITS, 1);
    report(3, weights);
    assertNull(model.picture(), "nobody looks");
    model.setActive(true);
    until(() -> model.picture() != null);
    assertEquals(6, model.picture().trainedBits());
    assertEquals(OptionalInt.empty(), model.picture().firstFailing());
    operate(borrowLostAt(11));
    until(() -> model.picture().firstFailing().isPresent());
    assertEquals(OptionalInt.of(12), model.picture().firstFailing());
    try (NetworkEngine engines = new NetworkEngine()) {
      Network operated = new Network(weights, borrowLostAt(11));
      assertEquals(
          Stretch.ofWidths(engines.with(operated), TrainingConfig.article().seed()),
          model.picture().widths());
    }
    run.begin(run.config());
    assertNull(model.picture(), "a new run has nothing to show yet");
  }

  @Test
  void trainingSetsThePace() {
    report(0, BorrowNetworks.exact(CellType.RNN, UNITS, 1));
    report(1, BorrowNetworks.exact(CellType.RNN, UNITS, 2));
    assertEquals(2, asked);
  }

  @Test
  void aBitIsReadBeyondThePairTheSelectionFollowsWithinIt() throws InterruptedException {
    model.read(9);
    assertEquals(0, model.bitProperty().get(), "there is nothing to read");
    operate(borrowLostAt(11));
    report(0, BorrowNetworks.exact(CellType.GRU, UNITS, 1));
    model.setActive(true);
    until(() -> model.picture() != null);
    model.read(5);
    assertEquals(5, selection.timeStep());
    model.read(40);
    assertEquals(40, model.bitProperty().get());
    assertEquals(5, selection.timeStep(), "the pair has six bits");
    selection.selectTimeStep(2);
    assertEquals(2, model.bitProperty().get());
    model.read(Integer.MAX_VALUE);
    assertEquals(63, model.bitProperty().get());
    model.read(-1);
    assertEquals(0, model.bitProperty().get());
    assertEquals(0, selection.timeStep());
    model.readFirstFailing();
    assertEquals(12, model.bitProperty().get());
  }

  @Test
  void whatIsDrawnIsWritten() throws InterruptedException {
    report(0, BorrowNetworks.exact(CellType.LSTM, UNITS, 1));
    model.setActive(true);
    until(() -> model.picture() != null);
    Table table = model.table().get();
    assertEquals(16 + 32 + 64, table.rowCount());
    assertEquals(
        model.picture().widths().getLast().places().getLast().smallestMargin(),
        table.doubleColumn("smallest_margin").get(111));
    assertEquals(1, table.doubleColumn("right_so_far").min());
  }

  @Test
  void theFirstFailureInWords() {
    StretchText text = new StretchText(Messages.english());
    assertEquals(
        "Trained on bits 0 to 7, it fails first at bit 8.", text.headline(failingAt(8, 9)));
    assertEquals(
        "It fails first at bit 7, among the bits 0 to 7 of its training.",
        text.headline(failingAt(20, 7)));
    assertEquals(
        "Trained on bits 0 to 7, it holds up to bit 31.", text.headline(failingAt(99, 99)));
    assertEquals(
        "Trained on bits 0 to 7, it fails first at bit 8. bit 20"
            + " Of 32 bits: 100 % right, 75.00 % right in all bits so far, mean margin 4.00,"
            + " smallest 2.00.",
        text.spoken(failingAt(8, 9), 20));
  }

  private static StretchPicture failingAt(int first, int second) {
    return new StretchPicture(List.of(stretch(16, first), stretch(32, second)), 8);
  }

  /** Wrong in one bit for a quarter of the pairs. */
  private static Stretch stretch(int bits, int failing) {
    List<Stretch.Place> places =
        IntStream.range(0, bits)
            .mapToObj(
                bit ->
                    bit == failing
                        ? new Stretch.Place(bit, 0.75, 0.75, 3, -3)
                        : new Stretch.Place(bit, 1, bit < failing ? 1 : 0.75, 4, 2))
            .toList();
    return new Stretch(bits, 100, places);
  }

  @Test
  void theScaleHoldsAllMarginsAndZero() {
    MarginScale scale = MarginScale.of(failingAt(8, 9), 5);
    assertEquals(new MarginScale(-4, 4, 2), scale);
    assertEquals(0, scale.share(-4));
    assertEquals(1, scale.share(4));
    assertEquals(0, MarginScale.of(failingAt(99, 99), 5).bottom());
    Stretch broken = new Stretch(1, 1, List.of(new Stretch.Place(0, 0, 0, Double.NaN, Double.NaN)));
    MarginScale ofNothing = MarginScale.of(new StretchPicture(List.of(broken), 1), 2);
    assertTrue(ofNothing.bottom() <= 0 && ofNothing.top() > 0);
  }

  @Test
  void everyBitHasItsPlace() {
    StretchLayout layout = new StretchLayout(960, 150, List.of(16, 32, 64));
    for (int panel = 0; panel < 3; panel++) {
      for (int bit = 0; bit < layout.bits().get(panel); bit++) {
        assertEquals(new StretchLayout.Place(panel, bit), layout.at(layout.middle(panel, bit), 20));
      }
    }
    assertNull(layout.at(StretchLayout.LEFT - 4, 20));
    assertNull(layout.at(layout.x(0, 16) + 4, 20), "between two panels");
    assertTrue(layout.x(2, 64) <= 960);
    assertTrue(layout.marginBottom() > layout.marginTop());
  }
}
