package dev.gatescope.ui.predictions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.background.TurnsAtOnce;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PredictionsPaneTest {
  private static final int ERROR = 5;
  private static final int IN_TRAINING = 6;

  private final FxRobot robot = new FxRobot();
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(9, 4, 8), 32);
  private final ShownReport shown = new ShownReport(run, selection);
  private final ObjectProperty<IntPredicate> inTraining = new SimpleObjectProperty<>();
  private int exports;
  private Views.View view;

  @Start
  void start(Stage stage) {
    run.add(List.of(SampleReports.report(1, 1, SampleReports.predictions(1000, 6, 100, 900))));
    Messages messages = Messages.english();
    PredictionsViewModel model =
        new PredictionsViewModel(shown, selection, () -> messages, inTraining, () -> exports++);
    view =
        new Views(
                Map.of(
                    PredictionsController.class,
                    () -> new PredictionsController(shown, model, messages, TurnsAtOnce.turns())))
            .load("predictions", messages);
    view.root().setStyle(Palette.LIGHT.toCss());
    stage.setScene(new Scene(view.root(), 900, 300));
    stage.setWidth(900);
    stage.setHeight(300);
    stage.show();
  }

  @AfterEach
  void closeView() {
    robot.interact(view::close);
  }

  @Test
  void wrongRowsAndTypedNumbersFilter() {
    robot.interact(() -> labelled("Wrong only").fire());
    assertEquals(List.of(100, 900), indices());
    robot.interact(() -> labelled("All").fire());
    robot.interact(() -> lookup(".text-field", TextField.class).setText("150 - 21"));
    assertEquals(
        List.of(100, 300, 500, 700, 900), indices(), "every 200th sample is the same pair");
  }

  @Test
  void noMatchIsSaidWhereThereIsSomethingToMatch() {
    assertEquals("", placeholder());
    robot.interact(() -> lookup(".text-field", TextField.class).setText("9999"));
    assertEquals("No sample matches.", placeholder());
    robot.interact(() -> run.begin(TrainingConfig.article()));
    assertEquals("", placeholder(), "before the first report");
  }

  @Test
  void aColumnSortsByItsNumbers() {
    sort(ERROR, TableColumn.SortType.DESCENDING);
    assertEquals(List.of(100, 900), indices().subList(0, 2));
    sort(1, TableColumn.SortType.ASCENDING);
    assertEquals(50, onFx(() -> table().getItems().getFirst().a()));
    assertEquals(249, onFx(() -> table().getItems().getLast().a()), "as numbers, not as text");
  }

  @Test
  void theTrainingSetIsUnknownUntilItIsKnown() {
    assertEquals(List.of(), words());
    robot.interact(() -> inTraining.set(index -> index == 0));
    List<String> words = words();
    assertEquals("yes", words.getFirst());
    assertEquals("no", words.get(1));
  }

  @Test
  void aClickOnARowLoadsItsPair() {
    Node row =
        onFx(
            () ->
                robot.lookup(".table-row-cell").queryAll().stream()
                    .map(node -> (TableRow<?>) node)
                    .filter(shown -> shown.getIndex() == 3)
                    .findFirst()
                    .orElseThrow());
    robot.interact(() -> row.fireEvent(click()));
    assertEquals(new Subtraction(53, 4, 8), onFx(selection::pair));
    robot.interact(() -> selection.selectPair(new Subtraction(9, 4, 8)));
    robot.interact(() -> row.fireEvent(click()));
    assertEquals(new Subtraction(53, 4, 8), onFx(selection::pair), "the same row again");
  }

  @Test
  void theKeyboardLoadsPairsToo() {
    robot.interact(
        () -> {
          table().requestFocus();
          table().getSelectionModel().select(3);
        });
    robot.interact(
        () ->
            table()
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false)));
    assertEquals(new Subtraction(54, 5, 8), onFx(selection::pair));
  }

  @Test
  void keysSortAsTheHeadsOfTheColumnsDo() {
    robot.interact(() -> table().requestFocus());
    alt(KeyCode.RIGHT);
    alt(KeyCode.RIGHT);
    alt(KeyCode.DOWN);
    assertEquals(249, onFx(() -> table().getItems().getFirst().a()), "by a, the largest first");
    alt(KeyCode.UP);
    assertEquals(50, onFx(() -> table().getItems().getFirst().a()));
    alt(KeyCode.LEFT);
    assertEquals(0, indices().getFirst(), "by the sample");
    alt(KeyCode.LEFT);
    assertEquals(List.of(), onFx(() -> List.copyOf(table().getSortOrder())));
    alt(KeyCode.LEFT);
    alt(KeyCode.LEFT);
    alt(KeyCode.DOWN);
    assertEquals(List.of(100, 900), indices().subList(0, 2), "by the error, the last but one");
  }

  private void alt(KeyCode code) {
    robot.interact(
        () ->
            table()
                .fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, true, false)));
  }

  @Test
  void theButtonExports() {
    robot.interact(() -> robot.lookup("Export CSV…").queryButton().fire());
    assertEquals(1, exports);
  }

  private static MouseEvent click() {
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
        5,
        5,
        5,
        5,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private List<String> words() {
    WaitForAsyncUtils.waitForFxEvents();
    return onFx(
        () -> {
          table().layout();
          TableColumn<PredictionRow, ?> column = table().getColumns().get(IN_TRAINING);
          return robot.lookup(".table-cell").queryAll().stream()
              .map(node -> (TableCell<?, ?>) node)
              .filter(cell -> column.equals(cell.getTableColumn()) && cell.getText() != null)
              .sorted(Comparator.comparingInt(cell -> cell.getIndex()))
              .map(cell -> cell.getText())
              .toList();
        });
  }

  private void sort(int column, TableColumn.SortType type) {
    robot.interact(
        () -> {
          TableColumn<PredictionRow, ?> by = table().getColumns().get(column);
          by.setSortType(type);
          table().getSortOrder().setAll(List.of(by));
        });
  }

  private String placeholder() {
    return onFx(() -> table().getItems().isEmpty() ? placeholderText() : "");
  }

  private String placeholderText() {
    return ((Label) table().getPlaceholder()).getText();
  }

  private List<Integer> indices() {
    return onFx(() -> table().getItems().stream().map(PredictionRow::index).toList());
  }

  @SuppressWarnings("unchecked")
  private TableView<PredictionRow> table() {
    return (TableView<PredictionRow>) lookup(".table-view", TableView.class);
  }

  private ToggleButton labelled(String text) {
    return robot.lookup(text).queryAs(ToggleButton.class);
  }

  private <T extends Node> T lookup(String query, Class<T> type) {
    return robot.lookup(query).queryAs(type);
  }

  private static <T> T onFx(Callable<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(20), look);
  }
}
