package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.random.NumpyRandom;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class DataTablesTest {
  private static final String HEADER =
      "a,b,c,bits,borrows,longest_borrow_chain,set,seen_in_training,position\n";
  private static final String ROWS =
      "12,5,7,4,3,3,train,true,0\n12,5,7,4,3,3,test,true,0\n14,2,12,4,0,0,train,true,1\n";

  @Test
  void theArticlesDataSetAsATable() {
    Table table = DataTables.table(data(8, 10_000, SplitKind.ARTICLE, 822));
    assertEquals(10_000, table.rowCount());
    assertEquals(
        List.of(
            "a",
            "b",
            "c",
            "bits",
            "borrows",
            "longest_borrow_chain",
            "set",
            "seen_in_training",
            "position"),
        table.columnNames());
    assertEquals(ColumnType.LONG, table.column("a").type());
    assertEquals(
        428,
        table
            .where(
                table
                    .stringColumn("set")
                    .isEqualTo("test")
                    .and(table.booleanColumn("seen_in_training").isTrue()))
            .rowCount());
    assertEquals(
        "40,32,8,8,0,0,", Csv.toText(table).lines().skip(1).findFirst().get().substring(0, 14));
  }

  @ParameterizedTest
  @EnumSource(SplitKind.class)
  void whatIsWrittenIsRead(SplitKind kind) throws IOException {
    for (int bits : new int[] {4, 8, 31, 32, 62}) {
      DataSet data = data(bits, 300, kind, bits);
      String text = Csv.toText(DataTables.table(data));
      assertEquals(data, DataTables.read(new StringReader(text)));
      assertEquals(301, text.lines().count());
    }
  }

  /** No line is a comment. Found by the fuzzer. */
  @Test
  void aLineThatBeginsWithAHashIsOne() throws IOException {
    String noted =
        ("#note," + HEADER + ROWS).replace("\n12", "\n#1,12").replace("\n14", "\n\"#2\",14");
    assertEquals(
        DataTables.read(new StringReader(HEADER + ROWS)), DataTables.read(new StringReader(noted)));
  }

  @Test
  void aLineThatTablesawPassesOverIsRefused() {
    String zero = ("note," + HEADER + ROWS).replace("\n12", "\n\0,12").replace("\n14", "\nx,14");
    assertEquals("data.csv.unreadable", refused(zero).problem().key());
  }

  /** A mark of the byte order before a quotation mark: Excel writes it. */
  @Test
  void aMarkOfTheByteOrderBeginsNoValue() throws IOException {
    String marked = "\ufeff\"a\"" + HEADER.substring(1) + ROWS;
    assertEquals(
        DataTables.read(new StringReader(HEADER + ROWS)),
        DataTables.read(new StringReader(marked)));
    assertEquals("data.csv.empty", refused("\ufeff\n").problem().key());
  }

  @Test
  void otherProgramsFilesAreRead() throws IOException {
    String rearranged =
        "\ufeffset,\"seen_in_training\",note,longest_borrow_chain,borrows,bits,c,b,a\r\n"
            + "train,True,\"x, y\",3,3,4,7, 5,\"12\"\r\n\r\n"
            + "test,TRUE,NA,3,3,4,7,5,12\r\n";
    DataSet data = DataTables.read(new StringReader(rearranged));
    assertEquals(new Samples(4, new long[] {12, 12}, new long[] {5, 5}), data.samples());
    assertEquals(Split.of(new int[] {0}, new int[] {1}), data.split());
    assertEquals(1, data.leakedTestSamples());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12,5,7|x,5,7|Line 2, column a: \"x\" is not a whole number from 1 to 15.",
        "12,5,7|,5,7|Line 2, column a: \"\" is not a whole number from 1 to 15.",
        "12,5,7|NA,5,7|Line 2, column a: \"NA\" is not a whole number from 1 to 15.",
        "14,2,12|16,2,12|Line 4, column a: \"16\" is not a whole number from 1 to 15.",
        "14,2,12|14,-2,12|Line 4, column b: \"-2\" is not a whole number from 1 to 15.",
        "14,2,12|14,0,14|Line 4, column b: \"0\" is not a whole number from 1 to 15.",
        "14,2,12|14.0,2,12|Line 4, column a: \"14.0\" is not a whole number from 1 to 15.",
        "14,2,12|99999999999999999999,2,12"
            + "|Line 4, column a: \"99999999999999999999\" is not a whole number from 1 to 15.",
        "14,2,12|14,14,0|Line 4, column b: 14 must be smaller than a = 14.",
        "14,2,12|14,2,13|Line 4, column c: \"13\" must be 12.",
        "12,4,0,0|12,5,0,0|Line 4, column bits: 5 differs from 4 in the first row. All rows need"
            + " the same width.",
        "7,4,3,3,train|7,63,3,3,train"
            + "|Line 2, column bits: \"63\" is not a whole number from 2 to 62.",
        "12,4,0,0|12,4,1,0|Line 4, column borrows: \"1\" must be 0.",
        "12,4,0,0|12,4,0,2|Line 4, column longest_borrow_chain: \"2\" must be 0.",
        "0,train|0,Train|Line 4, column set: \"Train\" must be train or test.",
        "test,true|test,false|Line 3, column seen_in_training: \"false\" must be true.",
        "train,true,1|train,true,2|Line 4, column position: \"2\" is not a whole number from 0 to"
            + " 1.",
        "train,true,1|train,true,0|Line 4, column position: 0 stands in line 2 too."
            + " Each place in the train set must come once.",
        "14,2,12|14,12|Line 4 has 8 values for 9 columns.",
        "14,2,12|14,2,12,12|Line 4 has 10 values for 9 columns.",
        "14,2,12|14,\"2,12|Line 4 has a quotation mark without its partner.",
        "14,2,12|14,2\"\",12|Line 4 has a quotation mark without its partner.",
        "test|train|All 3 samples belong to the training set: the test set needs at least one.",
      })
  void aWrongCellIsNamed(String right, String wrong, String message) {
    String rows = ROWS.replaceFirst(right, wrong == null ? "" : wrong);
    if (wrong.equals("train")) {
      rows = rows.replaceFirst("train,true,0\n14", "train,true,2\n14");
    }
    assertEquals(message, refused(HEADER + rows).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "b",
        "c",
        "bits",
        "borrows",
        "longest_borrow_chain",
        "set",
        "seen_in_training"
      })
  void aMissingColumnIsNamed(String column) {
    String renamed = HEADER.replaceFirst("\\b" + column + "\\b", "other");
    ProblemException e = refused(renamed + ROWS);
    assertEquals("data.csv.missingColumn", e.problem().key());
    assertEquals(column, e.problem().arguments().getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''|data.csv.empty", "' '|data.csv.empty", "a,b,c|data.csv.noRows"})
  void aFileWithoutRowsIsRefused(String text, String key) {
    assertEquals(key, refused(text).problem().key());
  }

  /** Endless lines, rows and columns. */
  @Test
  void whatDoesNotEndIsRefused() {
    long most = 1 << 22;
    for (String again : List.of("7", "7\n", "7,".repeat(100) + "7\n")) {
      ProblemException refused =
          assertThrows(ProblemException.class, () -> Csv.read(new Endless(again), most));
      assertEquals(
          "The data set is too large: at most 128 million characters, 1,000,000 rows and 100"
              + " columns are read.",
          refused.getMessage());
    }
  }

  /** However it is read: as many characters as the limit are, and no more. */
  @Test
  void theLimitCountsCharacters() throws IOException {
    IllegalStateException tooMuch = new IllegalStateException("too much");
    BoundedReader single = new BoundedReader(new StringReader("abcd"), 3, () -> tooMuch);
    assertEquals('a', single.read());
    assertEquals('b', single.read());
    assertEquals('c', single.read());
    assertThrows(IllegalStateException.class, single::read);
    BoundedReader zeros = new BoundedReader(new StringReader("\0\0"), 1, () -> tooMuch);
    assertEquals(0, zeros.read());
    assertThrows(IllegalStateException.class, zeros::read);
    BoundedReader whole = new BoundedReader(new StringReader("abc"), 3, () -> tooMuch);
    assertEquals(3, whole.read(new char[9], 0, 9));
    assertEquals(-1, whole.read());
    assertEquals(-1, whole.read(new char[9], 0, 9));
    BoundedReader longer = new BoundedReader(new StringReader("abcd"), 3, () -> tooMuch);
    assertThrows(IllegalStateException.class, () -> longer.read(new char[9], 0, 9));
  }

  /** 100 columns are read; the 101st is not. */
  @Test
  void asMuchAsIsSaidIsRead() throws IOException {
    String columns = String.join(",", IntStream.range(0, 100).mapToObj(i -> "c" + i).toList());
    String row = "1,".repeat(99) + "1\n";
    Csv.Cells cells = Csv.read(new StringReader(columns + "\n" + row));
    assertEquals(100, cells.table().columnCount());
    assertTrue(cells.has("c99"));
    assertEquals("1", cells.at(0, "c99"));
    ProblemException wide =
        assertThrows(
            ProblemException.class,
            () -> Csv.read(new StringReader(columns + ",c100\n" + "1," + row)));
    assertEquals("data.csv.tooLarge", wide.problem().key());
  }

  /** The same characters for ever. */
  private static final class Endless extends Reader {
    private final String again;
    private int at;

    Endless(String again) {
      this.again = again;
    }

    @Override
    public int read(char[] to, int offset, int length) {
      for (int i = 0; i < length; i++) {
        to[offset + i] = again.charAt(at++ % again.length());
        at %= again.length();
      }
      return length;
    }

    @Override
    public void close() {}
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertEquals(
        "data.csv.unreadable", refused(HEADER.replace("position", "a") + ROWS).problem().key());
  }

  @Test
  void everyProblemHasItsTextInBothLanguages() throws IOException {
    ProblemException e = refused(HEADER + ROWS.replaceFirst("12,5,7", "12,5,8"));
    for (Locale locale : Messages.LANGUAGES) {
      assertTrue(Messages.of(locale).text(e.problem()).contains("8"));
    }
  }

  private static ProblemException refused(String text) {
    return assertThrows(ProblemException.class, () -> DataTables.read(new StringReader(text)));
  }

  private static DataSet data(int bits, int samples, SplitKind kind, long seed) {
    Samples drawn = SampleGenerator.generate(bits, samples, true, false, new NumpyRandom(seed));
    return new DataSet(drawn, Split.of(kind, drawn, 0.9, new TorchRandom(seed)));
  }
}
