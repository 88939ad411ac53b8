package dev.gatescope.eval;

import dev.gatescope.lstm.Weights;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Weights as tables. */
public final class WeightTables {
  private WeightTables() {}

  /**
   * One row a weight: tensor (PyTorch's name), row, column (its place there; no column for biases),
   * gate, unit (it goes to), from (a, b or a unit of h), value, initial, change. What there is not
   * is empty.
   *
   * @param start the weights before training; null if they are not known
   */
  public static Table values(Weights weights, Weights start) {
    int size = weights.layout().size();
    StringColumn tensor = StringColumn.create("tensor", size);
    IntColumn row = IntColumn.create("row", size);
    IntColumn column = IntColumn.create("column", size);
    StringColumn gate = StringColumn.create("gate", size);
    IntColumn unit = IntColumn.create("unit", size);
    StringColumn from = StringColumn.create("from", size);
    DoubleColumn value = DoubleColumn.create("value", size);
    DoubleColumn initial = DoubleColumn.create("initial", size);
    DoubleColumn change = DoubleColumn.create("change", size);
    for (WeightBlock block : WeightBlock.all(weights.layout())) {
      for (int r = 0; r < block.rows(); r++) {
        for (int c = 0; c < block.columns(); c++) {
          int at = block.index(r, c);
          tensor.set(at, block.tensor().name());
          row.set(at, block.firstRow() + r);
          if (block.tensor().shape().size() > 1) {
            column.set(at, c);
          }
          if (block.gate() != null) {
            gate.set(at, block.gate().letter());
            unit.set(at, r);
          }
          from.set(at, from(block, c));
          value.set(at, weights.get(at));
          if (start != null) {
            initial.set(at, start.get(at));
            change.set(at, (double) weights.get(at) - start.get(at));
          }
        }
      }
    }
    return Table.create("weights", tensor, row, column, gate, unit, from, value, initial, change);
  }

  private static String from(WeightBlock block, int column) {
    return switch (block.kind()) {
      case INPUT_WEIGHT -> column == 0 ? "a" : "b";
      case RECURRENT_WEIGHT, OUTPUT_WEIGHT -> Integer.toString(column);
      case INPUT_BIAS, RECURRENT_BIAS, OUTPUT_BIAS -> "";
    };
  }
}
