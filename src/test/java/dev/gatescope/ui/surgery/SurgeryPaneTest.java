package dev.gatescope.ui.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Csv;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairCheck;
import dev.gatescope.eval.SampleRules;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.surgery.BorrowUnit;
import dev.gatescope.eval.surgery.OperationCompiler;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.SurgeryAnalysis;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The pane and the strip on the model that ships, with the real engines behind them. */
@ExtendWith(ApplicationExtension.class)
class SurgeryPaneTest {
  private static final long PATIENCE_MILLIS = 20_000;

  private final FxRobot robot = new FxRobot();
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), 32);
  private final SurgeryModel surgery = new SurgeryModel();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> drawings = new ArrayList<>();
  private final List<String> tables = new ArrayList<>();
  private int shows;
  private ShownNetwork network;
  private Views.View pane;
  private Views.View strip;

  @Start
  void start(Stage stage) {
    show(ShippedModel.read().weights(), 100);
    ShownReport shown = new ShownReport(run, selection);
    network = new ShownNetwork(shown, surgery);
    AnalysisService analysis =
        new AnalysisService(
            (_, _) -> null,
            new TraceModel(),
            Platform::runLater,
            new Turns(() -> 0, () -> 0, task -> task));
    OperationCompiler compiler = new OperationCompiler();
    new SurgeryFollower(
        shown,
        selection,
        surgery,
        show ->
            analysis.inBackground(
                request ->
                    new SurgeryFollower.Answer(
                        request,
                        compiler.compile(request.weights(), request.bits(), request.operations())),
                show));
    SurgeryAnalysis effects = new SurgeryAnalysis();
    Prober prober = new Prober();
    SurgeryViewModel model =
        new SurgeryViewModel(
            surgery,
            run,
            task -> task,
            network,
            selection,
            analysis.survey(
                question -> effects.effect(question.network(), question.pair(), question.seed())),
            analysis.survey(
                question -> BorrowUnit.find(prober, question.weights(), question.bits())));
    Views views =
        new Views(
            Map.of(
                SurgeryController.class,
                () ->
                    new SurgeryController(
                        model,
                        network,
                        selection,
                        appearance,
                        drawings::add,
                        (name, table) -> tables.add(name + "\n" + Csv.toText(table.get()))),
                SurgeryStripController.class,
                () -> new SurgeryStripController(model, () -> shows++, appearance)));
    pane = views.load("surgery", appearance.messages());
    strip = views.load("surgerystrip", appearance.messages());
    VBox root = new VBox(strip.root(), pane.root());
    String theme = "-color-warning-subtle: white; -color-warning-muted: gray; ";
    root.setStyle(theme + appearance.palette().toCss());
    stage.setScene(new Scene(root, 1280, 400));
    stage.show();
  }

  private void show(Weights weights, int epoch) {
    run.add(
        List.of(
            new EpochReport(
                epoch,
                1,
                1,
                SampleReports.predictions(10, 0),
                new PairCheck(10, 1, 20, 2, false),
                SampleRules.broken(0),
                weights,
                1,
                1)));
  }

  @AfterEach
  void closeViews() {
    robot.interact(
        () -> {
          pane.close();
          strip.close();
        });
  }

  @Test
  void experimentIsDoneExplainedMeasuredAndUndone() {
    await(() -> robot.lookup("#try-INPUT_ZERO").tryQuery().isPresent());
    assertFalse(strip.root().isVisible());
    fire("#try-INPUT_ZERO");
    await(
        () ->
            text("#pairsText")
                .startsWith("0 % of the pairs in the article’s range are right: 0 of 32,131"));
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(text("#pairText").startsWith("128 − 1 changes in bits 0, 1, 2, 3, 4, 5, 6"));
    String spoken = robot.lookup(".effect-view").query().getAccessibleText();
    assertTrue(spoken.startsWith(text("#pairsText") + " " + text("#pairText")), spoken);
    assertTrue(spoken.contains(" Bit 7: "), spoken);
    assertTrue(spoken.contains("Rule 1 − 1 − borrow 1: "), spoken);
    assertTrue(robot.lookup(".effect-view").query().isFocusTraversable());
    assertTrue(text("#why").startsWith("Every unit’s input gate is 0"));
    assertTrue(strip.root().isVisible());
    assertEquals("Surgery: input gate of all units at 0, every step", text("#what"));
    assertTrue(surgery.surgery().clamps().contains(new Clamp(Site.INPUT, 31, Clamp.EVERY, 0f)));
    assertEquals(surgery.surgery(), network.network().surgery());
    fire("#undo");
    await(() -> !strip.root().isVisible());
    assertEquals(Surgery.NONE, network.network().surgery());
    fire("#redo");
    await(() -> strip.root().isVisible());
    fire("#liftSurgery");
    await(() -> !strip.root().isVisible());
    assertEquals(1, surgery.operations().size());
  }

  @Test
  void operationsAreAddedSwitchedAndRemoved() {
    robot.interact(() -> selection.selectUnit(7));
    assertEquals("7", robot.lookup("#units").queryAs(TextField.class).getText());
    fire("#add");
    await(() -> surgery.surgery().clamps().size() == 1);
    assertEquals(new Clamp(Site.FORGET, 7, Clamp.EVERY, 0), surgery.surgery().clamps().get(0));
    robot.interact(
        () -> {
          ComboBox<SiteChoice> site = robot.lookup("#site").queryComboBox();
          site.setValue(new SiteChoice(SiteChoice.Kind.SWAP, Site.CELL_STATE));
          selection.selectTimeStep(0);
          robot.lookup("#units").queryAs(TextField.class).setText("*");
        });
    fire("#add");
    await(() -> surgery.surgery().clamps().size() == 33);
    assertEquals("Surgery, operations: 2", text("#what"));
    CheckBox first = robot.lookup(".operation .check-box").queryAs(CheckBox.class);
    robot.interact(first::fire);
    await(() -> surgery.surgery().clamps().size() == 32);
    fire(robot.lookup(".operation .button").queryButton());
    assertEquals(1, surgery.operations().size());
    fire("#show");
    assertEquals(1, shows);
  }

  @Test
  void whatIsMissingIsSaidBesideTheEditor() {
    robot.interact(() -> robot.lookup("#units").queryAs(TextField.class).setText("99"));
    fire("#add");
    Label problem = robot.lookup("#problem").queryAs(Label.class);
    assertTrue(problem.isVisible());
    assertEquals("There is no unit 99: this network has the units 0 to 31.", problem.getText());
    assertEquals(List.of(), surgery.operations());
    robot.interact(() -> robot.lookup("#units").queryAs(TextField.class).setText("9"));
    fire("#add");
    assertFalse(problem.isVisible());
  }

  @Test
  void anotherNetworkSaysWhatCannotBeDoneToIt() {
    fire("#add");
    await(() -> !network.network().surgery().isNone());
    Weights gru = Weights.initial(new WeightLayout(CellType.GRU, 4), new TorchRandom(1));
    robot.interact(() -> show(gru, 101));
    assertEquals(gru, network.network().weights());
    await(() -> surgery.surgery().isNone());
    assertFalse(strip.root().isVisible());
    await(
        () ->
            robot
                .lookup(".operation .check-box")
                .queryAs(CheckBox.class)
                .getText()
                .contains("A network with the cell GRU has no forget"));
    ComboBox<SiteChoice> site = robot.lookup("#site").queryComboBox();
    assertEquals(Site.RESET, site.getValue().site());
    robot.interact(() -> show(ShippedModel.read().weights(), 102));
    await(() -> !surgery.surgery().isNone());
    await(() -> robot.lookup(".operation-problem").queryAll().isEmpty());
  }

  /** To style all of a long list anew at each change takes longer than a frame. */
  @Test
  void rowsOfOperationsThatAreAsTheyWereStay() {
    robot.interact(
        () -> {
          for (int unit = 0; unit < 3; unit++) {
            surgery.add(OperationText.parse("silence:" + unit, 8));
          }
        });
    List<Node> before = List.copyOf(robot.lookup(".operation").queryAll());
    assertEquals(3, before.size());
    robot.interact(() -> surgery.switchOn(1, false));
    List<Node> after = List.copyOf(robot.lookup(".operation").queryAll());
    assertSame(before.get(0), after.get(0));
    assertNotSame(before.get(1), after.get(1));
    assertSame(before.get(2), after.get(2));
    robot.interact(() -> surgery.remove(2));
    assertEquals(2, robot.lookup(".operation").queryAll().size());
    assertSame(before.get(0), robot.lookup(".operation").queryAll().iterator().next());
  }

  @Test
  void effectIsExportedAsPictureAndTable() {
    MenuButton more = robot.lookup("#more").queryAs(MenuButton.class);
    assertTrue(more.getItems().getFirst().isDisable());
    fire("#add");
    await(() -> !more.getItems().getFirst().isDisable());
    robot.interact(() -> more.getItems().forEach(item -> item.fire()));
    assertEquals("surgery", drawings.getFirst().name());
    robot.interact(
        () ->
            assertNotEquals(null, drawings.getFirst().content().apply(Palette.DARK), "a picture"));
    assertTrue(tables.getFirst().startsWith("surgery\nmeasure,cases,wrong_before,wrong_after"));
  }

  private void fire(String id) {
    fire(robot.lookup(id).queryAs(Button.class));
  }

  private void fire(Button button) {
    robot.interact(button::fire);
  }

  private String text(String id) {
    Node node = robot.lookup(id).query();
    return ((Label) node).getText();
  }

  private static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, condition);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
