package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.ShownReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Element;

/** The export menu and its dialog, up to the files. Only the system's own dialog is left out. */
@ExtendWith(ApplicationExtension.class)
class ExportsTest {
  private static final int LOSS = 0;
  private static final int LOSS_DRAWING = 2;
  private static final int ERRORS_DRAWING = 3;
  private static final int REPORT = 10;
  private static final int STEPS = 8;
  private static final int GATES = 4;
  private static final int GATES_DRAWING = 5;
  private static final int FLOW_DRAWING = 7;
  private static final int PREDICTIONS = 12;
  private static final int TRACE = 14;
  private static final int HISTORY = 13;
  private static final int DATA = 15;

  private final FxRobot robot = new FxRobot();
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(123, 61, 8), 32);
  private final TraceModel traces = new TraceModel();
  private final Appearance appearance = new Appearance(Palette.LIGHT, Messages.english());
  @TempDir private Path folder;
  private Path target;
  private final List<Path> saved = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private FaultyDisk disk = new FaultyDisk();
  private String proposed;
  private Exports exports;

  @Start
  void start(Stage stage) {
    exports =
        new Exports(
            new Exports.Sources(
                run,
                new ShownReport(run, selection),
                selection,
                traces,
                appearance,
                new ChartOptions()),
            this::write,
            (owner, fileName) -> {
              proposed = fileName;
              return Optional.ofNullable(target);
            },
            ExportsTest::data,
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

  @Test
  void aBadSizeIsSaidAndCannotBeSaved() {
    open(LOSS);
    type("#export-width", "wide");
    assertTrue(label("#export-problem").contains("wide"));
    assertEquals("", label("#export-result"));
    assertTrue(saveIsDisabled());
    type("#export-width", "640");
    assertEquals("", label("#export-problem"));
    assertEquals("1280 x 1000 pixels", label("#export-result"));
    assertFalse(saveIsDisabled());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, loss-lstm-822.png",
    "1, 4, errors-lstm-822.png",
    "4, 1, gates-123-61-lstm-822.png",
    "4, 2, gates-123-61-lstm-822.png",
    "4, 4, gates-123-61-lstm-822.png",
    "6, 1, flow-123-61-lstm-822.png",
    "6, 2, flow-123-61-lstm-822.png"
  })
  void picturesHaveExactlyTheSizeThatWasAskedFor(int item, int scale, String name)
      throws IOException {
    target = folder.resolve("picture.png");
    open(item);
    type("#export-width", "700");
    type("#export-height", "520");
    choose(scale);
    save();
    assertFalse(dialogIsOpen());
    assertEquals(name, proposed);
    assertEquals(List.of(target), saved);
    BufferedImage image = ImageIO.read(target.toFile());
    assertEquals(700 * scale, image.getWidth());
    assertEquals(520 * scale, image.getHeight());
    assertTrue(colours(image) > 50, "something is drawn");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAndTheDialogStays() {
    open(GATES);
    type("#export-width", "640");
    target = folder.resolve("gone/picture.png");
    save();
    assertTrue(label("#export-problem").contains("gone does not exist"), label("#export-problem"));
    assertTrue(dialogIsOpen());
    assertEquals(List.of(), saved);
    target = folder.resolve("picture.png");
    save();
    assertFalse(dialogIsOpen());
    assertTrue(Files.exists(target));
  }

  @Test
  void aFullDiskIsSaid() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a disk that is always full");
    open(LOSS);
    target = Path.of("/dev/full");
    save();
    assertTrue(label("#export-problem").contains("disk is full"), label("#export-problem"));
    assertFalse(saveIsDisabled());
  }

  /** Pictures, drawings, pages and tables, at every step of writing them. */
  @ParameterizedTest
  @ValueSource(ints = {LOSS, LOSS_DRAWING, FLOW_DRAWING, STEPS, REPORT, PREDICTIONS, TRACE, DATA})
  void anExportThatFailsAnywhereIsSaidLosesNothingAndWorksWhenAsked(int item) throws IOException {
    target = Files.writeString(folder.resolve("old"), "old");
    FaultyDisk counting = new FaultyDisk();
    disk = counting;
    open(item);
    saveSmallIfAsked();
    byte[] whole = Files.readAllBytes(target);
    assertTrue(counting.steps().size() >= 6, counting.steps().toString());
    String before = "";
    for (int at = 1; at <= counting.steps().size(); at++) {
      String step = counting.steps().get(at - 1);
      if (step.equals(before)) {
        continue; // One of many writes, each of them the same.
      }
      before = step;
      Files.writeString(target, "old");
      saved.clear();
      said.clear();
      FaultyDisk faulty =
          new FaultyDisk(at, FaultyDisk.Fault.KEEPS_FAILING, FaultyDisk.FULL_IN_ANY_LANGUAGE);
      disk = faulty;
      open(item);
      saveSmallIfAsked();
      if (dialogIsOpen()) {
        said.add(label("#export-problem"));
      }
      assertEquals(1, said.size(), step);
      assertTrue(said.getFirst().contains(target + " could not be written: the disk is full"));
      assertEquals("old", Files.readString(target), step);
      assertEquals(List.of(), saved);
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(List.of(target), files.toList(), step);
      }
      faulty.mend();
      if (!dialogIsOpen()) {
        open(item);
      } else {
        save();
      }
      assertFalse(dialogIsOpen());
      assertArrayEquals(whole, Files.readAllBytes(target), step);
      assertEquals(List.of(target), saved);
    }
  }

  @Test
  void whoChoosesNoFileIsStillAsked() {
    open(LOSS);
    target = null;
    save();
    assertTrue(dialogIsOpen());
    assertEquals("", label("#export-problem"));
  }

  @Test
  void tablesAreWhole() throws IOException {
    assertEquals(
        "index,a,b,expected,predicted,absolute_error", table(PREDICTIONS, 1000).getFirst());
    assertEquals("predictions-lstm-822.csv", proposed);
    assertEquals(
        "epoch,loss,test_loss,test_rmse,all_pairs_wrong,milliseconds",
        table(HISTORY, 100).getFirst());
    assertEquals("history-lstm-822.csv", proposed);
    List<String> trace = table(TRACE, 8 * 32);
    assertTrue(trace.getFirst().startsWith("time_step,unit,a_bit,b_bit,"), trace.getFirst());
    assertTrue(trace.getFirst().contains(",f_pre_activation,"), trace.getFirst());
    assertEquals("trace-123-61-lstm-822.csv", proposed);
    List<String> data = table(DATA, 10_000);
    assertTrue(data.getFirst().startsWith("a,b,c,bits,borrows,"), data.getFirst());
    assertEquals(1000, data.stream().filter(line -> line.contains(",test,")).count());
    assertEquals("data-lstm-822.csv", proposed);
  }

  @Test
  void theStepThroughIsAnAnimationOfOnePictureAStep() throws IOException {
    target = folder.resolve("steps.gif");
    open(STEPS);
    type("#export-width", "700");
    type("#export-height", "520");
    choose(1);
    save();
    assertFalse(dialogIsOpen());
    assertEquals("steps-123-61-lstm-822.gif", proposed);
    assertEquals(List.of(target), saved);
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(target.toFile())) {
      reader.setInput(in);
      assertEquals(8, reader.getNumImages(true));
      int covered = Integer.MAX_VALUE;
      for (int t = 0; t < 8; t++) {
        BufferedImage image = reader.read(t);
        assertEquals(700, image.getWidth());
        assertEquals(520, image.getHeight());
        // Each step uncovers one more column of the maps.
        int still = count(Palette.LIGHT.surface(), image);
        assertTrue(still < covered - 500, "step " + t + ": " + still + " after " + covered);
        covered = still;
        // The ground is the same in all of them: it must not flicker.
        assertEquals(Palette.argb(Palette.LIGHT.background()), image.getRGB(1, 1));
        Element control = node(reader, t, "GraphicControlExtension");
        assertEquals("80", control.getAttribute("delayTime"));
      }
      IIOMetadataNode loop = (IIOMetadataNode) node(reader, 0, "ApplicationExtension");
      assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
      assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
    } finally {
      reader.dispose();
    }
  }

  private static int count(Color color, BufferedImage image) {
    int wanted = Palette.argb(color);
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == wanted ? 1 : 0;
      }
    }
    return count;
  }

  private static Element node(ImageReader reader, int image, String name) throws IOException {
    IIOMetadata metadata = reader.getImageMetadata(image);
    Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    return (Element) root.getElementsByTagName(name).item(0);
  }

  @Test
  void drawingsAreInTheColoursOfTheWindow() throws IOException {
    target = folder.resolve("plot.svg");
    open(LOSS_DRAWING);
    assertEquals("loss-lstm-822.svg", proposed);
    String light = Files.readString(target);
    assertTrue(light.contains(Palette.hex(Palette.LIGHT.accent())), light);
    robot.interact(() -> appearance.paletteProperty().set(Palette.DARK));
    open(ERRORS_DRAWING);
    assertEquals("errors-lstm-822.svg", proposed);
    String dark = Files.readString(target);
    assertTrue(dark.contains(Palette.hex(Palette.DARK.wrong())), dark);
    assertTrue(dark.contains("after epoch 100"), dark);
  }

  @Test
  void theCellIsDrawnAtTheChosenStepWithItsUnitsNumbers() throws IOException {
    target = folder.resolve("cell.svg");
    robot.interact(() -> selection.selectTimeStep(5));
    robot.interact(() -> selection.selectUnit(7));
    open(FLOW_DRAWING);
    assertEquals("flow-123-61-lstm-822.svg", proposed);
    String flow = Files.readString(target);
    assertTrue(flow.contains("t = 5 of 0–7 · unit 7"), flow);
    assertTrue(flow.contains("after epoch 100"), flow);
    open(GATES_DRAWING);
    assertEquals("gates-123-61-lstm-822.svg", proposed);
    String gates = Files.readString(target);
    assertTrue(gates.contains("unit 7, t = 5"), gates);
    assertTrue(gates.contains("after epoch 100"), gates);
    assertEquals(List.of(target, target), saved);
  }

  @Test
  void theReportShowsTheChosenPairInTheLanguageOfTheWindow() throws IOException {
    target = folder.resolve("report");
    robot.interact(() -> selection.selectPair(new Subtraction(200, 7, 8)));
    open(REPORT);
    assertEquals("report-lstm-822.html", proposed);
    assertTrue(Files.readString(target).contains("The gates in 200 \u2212 7 = 193"));
    robot.interact(() -> appearance.messagesProperty().set(Messages.of(java.util.Locale.TAIWAN)));
    open(REPORT);
    assertTrue(Files.readString(target).contains("200 \u2212 7 = 193 的閘門"));
    assertEquals(List.of(target, target), saved);
  }

  @Test
  void whatIsNotThereCannotBeExported() {
    robot.interact(() -> run.begin(TrainingConfig.article()));
    robot.interact(() -> traces.show(null));
    assertEquals(
        List.of(DATA),
        onFx(
            () -> {
              List<MenuItem> items = exports.menuItems();
              return java.util.stream.IntStream.range(0, items.size())
                  .filter(i -> items.get(i).getOnAction() != null && !items.get(i).isDisable())
                  .boxed()
                  .toList();
            }));
  }

  @Test
  void whatTheQuizAsksIsInNoFile() throws IOException {
    robot.interact(() -> selection.hideFrom(3));
    List<MenuItem> items = onFx(exports::menuItems);
    for (int item : List.of(REPORT, PREDICTIONS, TRACE)) {
      assertTrue(items.get(item).isDisable(), "a table cannot leave it out");
      assertTrue(items.get(item).getText().endsWith("… (when the quiz is answered)"));
    }
    for (int item : List.of(LOSS, GATES, GATES_DRAWING, FLOW_DRAWING, STEPS, HISTORY, DATA)) {
      assertFalse(items.get(item).isDisable(), "a picture covers it");
    }
    target = folder.resolve("cell.svg");
    open(FLOW_DRAWING);
    assertTrue(Files.readString(target).contains("123 \u2212 61 = ?"));
    open(GATES_DRAWING);
    assertTrue(Files.readString(target).contains("123 \u2212 61 = ?"));
    robot.interact(() -> selection.hideFrom(Selection.NOTHING));
    assertFalse(items.get(REPORT).isDisable());
    assertEquals("Report of the run as HTML…", items.get(REPORT).getText());
    open(FLOW_DRAWING);
    assertTrue(Files.readString(target).contains("123 \u2212 61 = 62"));
  }

  private List<String> table(int item, int rows) throws IOException {
    target = folder.resolve("table.csv");
    open(item);
    List<String> lines = Files.readAllLines(target);
    assertEquals(rows, lines.size() - 1);
    return lines;
  }

  private static DataSet data(TrainingConfig config) {
    Experiment experiment = Experiment.prepare(config);
    return new DataSet(experiment.samples(), experiment.split());
  }

  private static int colours(BufferedImage image) {
    Set<Integer> seen = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        seen.add(image.getRGB(x, y));
      }
    }
    return seen.size();
  }

  private void open(int item) {
    robot.interact(() -> exports.menuItems().get(item).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void type(String field, String text) {
    robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
  }

  @SuppressWarnings("unchecked")
  private void choose(int scale) {
    robot.interact(
        () ->
            robot.lookup("#export-form .choice-box").queryAllAs(ChoiceBox.class).stream()
                .filter(box -> box.getValue() instanceof Integer)
                .forEach(box -> box.setValue(scale)));
  }

  private void save() {
    robot.interact(() -> robot.lookup("#export-save").queryAs(Button.class).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void saveSmallIfAsked() {
    if (dialogIsOpen()) {
      type("#export-width", "400");
      type("#export-height", "300");
      choose(1);
      save();
    }
  }

  /** What is written in the background; what it throws would go to the window's messages. */
  private void write(Runnable task) {
    try {
      disk.during(task);
    } catch (ProblemException e) {
      said.add(Messages.english().text(e.problem()));
    }
  }

  private boolean saveIsDisabled() {
    return onFx(() -> robot.lookup("#export-save").queryAs(Button.class).isDisabled());
  }

  private String label(String query) {
    return onFx(() -> robot.lookup(query).queryAs(Label.class).getText());
  }

  private boolean dialogIsOpen() {
    return onFx(() -> robot.lookup("#export-form").tryQuery().isPresent());
  }

  private static <T> T onFx(Callable<T> look) {
    assertFalse(Platform.isFxApplicationThread());
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(20), look);
  }
}
