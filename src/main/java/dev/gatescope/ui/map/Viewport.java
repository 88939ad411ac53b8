package dev.gatescope.ui.map;

/**
 * The square part of the map that is seen, in whole cells so that all are drawn alike.
 *
 * @param left place of a at the left edge
 * @param bottom place of b at the lower edge
 * @param cells along each side
 * @param side of the whole map, in cells
 */
public record Viewport(int left, int bottom, int cells, int side) {
  /** Fewer cells would say nothing more. */
  private static final int FEWEST = 8;

  private static final double ZOOM = 1.5;

  static Viewport whole(int side) {
    return new Viewport(0, 0, side, side);
  }

  boolean isWhole() {
    return cells == side;
  }

  boolean canZoomIn() {
    return cells > FEWEST;
  }

  boolean contains(int aPlace, int bPlace) {
    return aPlace >= left && aPlace < left + cells && bPlace >= bottom && bPlace < bottom + cells;
  }

  /** Fewer cells, the place staying where it is on the screen as far as the map's edges allow. */
  Viewport zoomedIn(int aPlace, int bPlace) {
    int fewest = Math.min(FEWEST, cells);
    return resized(Math.max(fewest, (int) Math.round(cells / ZOOM)), aPlace, bPlace);
  }

  Viewport zoomedOut(int aPlace, int bPlace) {
    return resized(Math.min(side, (int) Math.ceil(cells * ZOOM)), aPlace, bPlace);
  }

  private Viewport resized(int newCells, int aPlace, int bPlace) {
    int newLeft = aPlace - scaled(aPlace - left, newCells);
    int newBottom = bPlace - scaled(bPlace - bottom, newCells);
    return at(newLeft, newBottom, newCells);
  }

  private int scaled(int offset, int newCells) {
    return (int) Math.round((double) offset * newCells / cells);
  }

  /** Moved by whole cells, up to the map's edges. */
  Viewport moved(int aPlaces, int bPlaces) {
    return at(left + aPlaces, bottom + bPlaces, cells);
  }

  /** Moved as little as shows a place. */
  Viewport showing(int aPlace, int bPlace) {
    return at(
        Math.clamp(left, aPlace - cells + 1, aPlace),
        Math.clamp(bottom, bPlace - cells + 1, bPlace),
        cells);
  }

  private Viewport at(int newLeft, int newBottom, int newCells) {
    return new Viewport(
        Math.clamp(newLeft, 0, side - newCells),
        Math.clamp(newBottom, 0, side - newCells),
        newCells,
        side);
  }
}
