package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Selection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.MenuItem;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Element;

/** What the exported files hold. */
class ExportedFilesTest extends OpenExports {
  @Start
  void start(Stage stage) {
    show(stage);
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

  private List<String> table(int item, int rows) throws IOException {
    target = folder.resolve("table.csv");
    open(item);
    List<String> lines = Files.readAllLines(target);
    assertEquals(rows, lines.size() - 1);
    return lines;
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
}
