package dev.gatescope.data;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvReader;
import tech.tablesaw.io.csv.CsvWriteOptions;
import tech.tablesaw.io.csv.CsvWriter;

/** Tables as comma-separated text: a line of column names, then a line a row. */
public final class Csv {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** Else Tablesaw passes over lines that begin with #. */
  private static final char NO_COMMENTS = '\0';

  /** The longest text that is read: a million pairs of 62 bits have two thirds of it. */
  private static final int MAX_CHARACTERS = 1 << 27;

  private static final int MAX_ROWS = 1_000_000;

  /** Others than ours are passed over, but they cost too. */
  private static final int MAX_COLUMNS = 100;

  private Csv() {}

  /** A table as text, lines ending in a line feed on every platform. */
  public static String toText(Table table) {
    StringWriter text = new StringWriter();
    new CsvWriter().write(table, CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }

  /**
   * Cells as they were written, all of them strings, so that nothing is guessed about their types.
   *
   * @param lineNumbers for each row its line in the file, counted from 1; empty lines are skipped
   */
  record Cells(Table table, List<Integer> lineNumbers) {
    String at(int row, String column) {
      return table.getUnformatted(row, table.columnIndex(column));
    }

    boolean has(String column) {
      return table.columnNames().contains(column);
    }
  }

  /**
   * Reads a text with a line of column names and at least one row.
   *
   * @throws dev.gatescope.text.ProblemException if it is empty or too long, if two columns share a
   *     name, or if a line has more or fewer values than there are columns, or an odd quotation
   *     mark
   */
  static Cells read(Reader reader) throws IOException {
    return read(reader, MAX_CHARACTERS);
  }

  /**
   * The same with a limit of its own.
   *
   * @param most how many characters there may be
   */
  static Cells read(Reader reader, long most) throws IOException {
    StringBuilder text = new StringBuilder();
    List<Integer> lineNumbers = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new BoundedReader(reader, most, Csv::tooLarge));
    int columns = 0;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
        line = line.substring(1);
      }
      if (line.isBlank()) {
        continue;
      }
      int values = countValues(line, number);
      if (lineNumbers.isEmpty()) {
        columns = values;
        if (columns > MAX_COLUMNS) {
          throw tooLarge();
        }
      } else if (values != columns) {
        throw Problem.of("data.csv.values", number, values, columns).asException();
      }
      lineNumbers.add(number);
      if (lineNumbers.size() > 1 + MAX_ROWS) {
        throw tooLarge();
      }
      text.append(line).append('\n');
    }
    if (lineNumbers.isEmpty()) {
      throw Problem.of("data.csv.empty").asException();
    }
    if (lineNumbers.size() == 1) {
      throw Problem.of("data.csv.noRows").asException();
    }
    Table table = parse(text.toString());
    int rows = lineNumbers.size() - 1;
    if (table.rowCount() != rows) {
      throw Problem.of("data.csv.unreadable", table.rowCount() + " / " + rows).asException();
    }
    return new Cells(table, lineNumbers.subList(1, lineNumbers.size()));
  }

  private static ProblemException tooLarge() {
    return Problem.of("data.csv.tooLarge", MAX_CHARACTERS >> 20, MAX_ROWS, MAX_COLUMNS)
        .asException();
  }

  /** Where in a value a line's next character stands. */
  private enum Place {
    BEGIN,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  /**
   * Quotation marks go around a whole value, and inside it are doubled. Any other would be for
   * Tablesaw to guess, and it guesses that the value goes on in the next line.
   */
  private static int countValues(String line, int number) {
    int values = 1;
    Place place = Place.BEGIN;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        place =
            switch (place) {
              case BEGIN, AFTER_QUOTE -> Place.QUOTED;
              case QUOTED -> Place.AFTER_QUOTE;
              case PLAIN -> throw quote(number);
            };
      } else if (place == Place.AFTER_QUOTE && c != ',') {
        throw quote(number);
      } else if (place != Place.QUOTED) {
        place = c == ',' ? Place.BEGIN : Place.PLAIN;
        values += c == ',' ? 1 : 0;
      }
    }
    if (place == Place.QUOTED) {
      throw quote(number);
    }
    return values;
  }

  private static ProblemException quote(int line) {
    return Problem.of("data.csv.quote", line).asException();
  }

  private static Table parse(String text) {
    try {
      return new CsvReader()
          .read(
              CsvReadOptions.builder(new StringReader(text))
                  .columnTypes(name -> ColumnType.STRING)
                  .missingValueIndicator("")
                  .separator(',')
                  .lineEnding("\n")
                  .commentPrefix(NO_COMMENTS)
                  .build());
    } catch (RuntimeException e) {
      throw Problem.of("data.csv.unreadable", String.valueOf(e.getMessage())).asException(e);
    }
  }
}
