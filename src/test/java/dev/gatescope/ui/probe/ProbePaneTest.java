package dev.gatescope.ui.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.eval.probe.UnitScore;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The pane on a network whose borrow is in unit 3. */
@ExtendWith(ApplicationExtension.class)
class ProbePaneTest {
  private static final int BORROW_UNIT = 3;

  private final FxRobot robot = new FxRobot();
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), 6);
  private final ProbeModel model = new ProbeModel();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final Network network = Network.of(BorrowNetworks.exact(CellType.LSTM, 6, BORROW_UNIT));
  private final Prober prober = new Prober();
  private final List<PaneDrawing> drawings = new ArrayList<>();
  private int tables;
  private Views.View view;

  @Start
  void start(Stage stage) {
    AnalysisService analysis =
        new AnalysisService(
            (_, _) -> null,
            new TraceModel(),
            Platform::runLater,
            new Turns(() -> 0, () -> 0, task -> task));
    Survey<BorrowFollower.Question, Probe> borrow = analysis.survey(_ -> null);
    Survey<BorrowFollower.Question, Probe> others =
        analysis.survey(asked -> prober.probe(asked.network(), asked.bits(), asked.target()));
    ProbeViewModel probes = new ProbeViewModel(model, run, selection, borrow, others);
    view =
        new Views(
                Map.of(
                    ProbeController.class,
                    () -> new ProbeController(probes, appearance, drawings::add, _ -> tables++)))
            .load("probe", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    stage.setScene(new Scene(view.root(), 1100, 170));
    stage.setWidth(1100);
    stage.setHeight(170);
    stage.show();
  }

  @AfterEach
  void closeView() {
    robot.interact(view::close);
  }

  @Test
  void namesTheUnitAndAClickSelectsIt() {
    assertEquals("", text("#probeFinding"), "nothing before there is a network");
    show();
    assertEquals(
        "Unit 3 alone (C) tells the borrow handed on in 100 % of all steps.",
        text("#probeFinding"));
    RankView rank = robot.lookup("#probeRank").queryAs(RankView.class);
    PaneEvents.click(robot, "#probeRank", rank.middle(0), 20);
    assertEquals(BORROW_UNIT, selection.unit());
    assertTrue(text("#probeUnit").startsWith("C of unit 3: 1 if above"), text("#probeUnit"));
  }

  @Test
  void namesTheOthersThatCarryItToo() {
    Probe shipped = prober.probe(Network.of(ShippedModel.read().weights()), 8, Target.BORROW);
    robot.interact(() -> model.show(shipped));
    assertEquals(
        "Unit 1 alone (C) tells the borrow handed on in 100 % of all steps."
            + " So do units 4, 5 in 95 % or more: silence all of them together.",
        text("#probeFinding"));
  }

  @Test
  void arrowsWalkTheRankingAndAConstantUnitSaysWhatAProbeNeeds() {
    show();
    PaneEvents.press(robot, "#probeRank", KeyCode.HOME);
    assertEquals(BORROW_UNIT, selection.unit());
    PaneEvents.press(robot, "#probeRank", KeyCode.RIGHT);
    assertTrue(text("#probeUnit").startsWith("h of unit 3"), text("#probeUnit"));
    PaneEvents.press(robot, "#probeRank", KeyCode.END);
    assertEquals(
        "h of unit 2 is always 0.000: a probe needs a unit that changes", text("#probeUnit"));
  }

  @Test
  void anotherTargetIsProbedForInTheBackground() throws Exception {
    show();
    @SuppressWarnings("unchecked")
    ChoiceBox<Target> target = robot.lookup("#probeTarget").queryAs(ChoiceBox.class);
    robot.interact(() -> target.setValue(Target.RUN));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> text("#probeReadOut").contains("R²"));
    Probe expected = prober.probe(network, 8, Target.RUN);
    UnitScore top = expected.top().orElseThrow();
    assertTrue(text("#probeFinding").contains("Unit " + top.unit()), text("#probeFinding"));
    robot.interact(() -> target.setValue(Target.BORROW));
    assertTrue(text("#probeFinding").contains("100 %"));
  }

  @Test
  void pictureAndNumbersCanBeExported() {
    show();
    MenuButton menu = robot.lookup(".menu-button").queryAs(MenuButton.class);
    robot.interact(() -> menu.getItems().forEach(item -> item.fire()));
    assertEquals("probe-borrow", drawings.getFirst().name());
    assertEquals(1, tables);
  }

  @Test
  void theRankingOrdersUnitsWhenAsked() {
    show();
    assertEquals(List.of(0, 1, 2, 3, 4, 5), model.order(6));
    robot.interact(() -> model.rankedProperty().set(true));
    assertEquals(BORROW_UNIT, model.order(6).getFirst());
    assertEquals(Site.CELL_STATE, model.borrow().top().orElseThrow().state());
    assertEquals(List.of(0, 1, 2), model.order(3), "a probe of another network orders nothing");
  }

  private void show() {
    Probe probe = prober.probe(network, 8, Target.BORROW);
    robot.interact(() -> model.show(probe));
  }

  private String text(String id) {
    return robot.lookup(id).queryLabeled().getText();
  }
}
