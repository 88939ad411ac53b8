package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatescope.data.DataSet;
import dev.gatescope.data.Subtraction;
import dev.gatescope.file.FaultyDisk;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.heat.BrushModel;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import dev.gatescope.ui.surgery.SurgeryWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What tests of exports share: the menu, its dialog, and where files go. */
@ExtendWith(ApplicationExtension.class)
abstract class OpenExports {
  static final int LOSS = 0;
  static final int LOSS_DRAWING = 2;
  static final int ERRORS_DRAWING = 3;
  static final int REPORT = 10;
  static final int STEPS = 8;
  static final int GATES = 4;
  static final int GATES_DRAWING = 5;
  static final int FLOW_DRAWING = 7;
  static final int PREDICTIONS = 12;
  static final int TRACE = 14;
  static final int HISTORY = 13;
  static final int DATA = 15;

  final FxRobot robot = new FxRobot();
  final RunModel run = new RunModel(TrainingConfig.article());
  final Selection selection = new Selection(new Subtraction(123, 61, 8), 32);
  final TraceModel traces = new TraceModel();
  final SurgeryModel surgery = new SurgeryModel();
  final ProbeModel probe = new ProbeModel();
  final BrushModel brush = new BrushModel();
  final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  @TempDir Path folder;
  Path target;
  final List<Path> saved = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  FaultyDisk disk = new FaultyDisk();
  String proposed;
  Exports exports;

  /** Fills the stage that the toolkit hands to a test class. */
  void show(Stage stage) {
    ShownReport shown = new ShownReport(run, selection);
    exports =
        new Exports(
            new ExportSources(
                run,
                shown,
                new ShownNetwork(shown, surgery),
                () -> new SurgeryWords(appearance.messages()).operations(surgery.performed()),
                selection,
                traces,
                probe,
                brush,
                appearance,
                new ChartOptions()),
            this::write,
            (owner, fileName) -> {
              proposed = fileName;
              return Optional.ofNullable(target);
            },
            OpenExports::data,
            saved::add);
    exports.setOwner(stage);
    stage.setScene(new Scene(new StackPane(), 400, 300));
    stage.setWidth(400);
    stage.setHeight(300);
    stage.show();
    run.add(SampleReports.epochs(0, 100));
    traces.show(SampleTraces.golden(CellType.LSTM, selection.pair()));
  }

  @AfterEach
  void closeDialog() {
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(window -> window.getScene().lookup("#export-form") != null)
                .forEach(Window::hide));
  }

  static DataSet data(TrainingConfig config) {
    Experiment experiment = Experiment.prepare(config);
    return new DataSet(experiment.samples(), experiment.split());
  }

  void open(int item) {
    robot.interact(() -> exports.menuItems().get(item).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  void type(String field, String text) {
    robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
  }

  @SuppressWarnings("unchecked")
  void choose(int scale) {
    robot.interact(
        () ->
            robot.lookup("#export-form .choice-box").queryAllAs(ChoiceBox.class).stream()
                .filter(box -> box.getValue() instanceof Integer)
                .forEach(box -> box.setValue(scale)));
  }

  void save() {
    robot.interact(() -> robot.lookup("#export-save").queryAs(Button.class).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** What is written in the background; what it throws would go to the window's messages. */
  void write(Runnable task) {
    try {
      disk.during(task);
    } catch (ProblemException e) {
      said.add(Messages.english().text(e.problem()));
    }
  }

  String label(String query) {
    return onFx(() -> robot.lookup(query).queryAs(Label.class).getText());
  }

  boolean dialogIsOpen() {
    return onFx(() -> robot.lookup("#export-form").tryQuery().isPresent());
  }

  static <T> T onFx(Callable<T> look) {
    assertFalse(Platform.isFxApplicationThread());
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(20), look);
  }
}
