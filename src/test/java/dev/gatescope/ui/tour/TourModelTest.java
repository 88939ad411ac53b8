package dev.gatescope.ui.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.lesson.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TourModelTest {
  private final List<Place> shown = new ArrayList<>();
  private final TourModel model = new TourModel(shown::add);

  @Test
  void sixStopsAreVisitedInOrderAndTheLastEndsIt() {
    model.offer();
    for (TourStop stop : TourStop.values()) {
      assertEquals(stop, model.stopProperty().get());
      assertEquals(stop.place(), shown.getLast(), "in sight before it is pointed at");
      assertEquals(stop == TourStop.LESSON, model.isLast());
      assertFalse(model.doneProperty().get());
      model.next();
    }
    assertEquals(6, shown.size());
    assertNull(model.stopProperty().get());
    assertTrue(model.doneProperty().get());
  }

  @Test
  void whoHadItIsNotOfferedItButCanStartIt() {
    model.doneProperty().set(true);
    model.offer();
    assertNull(model.stopProperty().get());
    model.start();
    assertEquals(TourStop.TOP_BAR, model.stopProperty().get());
  }

  @Test
  void itGoesBackButNotBeforeTheFirstAndIsDoneWhenSkipped() {
    model.start();
    model.previous();
    assertEquals(TourStop.TOP_BAR, model.stopProperty().get());
    model.next();
    model.next();
    model.previous();
    assertEquals(TourStop.SUM, model.stopProperty().get());
    model.end();
    assertTrue(model.doneProperty().get());
    model.start();
    assertEquals(TourStop.TOP_BAR, model.stopProperty().get(), "it begins at the beginning");
  }
}
