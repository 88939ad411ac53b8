package dev.gatescope.ui.map;

import dev.gatescope.eval.PairGrid;

/**
 * What of the map is seen, and how large. Lengths in pixels.
 *
 * @param visible null until there has been a map: then it is the whole one
 * @param width of the view
 */
public record MapFrame(Viewport visible, double width, double height) {
  /** The part that is seen of a grid; one of another grid is none. */
  Viewport part(PairGrid grid) {
    return visible == null || visible.side() != grid.side() ? Viewport.whole(grid.side()) : visible;
  }

  /** Cells along each side of a pixel. */
  int block(PairGrid grid) {
    return MapGeometry.of(width, height, part(grid)).block();
  }
}
