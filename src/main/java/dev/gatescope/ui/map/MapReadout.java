package dev.gatescope.ui.map;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairGrid;
import dev.gatescope.eval.PairMap;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of one cell, as they are written beside the map and spoken. */
final class MapReadout {
  /** How a value is meant. */
  enum Tone {
    PLAIN,
    RIGHT,
    WRONG
  }

  /** A named value. */
  record Line(String name, String value, Tone tone) {}

  private final MapAnswer answer;
  private final int cell;
  private final Messages messages;
  private final PairMap map;
  private final Subtraction pair;

  MapReadout(MapAnswer answer, int cell, Messages messages) {
    this.answer = answer;
    this.cell = cell;
    this.messages = messages;
    map = answer.map();
    pair = answer.grid().pair(cell);
  }

  /** The subtraction with its right answer. */
  String sum() {
    return messages.text(
        answer.grid().wraps(cell) ? "map.read.sum.wrapped" : "map.read.sum",
        Long.toString(pair.a()),
        Long.toString(pair.b()),
        Long.toString(pair.difference()),
        Integer.toString(pair.bits()));
  }

  /** Where the pair stands for a whole bin; else empty. */
  String bin() {
    PairGrid grid = answer.grid();
    return grid.exact() ? "" : messages.text("map.read.bin", width(grid.bits()));
  }

  private static String width(int bits) {
    int exponent = bits - Integer.numberOfTrailingZeros(PairGrid.BINS);
    return exponent <= 9 ? Long.toString(1L << exponent) : "2^" + exponent;
  }

  /** What was answered and how. */
  List<Line> answers() {
    List<Line> lines = new ArrayList<>();
    lines.add(predicted("map.read.predicted", map));
    if (answer.before() != null) {
      lines.add(predicted("map.read.before", answer.before()));
    }
    lines.add(line("map.read.error", Numbers.exact(map.absoluteError(cell))));
    lines.add(
        new Line(
            messages.text("map.read.margin"),
            NumberText.signed(map.smallestMargin(cell), 3),
            map.smallestMargin(cell) < 0 ? Tone.WRONG : Tone.PLAIN));
    return lines;
  }

  private Line predicted(String key, PairMap of) {
    boolean wrong = of.wrong(cell);
    return new Line(
        messages.text(key),
        messages.text(
            wrong ? "map.read.predicted.wrong" : "map.read.predicted.right",
            Long.toString(of.predicted(cell))),
        wrong ? Tone.WRONG : Tone.RIGHT);
  }

  /** What is known of the pair. */
  List<Line> facts() {
    boolean wrong = map.wrong(cell);
    String none = messages.text("map.none");
    return List.of(
        line("map.read.firstWrong", wrong ? Integer.toString(map.firstWrongBit(cell)) : none),
        line(
            "map.read.chain",
            wrong ? Integer.toString(map.borrowChainToFirstWrongBit(cell)) : none),
        line("map.read.longest", Integer.toString(map.longestBorrowChain(cell))),
        line("map.read.data", membership()));
  }

  private Line line(String key, String value) {
    return new Line(messages.text(key), value, Tone.PLAIN);
  }

  private String membership() {
    return answer.membership() == null
        ? messages.text("map.data.unknown")
        : messages.text("map.data." + Names.of(answer.membership().of(cell)));
  }

  /** True if the numbers are short enough for their bits to be written down. */
  boolean hasBits() {
    return pair.bits() <= 16;
  }

  int bits() {
    return pair.bits();
  }

  int expectedBit(int timeStep) {
    return pair.differenceBit(timeStep);
  }

  int predictedBit(int timeStep) {
    return (int) (map.predicted(cell) >>> timeStep) & 1;
  }

  /** All of it in words, first in one sentence what matters. */
  String spoken() {
    // The prediction is in the sentence.
    return Stream.concat(answers().stream().skip(1), facts().stream())
        .map(line -> messages.text("map.spoken.value", line.name(), line.value()))
        .collect(Collectors.joining(" ", sentence() + " ", ""));
  }

  private String sentence() {
    return messages.text(
        "map.spoken",
        Long.toString(pair.a()),
        Long.toString(pair.b()),
        Long.toString(pair.difference()),
        Long.toString(map.predicted(cell)),
        map.wrong(cell)
            ? messages.text("map.spoken.wrong", Integer.toString(map.firstWrongBit(cell)))
            : messages.text("map.spoken.right"));
  }
}
