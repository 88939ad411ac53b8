package dev.gatescope.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.GridMembership;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PairGrid;
import dev.gatescope.eval.PairMap;
import dev.gatescope.lstm.Network;
import dev.gatescope.ui.common.Palette;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MapLayerTest {
  private static final int BITS = 5;

  private final PairGrid grid = new PairGrid(BITS, 1);
  private final PairMap xor = map(SampleMaps.XOR);
  private final PairMap exact = map(BorrowNetworks.borrow());
  private final GridMembership membership = new GridMembership(grid, SampleMaps.data(BITS));

  private PairMap map(Network network) {
    try (NetworkEngine engine = new NetworkEngine()) {
      return PairMap.of(engine.with(network), grid);
    }
  }

  private MapLayer layer(MapMode mode, MapFrame frame) {
    return MapLayer.of(mode, xor, exact, membership, frame);
  }

  /** Levels from the subtraction alone, not from the map. */
  private void assertLevels(MapMode mode, ToIntFunction<Subtraction> level) {
    MapLayer layer = layer(mode, null);
    int[] counts = new int[128];
    for (int cell = 0; cell < grid.cells(); cell++) {
      Subtraction pair = grid.pair(cell);
      int expected = level.applyAsInt(pair);
      assertEquals(2 * expected + (pair.a() < pair.b() ? 1 : 0), layer.code(cell), pair.toString());
      counts[expected]++;
    }
    int kinds = 0;
    for (int i = 0; i < counts.length; i++) {
      assertEquals(counts[i], layer.count(i));
      kinds += counts[i] > 0 ? 1 : 0;
    }
    assertTrue(kinds > 1, "all alike shows nothing");
  }

  @Test
  void everyModeSaysWhatIsKnownOfThePairs() {
    assertLevels(MapMode.ANSWER, pair -> SampleMaps.firstWrong(pair) < 0 ? 0 : 1);
    assertLevels(
        MapMode.ERROR,
        pair -> {
          long error = Math.abs(pair.difference() - (pair.a() ^ pair.b()));
          return error == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(error);
        });
    assertLevels(MapMode.SURGERY, pair -> SampleMaps.firstWrong(pair) < 0 ? 0 : 3);
    assertLevels(
        MapMode.DATA,
        pair ->
            pair.equals(new Subtraction(9, 3, BITS))
                ? 3
                : pair.equals(new Subtraction(7, 2, BITS))
                    ? 1
                    : pair.equals(new Subtraction(6, 1, BITS)) ? 2 : 0);
  }

  @Test
  void surgeryCountsWhatItHasMended() {
    MapLayer mended = MapLayer.of(MapMode.SURGERY, exact, xor, membership, null);
    assertEquals(xor.wrongCells(), mended.count(2));
    assertEquals(grid.cells() - xor.wrongCells(), mended.count(0));
    MapLayer same = MapLayer.of(MapMode.SURGERY, xor, xor, membership, null);
    assertEquals(xor.wrongCells(), same.count(1));
  }

  @Test
  void marginsStandOnAScaleWithOneLimit() {
    MapLayer layer = layer(MapMode.MARGIN, null);
    float largest = 0;
    for (int cell = 0; cell < grid.cells(); cell++) {
      largest = Math.max(largest, Math.abs(xor.smallestMargin(cell)));
    }
    assertTrue(layer.limit() >= largest && layer.limit() <= 2.5 * largest);
    double step = 2 * layer.limit() / MapLayer.MARGIN_STEPS;
    for (int cell = 0; cell < grid.cells(); cell++) {
      double margin = layer.limit() - (layer.code(cell) / 2) * step;
      assertEquals(xor.smallestMargin(cell), margin, step);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 32, 1", "0, 0, 32, 3", "5, 9, 11, 1", "5, 9, 11, 4", "20, 3, 12, 5"})
  void ofTheCellsInOnePixelTheHighestShows(int left, int bottom, int cells, int block) {
    MapLayer layer = layer(MapMode.ERROR, null);
    Viewport part = new Viewport(left, bottom, cells, grid.side());
    MapLayer.Picture picture = layer.picture(part, block);
    assertEquals(Math.ceilDiv(cells, block), picture.width());
    int[] highest = new int[picture.width() * picture.width()];
    for (int a = left; a < left + cells; a++) {
      for (int b = bottom; b < bottom + cells; b++) {
        int row = picture.width() - 1 - (b - bottom) / block;
        int pixel = row * picture.width() + (a - left) / block;
        highest[pixel] = Math.max(highest[pixel], layer.code(grid.cellOf(a, b)));
      }
    }
    for (int pixel = 0; pixel < highest.length; pixel++) {
      assertEquals(highest[pixel], Byte.toUnsignedInt(picture.codes()[pixel]));
    }
  }

  @Test
  void thePictureThatIsSeenIsPrepared() {
    MapLayer layer = layer(MapMode.ANSWER, new MapFrame(null, 300, 300));
    Viewport whole = Viewport.whole(grid.side());
    int block = MapGeometry.of(300, 300, whole).block();
    assertSame(layer.picture(whole, block), layer.picture(whole, block));
    Viewport part = whole.zoomedIn(3, 3);
    assertNotSame(layer.picture(part, block), layer.picture(part, block));
    assertEquals(part, layer.picture(part, block).part());
  }

  @ParameterizedTest
  @EnumSource(MapMode.class)
  void everyLevelHasItsColour(MapMode mode) {
    MapLayer layer = layer(mode, null);
    for (Palette palette : Palette.values()) {
      MapColours colours = MapColours.of(layer, palette);
      Map<Integer, Color> byCode = new HashMap<>();
      for (int cell = 0; cell < grid.cells(); cell++) {
        Color colour = colours.of(cell);
        assertTrue(colour.isOpaque());
        Color before = byCode.putIfAbsent(layer.code(cell), colour);
        assertTrue(before == null || before.equals(colour));
      }
      assertTrue(byCode.size() > 2);
      assertEquals(byCode.size(), Set.copyOf(byCode.values()).size(), "no two alike");
      if (mode == MapMode.ANSWER || mode == MapMode.SURGERY) {
        int wrong = grid.cellOf(2, 1);
        assertTrue(xor.wrong(wrong));
        assertEquals(palette.wrong(), colours.of(wrong));
      }
    }
  }

  @Test
  void whatIsNotKnownIsLacking() {
    assertTrue(MapLayer.of(MapMode.DATA, xor, null, null, null).isLacking());
    MapLayer none = MapLayer.of(MapMode.SURGERY, xor, null, null, new MapFrame(null, 99, 99));
    assertTrue(none.isLacking());
    assertEquals(null, MapColours.of(none, Palette.LIGHT));
  }
}
