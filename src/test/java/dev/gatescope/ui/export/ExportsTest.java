package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatescope.eval.Tracer;
import dev.gatescope.eval.surgery.Compiled;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationCompiler;
import dev.gatescope.eval.surgery.Units;
import dev.gatescope.file.FaultyDisk;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The export menu and its dialog, up to the files. Only the system's own dialog is left out. */
class ExportsTest extends OpenExports {
  @Start
  void start(Stage stage) {
    show(stage);
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

  /** Its runs are not the one that the window shows. */
  @Test
  void aPictureOfSeveralRunsIsNotNamedAfterTheShownOne() {
    target = folder.resolve("race.png");
    PaneDrawing race =
        PaneDrawing.ofRuns(
            "race",
            "Race",
            List.of("640 x 400"),
            List.of(TrainingConfig.article().withSeed(5)),
            _ -> new Region());
    robot.interact(() -> exports.panes().drawing(race));
    WaitForAsyncUtils.waitForFxEvents();
    save();
    assertEquals("race.png", proposed);
    assertTrue(Files.exists(target));
    robot.interact(
        () ->
            exports
                .panes()
                .tableOfRuns("race", () -> Table.create("race", IntColumn.create("epoch"))));
    assertEquals("race.csv", proposed);
  }

  /** Else it would be taken for what the network learned. */
  @Test
  void whatAnOperatedNetworkDoesSaysSo() throws IOException {
    String said = "with surgery: forget gate of all units at 0, every step";
    target = folder.resolve("drawing.svg");
    open(GATES_DRAWING);
    assertFalse(Files.readString(target).contains("with surgery"));
    robot.interact(this::operate);
    open(GATES_DRAWING);
    assertEquals("gates-123-61-lstm-822-operated.svg", proposed);
    assertTrue(Files.readString(target).contains(said), Files.readString(target));
    open(FLOW_DRAWING);
    assertEquals("flow-123-61-lstm-822-operated.svg", proposed);
    open(TRACE);
    assertEquals("trace-123-61-lstm-822-operated.csv", proposed);
    exportTable(exports.panes()::table);
    assertEquals("numbers-lstm-822-operated.csv", proposed);
    exportTable(exports.panes()::tableOfRun);
    assertEquals("numbers-lstm-822.csv", proposed);
    open(ERRORS_DRAWING);
    assertEquals("errors-lstm-822.svg", proposed);
    assertFalse(Files.readString(target).contains("with surgery"), "of the trained network");
    robot.interact(() -> surgery.lift());
    exportTable(exports.panes()::table);
    assertEquals("numbers-lstm-822.csv", proposed);
  }

  private void exportTable(BiConsumer<String, Supplier<Table>> export) {
    Table numbers = Table.create("numbers", IntColumn.create("epoch"));
    robot.interact(() -> export.accept("numbers", () -> numbers));
  }

  @Test
  void aPictureOfAnOperatedNetworkSaysSoAndOneOfTheRunDoesNot() {
    List<String> sizes = List.of("640 x 400");
    robot.interact(this::operate);
    target = folder.resolve("map.png");
    robot.interact(
        () ->
            exports.panes().drawing(PaneDrawing.ofNetwork("map", "Map", sizes, _ -> new Region())));
    save();
    assertEquals("map-lstm-822-operated.png", proposed);
    robot.interact(
        () ->
            exports
                .panes()
                .drawing(PaneDrawing.ofRun("weights", "Weights", sizes, _ -> new Region())));
    save();
    assertEquals("weights-lstm-822.png", proposed);
  }

  /** Forgets everything at every step. */
  private void operate() {
    surgery.add(new Operation.Hold(Site.FORGET, Units.ALL, Clamp.EVERY, Operation.Level.ZERO));
    Weights weights = traces.trace().weights();
    Compiled compiled = new OperationCompiler().compile(weights, 8, surgery.active());
    surgery.operate(compiled);
    try (Tracer tracer = new Tracer()) {
      traces.show(tracer.trace(new Network(weights, compiled.surgery()), selection.pair()));
    }
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
  void theDataOfAForeignNetworkAreNobodysToExport() {
    RunHistory history = run.history();
    robot.interact(() -> run.show(TrainingConfig.article(), history, false));
    assertTrue(onFx(() -> exports.menuItems().get(DATA).isDisable()));
    robot.interact(() -> run.show(TrainingConfig.article(), history, true));
    assertFalse(onFx(() -> exports.menuItems().get(DATA).isDisable()));
  }

  private void saveSmallIfAsked() {
    if (dialogIsOpen()) {
      type("#export-width", "400");
      type("#export-height", "300");
      choose(1);
      save();
    }
  }

  private boolean saveIsDisabled() {
    return onFx(() -> robot.lookup("#export-save").queryAs(Button.class).isDisabled());
  }
}
