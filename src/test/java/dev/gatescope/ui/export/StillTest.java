package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.ui.common.DrawingPane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Transform;
import org.junit.jupiter.api.Test;

class StillTest {
  private static final int SCALE = 2;
  private static final int WIDTH = 1202;
  private static final int HEIGHT = 1001;
  private static final int STRIPS = Math.ceilDiv(HEIGHT, Still.STRIP_PIXELS / WIDTH);

  private final Toolkit toolkit = Toolkit.open();
  private final List<Rectangle2D> strips = new ArrayList<>();
  private final List<String> turns = new CopyOnWriteArrayList<>();
  private final Page page = toolkit.call(Page::new);

  /** Notes whenever a part of it is taken, and has something else to do on the same thread. */
  private final class Page extends Pane {
    private boolean noting = true;

    Page() {
      super(
          block(20, 0, 250, 480, Color.TEAL),
          block(300, 217, 301, 3, Color.ORANGE),
          block(580, 430, 21, 70, Color.NAVY));
    }

    private static Rectangle block(double x, double y, double width, double height, Color colour) {
      Rectangle block = new Rectangle(x, y, width, height);
      block.setFill(colour);
      return block;
    }

    @Override
    public WritableImage snapshot(SnapshotParameters parameters, WritableImage image) {
      if (noting) {
        strips.add(parameters.getViewport());
        turns.add("strip");
        Platform.runLater(() -> turns.add("window"));
      }
      return super.snapshot(parameters, image);
    }
  }

  @Test
  void stripsMakeTheSamePictureAsOneSnapshot() {
    WritableImage picture = Still.take(page, Color.BEIGE, SCALE, WIDTH, HEIGHT);
    WritableImage whole =
        toolkit.call(
            () -> {
              page.noting = false;
              SnapshotParameters parameters = new SnapshotParameters();
              parameters.setFill(Color.BEIGE);
              parameters.setTransform(Transform.scale(SCALE, SCALE));
              parameters.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
              return page.snapshot(parameters, null);
            });
    assertArrayEquals(pixels(whole), pixels(picture));
  }

  @Test
  void noStripIsLargeAndTogetherTheyAreThePicture() {
    Still.take(page, Color.BEIGE, SCALE, WIDTH, HEIGHT);
    assertEquals(STRIPS, strips.size());
    double top = 0;
    for (Rectangle2D strip : strips) {
      assertEquals(top, strip.getMinY());
      assertTrue(strip.getWidth() * strip.getHeight() <= Still.STRIP_PIXELS, strip.toString());
      top = strip.getMaxY();
    }
    assertEquals(HEIGHT, top);
  }

  @Test
  void theWindowHasItsTurnBetweenTwoStrips() {
    Still.take(page, Color.BEIGE, SCALE, WIDTH, HEIGHT);
    // What came last waits behind everything else.
    toolkit.call(() -> null);
    List<String> inTurn =
        Stream.generate(() -> List.of("strip", "window"))
            .limit(STRIPS)
            .flatMap(List::stream)
            .toList();
    assertEquals(inTurn, turns);
  }

  /** A canvas of the whole picture would keep the renderer busy with it at the first strip. */
  @Test
  void aDrawingIsDrawnStripByStripToo() {
    Ruler ruler = toolkit.call(Ruler::new);
    Pane sheet =
        toolkit.call(
            () -> {
              Pane pane = new Pane(ruler);
              ruler.setManaged(false);
              ruler.resizeRelocate(7, 13, 400, 450);
              ruler.setResolution(SCALE);
              ruler.layout();
              return pane;
            });
    int[] whole =
        toolkit.call(
            () -> {
              SnapshotParameters parameters = new SnapshotParameters();
              parameters.setFill(Color.BEIGE);
              parameters.setTransform(Transform.scale(SCALE, SCALE));
              parameters.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
              return pixels(sheet.snapshot(parameters, null));
            });
    ruler.heights.clear();
    int[] strips = pixels(Still.take(sheet, Color.BEIGE, SCALE, WIDTH, HEIGHT));
    assertArrayEquals(whole, strips);
    assertEquals(STRIPS, ruler.heights.size());
    for (double height : ruler.heights) {
      assertTrue(height <= Still.STRIP_PIXELS / WIDTH + 3, height + " rows at a time");
    }
  }

  /** Lines of one unit, and how high the canvas was on which they were drawn. */
  private static final class Ruler extends DrawingPane {
    private final List<Double> heights = new ArrayList<>();

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
      heights.add(graphics.getCanvas().getHeight());
      graphics.setFill(Color.CRIMSON);
      for (int y = 0; y < height; y += 3) {
        graphics.fillRect(y, y, width - y, 1);
      }
    }
  }

  private static int[] pixels(WritableImage image) {
    assertEquals(WIDTH, image.getWidth());
    assertEquals(HEIGHT, image.getHeight());
    int[] pixels = new int[WIDTH * HEIGHT];
    image
        .getPixelReader()
        .getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
    return pixels;
  }
}
