package dev.gatescope.ui.weights;

import dev.gatescope.eval.WeightStatistics;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.weights.WeightsViewModel.Cell;

/** What is said about weights. */
final class WeightText {
  private final Messages messages;

  WeightText(Messages messages) {
    this.messages = messages;
  }

  /** The name of a gate as it is on the screen everywhere. */
  String gate(CellType cell, Gate gate) {
    return messages.text(value(cell, gate).nameKey());
  }

  /** What a gate is called in the equations, and in which hue. */
  static CellValue value(CellType cell, Gate gate) {
    return CellValue.of(cell).stream()
        .filter(value -> value.gate(cell) == gate)
        .findFirst()
        .orElseThrow();
  }

  String outputLayer() {
    return messages.text("weights.output");
  }

  String bias() {
    return messages.text("weights.bias");
  }

  /** One weight: its value, its start and change where they are known. */
  String number(WeightsPicture picture, Cell cell) {
    int index = picture.blocks().get(cell.block()).index(cell.line(), cell.column());
    double value = picture.question().weights().get(index);
    String number = NumberText.signed(value, 4);
    if (picture.question().start() == null) {
      return number;
    }
    double start = picture.question().start().get(index);
    return messages.text(
        "weights.since", number, NumberText.signed(start, 4), NumberText.signed(value - start, 4));
  }

  /** From where to where it goes, and what PyTorch calls it. */
  String names(WeightsPicture picture, Cell cell) {
    WeightsPicture.Block block = picture.blocks().get(cell.block());
    Gate gate = block.weights().gate();
    String to = gate == null ? "" : gate(picture.cell(), gate);
    String unit = Integer.toString(cell.line());
    String from = Integer.toString(cell.column());
    String connects =
        switch (block.weights().kind()) {
          case INPUT_WEIGHT ->
              messages.text("weights.from.input", cell.column() == 0 ? "a" : "b", to, unit);
          case RECURRENT_WEIGHT -> messages.text("weights.from.unit", from, to, unit);
          case INPUT_BIAS -> messages.text("weights.bias.input", to, unit);
          case RECURRENT_BIAS -> messages.text("weights.bias.recurrent", to, unit);
          case OUTPUT_WEIGHT -> messages.text("weights.from.output", unit);
          case OUTPUT_BIAS -> messages.text("weights.bias.output");
        };
    String name = block.weights().tensor().name();
    return connects + "\n" + name + "[" + block.place(cell.line(), cell.column()) + "]";
  }

  /** A block's name. */
  String block(WeightsPicture picture, WeightsPicture.Block block) {
    Gate gate = block.weights().gate();
    String symbol = block.weights().kind().symbol();
    return gate == null ? symbol : symbol + " · " + gate(picture.cell(), gate);
  }

  /** Its figures. */
  String figures(WeightStatistics figures) {
    String text =
        messages.text(
            "weights.figures",
            figures.count(),
            NumberText.revealing(figures.mean(), 3),
            NumberText.revealing(figures.deviation(), 3),
            NumberText.revealing(figures.min(), 3),
            NumberText.revealing(figures.max(), 3),
            NumberText.revealing(figures.norm(), 2));
    return figures.notFinite() == 0
        ? text
        : text + "\n" + messages.text("weights.notFinite", figures.notFinite());
  }
}
