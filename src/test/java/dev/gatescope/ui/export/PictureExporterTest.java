package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.report.Footer;
import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Unfinished;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureExporterTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final PictureExporter exporter =
      new PictureExporter(
          run,
          new ShownReport(run, new Selection(new Subtraction(3, 1, 8), 32)),
          new Appearance(Palette.LIGHT, Messages.english()),
          Runnable::run);
  @TempDir Path folder;

  PictureExporterTest() {
    run.add(SampleReports.epochs(0, 100));
  }

  @Test
  void everyScaleHasItsExactSizeAndACurve() throws IOException {
    for (int scale : new int[] {1, 2, 4}) {
      BufferedImage image = export(PlotKind.LOSS, Palette.LIGHT, scale, false);
      assertEquals(640 * scale, image.getWidth());
      assertEquals(400 * scale, image.getHeight());
      // Loss 100 / epoch: high at the left, along the foot at the right.
      assertTrue(inked(image, Palette.LIGHT, 0.08, 0.2, 0.2, 0.5) > 20 * scale, "left, high");
      assertTrue(inked(image, Palette.LIGHT, 0.6, 0.7, 0.95, 0.86) > 100 * scale, "right, low");
      assertEquals(0, inked(image, Palette.LIGHT, 0.5, 0.2, 0.95, 0.6), "right, high");
    }
  }

  @Test
  void atScaleTwoItIsDrawnAnewNotBlownUp() throws IOException {
    BufferedImage once = export(PlotKind.LOSS, Palette.LIGHT, 1, false);
    BufferedImage twice = export(PlotKind.LOSS, Palette.LIGHT, 2, false);
    int unequalQuads = 0;
    int inkedQuads = 0;
    for (int y = 0; y < once.getHeight(); y++) {
      for (int x = 0; x < once.getWidth(); x++) {
        int corner = twice.getRGB(2 * x, 2 * y);
        if (corner != -1) {
          inkedQuads++;
        }
        if (corner != twice.getRGB(2 * x + 1, 2 * y) || corner != twice.getRGB(2 * x, 2 * y + 1)) {
          unequalQuads++;
        }
      }
    }
    assertTrue(unequalQuads > inkedQuads / 10, unequalQuads + " of " + inkedQuads);
    // A picture that was stretched with smoothing has few pixels of the pure line colour.
    Color accent = awt(Palette.LIGHT.accent());
    assertTrue(pure(twice, accent) > 1.5 * pure(once, accent));
  }

  @Test
  void errorsStandWhereTheWrongSamplesAre() throws IOException {
    BufferedImage image = export(PlotKind.ERRORS, Palette.LIGHT, 2, false);
    Color wrong = awt(Palette.LIGHT.wrong());
    // Samples 100 and 900 of 1,000.
    assertTrue(count(image, wrong, 0.1, 0.1, 0.3, 0.4) > 10);
    assertTrue(count(image, wrong, 0.75, 0.1, 0.95, 0.4) > 10);
    assertEquals(0, count(image, wrong, 0.35, 0.1, 0.7, 0.4));
  }

  /** Its name was made when the dialog was opened. */
  @Test
  void aPlotIsOfTheRunThatWasThereWhenItWasAskedFor() throws IOException {
    Path file = folder.resolve("asked.png");
    PictureRequest.Writer asked = exporter.plot(PlotKind.LOSS);
    run.begin(TrainingConfig.article().withSeed(5));
    onFx(() -> asked.write(file, look(Palette.LIGHT, 1, false))).toCompletableFuture().join();
    BufferedImage image = ImageIO.read(file.toFile());
    assertTrue(inked(image, Palette.LIGHT, 0.08, 0.2, 0.2, 0.5) > 20, "the curve is there");
  }

  @Test
  void aPlotWithoutErrorsSaysSo() throws IOException {
    Color right = awt(Palette.LIGHT.right());
    BufferedImage image = export(PlotKind.ERRORS, Palette.LIGHT, 2, false);
    assertEquals(0, count(image, right, 0, 0, 1, 1));
    run.add(List.of(SampleReports.report(101, 1, SampleReports.predictions(1000, 0))));
    image = export(PlotKind.ERRORS, Palette.LIGHT, 2, false);
    assertTrue(count(image, right, 0.3, 0.4, 0.7, 0.6) > 500);
  }

  @Test
  void darkAndLogarithmicDifferFromLightAndLinear() throws IOException {
    BufferedImage dark = export(PlotKind.LOSS, Palette.DARK, 1, true);
    assertEquals(awt(Palette.DARK.background()).getRGB(), dark.getRGB(1, 1));
    // On a logarithmic axis the curve is no longer on the foot in the middle.
    assertTrue(inked(dark, Palette.DARK, 0.4, 0.3, 0.6, 0.7) > 20);
  }

  /** Ink that is made in the background: as wide as the drawing is by then. */
  private static final class Slow extends StackPane implements Unfinished {
    private final DrawingPane ink =
        new DrawingPane() {
          @Override
          protected void draw(GraphicsContext graphics, double width, double height) {
            if (made > 0) {
              graphics.setFill(Palette.LIGHT.accent());
              graphics.fillRect(0, 0, made, height);
            }
          }
        };
    private double made;
    private boolean onItsThread;

    Slow() {
      getChildren().add(ink);
    }

    @Override
    public Runnable finish() {
      onItsThread = Platform.isFxApplicationThread();
      double width = ink.getWidth();
      return () -> {
        assertTrue(Platform.isFxApplicationThread());
        made = width;
        ink.redraw();
      };
    }
  }

  @Test
  void whatTakesLongIsMadeInTheBackgroundAndStandsInThePicture() throws IOException {
    Path file = folder.resolve("slow.png");
    Slow slow = onFx(Slow::new);
    PictureExporter exports =
        new PictureExporter(
            run,
            new ShownReport(run, new Selection(new Subtraction(3, 1, 8), 32)),
            new Appearance(Palette.LIGHT, Messages.english()),
            task -> Thread.ofVirtual().start(task));
    PaneDrawing drawing = PaneDrawing.ofNetwork("slow", "Slow", List.of("640 x 400"), _ -> slow);
    onFx(() -> exports.export(drawing, "", file, look(Palette.LIGHT, 2, false)))
        .toCompletableFuture()
        .join();
    assertFalse(slow.onItsThread);
    BufferedImage image = ImageIO.read(file.toFile());
    // 14 units of padding at either side, two pixels a unit.
    Color accent = awt(Palette.LIGHT.accent());
    for (int x : new int[] {28, 640, 1251}) {
      assertEquals(accent.getRGB(), image.getRGB(x, 400));
    }
  }

  @Test
  void aMissingFolderIsSaid() {
    CompletionStage<Void> stage =
        onFx(
            () ->
                exporter
                    .plot(PlotKind.LOSS)
                    .write(folder.resolve("no/such/loss.png"), look(Palette.LIGHT, 1, false)));
    var failure = assertThrows(CompletionException.class, () -> stage.toCompletableFuture().join());
    assertTrue(failure.getCause() instanceof ProblemException);
  }

  @Test
  void theCommandLineWritesBothPlots() throws IOException {
    Path loss = folder.resolve("loss.png");
    Path errors = folder.resolve("errors.png");
    Toolkit running = SharedToolkit.TOOLKIT;
    Pictures pictures = new Pictures(Messages.english());
    String footer = Footer.of(run.config(), Messages.english());
    pictures.lossPlot(run.history().epochs(), footer, loss);
    pictures.errorPlot(run.latest().test(), footer, errors);
    pictures.close();
    assertEquals(1, running.call(() -> 1), "a toolkit that ran before goes on");
    assertEquals(1600, ImageIO.read(loss.toFile()).getWidth());
    assertEquals(1000, ImageIO.read(errors.toFile()).getHeight());
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "no temporary file is left");
    }
  }

  private BufferedImage export(PlotKind kind, Palette palette, int scale, boolean log)
      throws IOException {
    Path file = folder.resolve(kind + "-" + palette + scale + ".png");
    onFx(() -> exporter.plot(kind).write(file, look(palette, scale, log)))
        .toCompletableFuture()
        .join();
    return ImageIO.read(file.toFile());
  }

  private static PictureExporter.Look look(Palette palette, int scale, boolean log) {
    return new PictureExporter.Look(new PictureSize(640, 400, scale), palette, log);
  }

  private static <T> T onFx(java.util.function.Supplier<T> work) {
    // Not closed: other tests of this run need the toolkit.
    return SharedToolkit.TOOLKIT.call(work);
  }

  private static final class SharedToolkit {
    static final Toolkit TOOLKIT = Toolkit.open();
  }

  /** Pixels near the accent colour in a part of the picture, given in shares of its size. */
  private static int inked(
      BufferedImage image, Palette palette, double x0, double y0, double x1, double y1) {
    return count(image, awt(palette.accent()), x0, y0, x1, y1);
  }

  private static int count(
      BufferedImage image, Color colour, double x0, double y0, double x1, double y1) {
    int count = 0;
    for (int y = (int) (y0 * image.getHeight()); y < y1 * image.getHeight(); y++) {
      for (int x = (int) (x0 * image.getWidth()); x < x1 * image.getWidth(); x++) {
        count += distance(new Color(image.getRGB(x, y)), colour) < 60 ? 1 : 0;
      }
    }
    return count;
  }

  private static int pure(BufferedImage image, Color colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += distance(new Color(image.getRGB(x, y)), colour) < 4 ? 1 : 0;
      }
    }
    return count;
  }

  private static int distance(Color a, Color b) {
    return Math.abs(a.getRed() - b.getRed())
        + Math.abs(a.getGreen() - b.getGreen())
        + Math.abs(a.getBlue() - b.getBlue());
  }

  private static Color awt(javafx.scene.paint.Color colour) {
    return Color.decode(Palette.hex(colour));
  }
}
