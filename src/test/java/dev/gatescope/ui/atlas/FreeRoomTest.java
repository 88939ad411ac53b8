package dev.gatescope.ui.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class FreeRoomTest {
  private final FreeRoom room = new FreeRoom();

  @Test
  void theBestPlaceIsTakenWhileItIsFree() {
    List<Point2D> middles = List.of(new Point2D(50, 50), new Point2D(50, 80));
    Rectangle2D first = room.find(middles, 40, 20);
    assertEquals(new Rectangle2D(30, 40, 40, 20), first);
    Rectangle2D second = room.find(middles, 40, 20);
    assertEquals(new Rectangle2D(30, 70, 40, 20), second);
    assertFalse(first.intersects(second));
  }

  @Test
  void figuresAreNotCovered() {
    room.take(new Rectangle2D(40, 40, 20, 20));
    List<Point2D> middles = List.of(new Point2D(50, 50), new Point2D(62, 62), new Point2D(70, 70));
    assertEquals(new Rectangle2D(60, 60, 20, 20), room.find(middles, 20, 20));
  }

  @Test
  void whereNothingIsFreeTheLeastIsCovered() {
    room.take(new Rectangle2D(0, 0, 100, 100));
    List<Point2D> middles = List.of(new Point2D(50, 50), new Point2D(95, 50));
    assertEquals(new Rectangle2D(85, 40, 20, 20), room.find(middles, 20, 20));
  }
}
