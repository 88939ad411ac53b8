package dev.gatescope.ui.weights;

import dev.gatescope.eval.WeightBlock.Kind;
import dev.gatescope.ui.weights.WeightsViewModel.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the blocks stand: those of one gate beside each other as a group, groups in a grid, the
 * output layer at the end of the first row. Lengths in pixels.
 *
 * @param boxes one a block, in the blocks' order
 * @param groups the gates', then the output layer's
 */
record WeightsLayout(List<Box> boxes, List<Group> groups) {
  /** The gate's name, then the tensors'. */
  static final double HEADER = 33;

  /** Numbers of units left of each row of groups. */
  static final double AXIS = 24;

  private static final double GROUP_GAP = 20;

  /** Between the blocks of a group. */
  static final double BLOCK_GAP = 3;

  private static final double OUTPUT_WIDTH = 56;

  /** Columns that stand alone are broad enough to be pointed at. */
  private static final double MIN_SINGLE = 9;

  private static final double MAX_CELL = 56;

  /** A block's cells. */
  record Box(double x, double y, double cellWidth, double cellHeight, int columns, int lines) {
    double width() {
      return cellWidth * columns;
    }

    double height() {
      return cellHeight * lines;
    }
  }

  /** What stands under one name. */
  record Group(double x, double y, double width, double height) {}

  static WeightsLayout of(double width, double height, WeightsPicture picture) {
    int units = picture.hiddenSize();
    int gates = picture.cell().gates().size();
    WeightsLayout best = null;
    double bestSide = 0;
    for (int across = 1; across <= gates; across++) {
      if (gates % across == 0) {
        double cellWidth = cellWidth(width, across, units);
        double cellHeight = cellHeight(height, gates / across, units);
        // Long cells would make a matrix look like bars.
        double wide = snap(Math.min(cellWidth, 2 * cellHeight));
        double tall = snap(Math.min(cellHeight, 1.25 * cellWidth));
        if (Math.min(wide, tall) > bestSide) {
          bestSide = Math.min(wide, tall);
          best = place(picture, across, wide, tall);
        }
      }
    }
    return best;
  }

  private static double cellWidth(double width, int across, int units) {
    double room = (width - AXIS - OUTPUT_WIDTH - across * GROUP_GAP) / across;
    double free = room - 3 * BLOCK_GAP;
    // Four columns beside the matrix: two inputs, two biases.
    double even = free / (units + 4);
    double cell = even >= MIN_SINGLE ? even : (free - 4 * MIN_SINGLE) / units;
    return Math.clamp(cell, 0.1, MAX_CELL);
  }

  private static double cellHeight(double height, int down, int units) {
    return Math.clamp((height - down * (HEADER + 6)) / down / units, 0.1, MAX_CELL);
  }

  /** Whole pixels give cells of one size; a network with too many units must do without. */
  private static double snap(double length) {
    return length >= 1 ? Math.floor(length) : length;
  }

  private static WeightsLayout place(
      WeightsPicture picture, int across, double cellWidth, double cellHeight) {
    int units = picture.hiddenSize();
    double single = Math.max(cellWidth, MIN_SINGLE);
    double groupWidth = 4 * single + units * cellWidth + 3 * BLOCK_GAP;
    double groupHeight = units * cellHeight;
    List<Box> boxes = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < picture.cell().gates().size(); g++) {
      groups.add(
          new Group(
              AXIS + g % across * (groupWidth + GROUP_GAP),
              HEADER + g / across * (groupHeight + HEADER + 6),
              groupWidth,
              groupHeight));
    }
    groups.add(
        new Group(
            AXIS + across * (groupWidth + GROUP_GAP), HEADER, 2 * single + BLOCK_GAP, groupHeight));
    int group = 0;
    double x = groups.getFirst().x;
    for (int i = 0; i < picture.blocks().size(); i++) {
      WeightsPicture.Block block = picture.blocks().get(i);
      boolean first =
          i > 0 && block.weights().gate() != picture.blocks().get(i - 1).weights().gate();
      if (first) {
        group++;
        x = groups.get(group).x;
      }
      boolean matrix = block.weights().kind() == Kind.RECURRENT_WEIGHT;
      double wide = matrix ? cellWidth : single;
      Box box =
          new Box(
              x,
              groups.get(group).y,
              wide,
              block.lines() == 1 ? Math.max(cellHeight, MIN_SINGLE) : cellHeight,
              block.columns(),
              block.lines());
      boxes.add(box);
      x += box.width() + BLOCK_GAP;
    }
    return new WeightsLayout(List.copyOf(boxes), List.copyOf(groups));
  }

  /** The cell under a point, or null. */
  Cell at(double x, double y) {
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      double column = (x - box.x) / box.cellWidth;
      double line = (y - box.y) / box.cellHeight;
      if (column >= 0 && column < box.columns && line >= 0 && line < box.lines) {
        return new Cell(i, (int) line, (int) column);
      }
    }
    return null;
  }
}
