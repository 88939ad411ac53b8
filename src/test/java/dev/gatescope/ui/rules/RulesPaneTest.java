package dev.gatescope.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.PaneEvents;
import dev.gatescope.ui.background.ManualSurvey;
import dev.gatescope.ui.background.TurnsAtOnce;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tech.tablesaw.api.Table;

@ExtendWith(ApplicationExtension.class)
class RulesPaneTest {
  private final TrainingConfig config = TrainingConfig.article();
  private final RunModel run = new RunModel(config);
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), 32);
  private final ShownReport shown = new ShownReport(run, selection);
  private final RulesViewModel model =
      new RulesViewModel(
          run,
          shown,
          new ShownNetwork(shown, new SurgeryModel()),
          selection,
          new ManualSurvey().survey(_ -> null));
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  private final List<PaneDrawing> drawings = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private Views.View view;
  private RuleMeterView meter;

  @Start
  void start(Stage stage) {
    view =
        new Views(
                Map.of(
                    RulesController.class,
                    () ->
                        new RulesController(
                            model,
                            () -> 8,
                            appearance,
                            drawings::add,
                            (_, table) -> tables.add(table.get()),
                            (_, table) -> tables.add(table.get()),
                            TurnsAtOnce.turns())))
            .load("rules", appearance.messages());
    view.root().setStyle(appearance.palette().toCss());
    meter = (RuleMeterView) view.root().lookup("#ruleMeter");
    stage.setScene(new Scene(view.root(), 330, 430));
    stage.setWidth(330);
    stage.setHeight(430);
    stage.show();
  }

  @AfterEach
  void closeView(FxRobot robot) {
    robot.interact(view::close);
  }

  @Test
  void withoutANetworkThePaneSaysWhatWillBeThere(FxRobot robot) {
    assertTrue(robot.lookup(".plot-empty").query().isVisible());
    assertFalse(meter.isFocusTraversable());
    assertTrue(menu(robot).stream().allMatch(MenuItem::isDisable));
    click(robot, 3, 20);
    assertEquals(new Subtraction(128, 1, 8), selection.pair());
    train(robot, 3);
    assertFalse(robot.lookup(".plot-empty").query().isVisible());
    assertEquals("epoch 3 · 7 of 8 kept · all 1,000 pairs", text(robot, "#rulesSummary"));
    assertTrue(meter.getAccessibleText().contains("100 % right, mean margin 5.00"));
  }

  @Test
  void aClickOnARuleLoadsItsHardestPair(FxRobot robot) {
    train(robot, 3);
    click(robot, 3, 20);
    assertEquals(model.meter().table().scores().get(3).hardest().pair(), selection.pair());
    assertEquals(Rule.ALL.get(3), model.ruleProperty().get());
    assertTrue(text(robot, "#rulesDetail").startsWith("0 − 1 − borrow 1 = 0, borrow 1: not lea"));
  }

  @Test
  void arrowsWalkThroughTheRules(FxRobot robot) {
    train(robot, 3);
    assertEquals(Rule.ALL.get(2), model.ruleProperty().get());
    PaneEvents.press(robot, "#ruleMeter", KeyCode.DOWN);
    assertEquals(Rule.ALL.get(3), model.ruleProperty().get());
    PaneEvents.press(robot, "#ruleMeter", KeyCode.END);
    PaneEvents.press(robot, "#ruleMeter", KeyCode.DOWN);
    assertEquals(Rule.ALL.get(7), model.ruleProperty().get());
    PaneEvents.press(robot, "#ruleMeter", KeyCode.UP);
    assertEquals(Rule.ALL.get(6), model.ruleProperty().get());
  }

  @Test
  void theStripTellsAndChoosesEpochs(FxRobot robot) {
    train(robot, 12);
    RuleMeterLayout layout = meter.meterLayout();
    double x = layout.stripLeft() + 4.5 * layout.entryWidth(13);
    double y = layout.stripTop(3) + layout.stripHeight() / 2;
    PaneEvents.mouse(robot, meter, MouseEvent.MOUSE_MOVED, x, y);
    assertTrue(text(robot, "#rulesDetail").contains("in epoch 4 90.00 % right"));
    PaneEvents.click(robot, "#ruleMeter", x, y);
    assertEquals(4, selection.epochProperty().get());
    assertTrue(text(robot, "#rulesSummary").startsWith("epoch 4 · 7 of 8"));
    assertEquals(new Subtraction(128, 1, 8), selection.pair());
    PaneEvents.mouse(robot, meter, MouseEvent.MOUSE_EXITED, 0, 0);
    assertTrue(text(robot, "#rulesDetail").startsWith("0 − 1 − borrow 0"));
  }

  @Test
  void pictureAndTablesAreExported(FxRobot robot) {
    train(robot, 3);
    robot.interact(() -> menu(robot).forEach(MenuItem::fire));
    assertEquals("rules", drawings.getFirst().name());
    assertTrue(drawings.getFirst().content().apply(Palette.DARK) instanceof RuleMeterView);
    assertEquals(List.of(8, 4 * 8), tables.stream().map(Table::rowCount).toList());
  }

  private static List<MenuItem> menu(FxRobot robot) {
    return robot.lookup(".menu-button").queryAs(MenuButton.class).getItems();
  }

  private void train(FxRobot robot, int epochs) {
    robot.interact(
        () ->
            run.add(
                IntStream.rangeClosed(0, epochs)
                    .mapToObj(epoch -> FakeRuns.report(config, epoch))
                    .toList()));
  }

  private void click(FxRobot robot, int row, double x) {
    RuleMeterLayout layout = meter.meterLayout();
    PaneEvents.click(robot, "#ruleMeter", x, layout.rowTop(row) + layout.rowHeight() / 2);
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }
}
