package dev.gatescope.eval;

import dev.gatescope.data.Subtraction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/** Results as tables. */
public final class ResultTables {
  private ResultTables() {}

  /** One row a subtraction: index, a, b, expected, predicted, absolute_error. */
  public static Table predictions(Predictions predictions) {
    int count = predictions.count();
    IntColumn index = IntColumn.create("index", count);
    LongColumn a = LongColumn.create("a", count);
    LongColumn b = LongColumn.create("b", count);
    LongColumn expected = LongColumn.create("expected", count);
    LongColumn predicted = LongColumn.create("predicted", count);
    DoubleColumn error = DoubleColumn.create("absolute_error", count);
    for (int i = 0; i < count; i++) {
      Subtraction pair = predictions.pair(i);
      index.set(i, i);
      a.set(i, pair.a());
      b.set(i, pair.b());
      expected.set(i, predictions.expected(i));
      predicted.set(i, predictions.predicted(i));
      error.set(i, predictions.absoluteError(i));
    }
    return Table.create("predictions", index, a, b, expected, predicted, error);
  }
}
