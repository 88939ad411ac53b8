package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ChangeBarTest {
  private static final int WRONG = Palette.argb(Palette.LIGHT.wrong());
  private static final int RIGHT = Palette.argb(Palette.LIGHT.right());
  private static final int EMPTY = Palette.argb(Palette.LIGHT.diverging(0, 1));

  /** Colours along the middle of a bar of 100 pixels. */
  private static int[] bar(FxRobot robot, double now, double before) {
    int[] colours = new int[100];
    robot.interact(
        () -> {
          Canvas canvas = new Canvas(120, 20);
          ChangeBar.draw(canvas.getGraphicsContext2D(), Palette.LIGHT, 10, 5, 100, 10, now, before);
          Pane pane = new Pane(canvas);
          new Scene(pane);
          PixelReader pixels = pane.snapshot(null, null).getPixelReader();
          for (int x = 0; x < colours.length; x++) {
            colours[x] = pixels.getArgb(10 + x, 10);
          }
        });
    return colours;
  }

  @Test
  void whatIsLostIsRedAndWhatStaysIsNot(FxRobot robot) {
    int[] lost = bar(robot, 0.6, 0.9);
    assertNotEquals(WRONG, lost[30]);
    assertNotEquals(EMPTY, lost[30]);
    assertEquals(WRONG, lost[70]);
    assertEquals(EMPTY, lost[95]);
  }

  @Test
  void whatIsGainedIsGreen(FxRobot robot) {
    int[] gained = bar(robot, 0.9, 0.5);
    assertNotEquals(RIGHT, gained[30]);
    assertEquals(RIGHT, gained[70]);
    assertEquals(EMPTY, gained[95]);
    assertEquals(RIGHT, bar(robot, 1, 1)[50], "all that can be right");
  }

  @Test
  void theSmallestLossIsSeen(FxRobot robot) {
    int[] lost = bar(robot, 0.49999, 0.5);
    assertEquals(EMPTY, lost[60]);
    boolean red = false;
    for (int x = 48; x < 53; x++) {
      red |= lost[x] == WRONG;
    }
    assertEquals(true, red);
    assertEquals(EMPTY, bar(robot, Double.NaN, 0.5)[10]);
  }
}
