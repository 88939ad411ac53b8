package dev.gatescope.batch;

import dev.gatescope.data.Csv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How an analysis is printed. */
final class AnalysisOutput {
  enum Format {
    CSV,
    JSON
  }

  @Option(names = "--format", paramLabel = "csv|json", descriptionKey = "option.format")
  private Format format = Format.CSV;

  /** Prints a table: as CSV, or as JSON with one object a row. */
  void print(Terminal terminal, Table table) {
    print(terminal, table, () -> rows(table));
  }

  /**
   * The same with JSON of its own.
   *
   * @param json maps, lists, strings and numbers
   */
  void print(Terminal terminal, Table table, Supplier<Object> json) {
    terminal.out().print(format == Format.CSV ? Csv.toText(table) : Json.text(json.get()));
    terminal.out().flush();
  }

  /** One map a row, in the columns' order. */
  static List<Map<String, Object>> rows(Table table) {
    return IntStream.range(0, table.rowCount()).mapToObj(row -> row(table, row)).toList();
  }

  private static Map<String, Object> row(Table table, int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column<?> column : table.columns()) {
      values.put(column.name(), column.isMissing(row) ? null : column.get(row));
    }
    return values;
  }
}
