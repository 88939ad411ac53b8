package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochAxisTest {
  private final EpochAxis axis = new EpochAxis(46, 500, 100);

  @Test
  void placesAndEpochsAreEachOthersInverse() {
    assertEquals(46, axis.x(0));
    assertEquals(546, axis.x(100));
    for (int epoch = 0; epoch <= 100; epoch++) {
      assertEquals(epoch, axis.at(axis.x(epoch) + 2));
    }
    assertEquals(0, axis.at(41));
    assertEquals(100, axis.at(551));
    assertEquals(-1, axis.at(39));
    assertEquals(-1, axis.at(553));
  }

  @Test
  void theCursorsNeighboursGiveWay() {
    assertArrayEquals(new int[] {0, 10, 20, 30, 40, 60, 70, 80, 90, 100}, axis.marks(51).toArray());
    assertArrayEquals(new int[] {0, 50}, new EpochAxis(0, 100, 100).marks(98).toArray());
    assertArrayEquals(new int[] {1}, new EpochAxis(0, 300, 1).marks(0).toArray());
  }

  @Test
  void epochsAreMarkedAtRoundNumbers() {
    int[] seconds =
        IntStream.of(3, 15, 30, 70, 110, 400, 510)
            .map(epochs -> new EpochAxis(0, 10_000, epochs).marks(0).findFirst().orElse(0))
            .toArray();
    assertArrayEquals(new int[] {1, 2, 5, 10, 20, 50, 100}, seconds);
  }

  @Test
  void labelsThatWouldMeetStandApartAndInTheColumn() {
    assertArrayEquals(
        new double[] {10, 24, 50}, LabelColumn.spread(new double[] {10, 12, 50}, 14, 0, 100));
    assertArrayEquals(
        new double[] {72, 86, 100}, LabelColumn.spread(new double[] {90, 95, 99}, 14, 0, 100));
    assertArrayEquals(new double[] {5, 19}, LabelColumn.spread(new double[] {-3, 2}, 14, 5, 100));
    assertArrayEquals(new double[0], LabelColumn.spread(new double[0], 14, 0, 100));
  }
}
