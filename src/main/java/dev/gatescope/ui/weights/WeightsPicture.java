package dev.gatescope.ui.weights;

import dev.gatescope.eval.WeightBlock;
import dev.gatescope.eval.WeightStatistics;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.DivergingPixels;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All blocks of a network's weights, ready to be drawn. Immutable.
 *
 * @param question what it answers
 * @param blocks by gate in the order in which panes show gates, the output layer last
 */
record WeightsPicture(Question question, List<Block> blocks) {
  /** What of the weights is shown. */
  enum Show {
    VALUE,
    CHANGE
  }

  /** What has the full colour. */
  enum Scale {
    /** The largest magnitude of all tensors. */
    COMMON,
    /** That of each tensor; its gates stay comparable. */
    TENSOR
  }

  /**
   * @param start the weights before training; null if they are not known
   */
  record Question(Weights weights, Weights start, Show show, Scale scale, Palette palette) {
    /** The same with a start, if there is one of this network's layout. */
    Question since(Weights newStart) {
      boolean fits = newStart != null && newStart.layout().equals(weights.layout());
      return new Question(weights, fits ? newStart : null, show, scale, palette);
    }
  }

  /**
   * One block as it stands on the screen: a line a unit. The output layer's row stands upright, so
   * that its lines are units too.
   *
   * @param limit the value that has the full colour
   * @param histogram counts in {@link #BINS} equal bins from -limit to limit
   * @param pixels line by line
   */
  record Block(
      WeightBlock weights,
      WeightStatistics statistics,
      double limit,
      int[] histogram,
      int[] pixels) {
    int lines() {
      return upright() ? weights.columns() : weights.rows();
    }

    int columns() {
      return upright() ? 1 : weights.columns();
    }

    int index(int line, int column) {
      return upright() ? weights.index(0, line) : weights.index(line, column);
    }

    /** The value's place in PyTorch's tensor. */
    String place(int line, int column) {
      return upright() ? weights.place(0, line) : weights.place(line, column);
    }

    private boolean upright() {
      return weights.gate() == null;
    }
  }

  /** Bars of a histogram: odd, so that one stands for zero. */
  static final int BINS = 41;

  /**
   * Makes the picture; takes long for large networks.
   *
   * @throws dev.gatescope.text.ProblemException if a change is asked for and there is no start
   */
  static WeightsPicture of(Question question) {
    if (question.show == Show.CHANGE && question.start == null) {
      throw Problem.of("weights.noStart").asException();
    }
    CellType cell = question.weights.layout().cell();
    List<Gate> order =
        CellValue.of(cell).stream().map(v -> v.gate(cell)).filter(Objects::nonNull).toList();
    List<WeightBlock> sorted = new ArrayList<>(WeightBlock.all(question.weights.layout()));
    sorted.sort(
        Comparator.comparingInt(
            block -> block.gate() == null ? order.size() : order.indexOf(block.gate())));
    Map<WeightBlock.Kind, Double> limits = new EnumMap<>(WeightBlock.Kind.class);
    List<float[]> values = new ArrayList<>();
    List<WeightStatistics> statistics = new ArrayList<>();
    for (WeightBlock block : sorted) {
      float[] shown = shown(question, block);
      WeightStatistics figures = WeightStatistics.of(shown);
      values.add(shown);
      statistics.add(figures);
      limits.merge(block.kind(), figures.largest(), Math::max);
    }
    double common = limits.values().stream().mapToDouble(x -> x).max().orElse(0);
    DivergingPixels colours = new DivergingPixels(question.palette);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      double largest = question.scale == Scale.COMMON ? common : limits.get(sorted.get(i).kind());
      double limit = largest > 0 ? largest : 1;
      float[] shown = values.get(i);
      int[] pixels = new int[shown.length];
      for (int k = 0; k < pixels.length; k++) {
        pixels[k] = colours.pixel(shown[k], limit);
      }
      blocks.add(
          new Block(
              sorted.get(i),
              statistics.get(i),
              limit,
              WeightStatistics.histogram(shown, limit, BINS),
              pixels));
    }
    return new WeightsPicture(question, List.copyOf(blocks));
  }

  private static float[] shown(Question question, WeightBlock block) {
    float[] values = block.values(question.weights);
    if (question.show == Show.CHANGE) {
      float[] start = block.values(question.start);
      for (int k = 0; k < values.length; k++) {
        values[k] -= start[k];
      }
    }
    return values;
  }

  /** What is shown of one weight: its value or its change. */
  double value(WeightsViewModel.Cell cell) {
    int index = blocks.get(cell.block()).index(cell.line(), cell.column());
    double value = question.weights.get(index);
    return question.show == Show.CHANGE ? value - question.start.get(index) : value;
  }

  CellType cell() {
    return question.weights.layout().cell();
  }

  int hiddenSize() {
    return question.weights.layout().hiddenSize();
  }
}
