package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Safetensors content =
        new Safetensors(
            List.of(new Safetensors.Tensor("a", List.of(1, 2), new float[] {1, -0f})),
            Map.of("k", "值"));
    byte[] bytes = bytes(content);
    String header =
        "{\"__metadata__\":{\"k\":\"值\"},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
    int length = header.getBytes(StandardCharsets.UTF_8).length;
    int padded = (length + 7) / 8 * 8;
    assertEquals(padded, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
    assertEquals(
        header + " ".repeat(padded - length), new String(bytes, 8, padded, StandardCharsets.UTF_8));
    assertEquals(8 + padded + 8, bytes.length);
    assertArrayEquals(bytes, bytes(Safetensors.read(new ByteArrayInputStream(bytes), "x")));
  }

  @Test
  void longTensorsAreWrittenInParts() throws IOException {
    double[] doubles = IntStream.range(0, 20_001).mapToDouble(i -> i / 3.0).toArray();
    float[] floats = new float[40_003];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = i / 3f;
    }
    int[] longest = new int[1];
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            longest[0] = Math.max(longest[0], length);
            super.write(bytes, offset, length);
          }
        };
    new Safetensors(
            List.of(new Safetensors.Doubles("d", List.of(doubles.length), doubles)),
            List.of(new Safetensors.Tensor("f", List.of(floats.length), floats)),
            Map.of())
        .writeTo(out);
    assertTrue(longest[0] <= 1 << 16, longest[0] + " bytes at once");
    Safetensors read =
        Safetensors.readWide(
            new ByteArrayInputStream(out.toByteArray()), "x", Safetensors.MAX_FILE);
    assertArrayEquals(doubles, read.doubles().getFirst().values());
    assertArrayEquals(floats, read.tensor("f").orElseThrow().values());
  }

  @Test
  void emptyTensorsAndScalarsAndNothingAreAllowed() throws IOException {
    Safetensors read =
        read("{" + tensor("none", "[0,5]", 0, 0) + "," + tensor("one", "[]", 0, 4) + "}", 4);
    assertEquals(0, read.tensor("none").orElseThrow().values().length);
    assertEquals(List.of(), read.tensor("one").orElseThrow().shape());
    assertEquals(List.of(), read("{}", 0).tensors());
  }

  @Test
  void tensorsComeInTheOrderOfTheirBytes() throws IOException {
    Path file = folder.resolve("two");
    Files.write(
        file, file("{" + tensor("a", "[1]", 4, 8) + "," + tensor("b", "[1]", 0, 4) + "}", 8));
    List<String> names =
        Safetensors.read(file).tensors().stream().map(Safetensors.Tensor::name).toList();
    assertEquals(List.of("b", "a"), names);
  }

  static Stream<Arguments> faults() {
    String a = tensor("a", "[2]", 0, 8);
    return Stream.of(
        Arguments.of("notJson", "[]", 0, ""),
        Arguments.of("notJson", "{} {}", 0, ""),
        Arguments.of("notJson", "{", 0, ""),
        Arguments.of("notJson", "[".repeat(5000), 0, ""),
        Arguments.of("notJson", "", 0, ""),
        Arguments.of("notJson", "{" + a + "," + a + "}", 8, "Duplicate"),
        Arguments.of("notJson", "{" + a.replace("\"shape\":", "\"dtype\":") + "}", 8, "Duplicate"),
        Arguments.of("metadata", "{\"__metadata__\":{\"seed\":822}}", 0, "seed is 822"),
        Arguments.of("metadata", "{\"__metadata__\":7}", 0, "7"),
        Arguments.of("field", "{\"a\":1}", 0, "dtype"),
        Arguments.of("dtype", "{" + a.replace("F32", "BF16") + "}", 8, "BF16"),
        Arguments.of("dtype", "{" + a.replace("F32", "F64") + "}", 8, "F64"),
        Arguments.of("field", "{" + tensor("a", "[-2]", 0, 8) + "}", 8, "shape = [-2]"),
        Arguments.of("field", "{" + tensor("a", "[2.0]", 0, 8) + "}", 8, "[2.0]"),
        Arguments.of("field", "{" + tensor("a", "[4294967298]", 0, 8) + "}", 8, "4294967298"),
        Arguments.of("field", "{" + tensor("a", "\"2\"", 0, 8) + "}", 8, "\"2\""),
        Arguments.of("field", "{" + tensor("a", "[2]", 8, 0) + "}", 8, "[8,0]"),
        Arguments.of("field", "{" + a.replace("[0,8]", "[0,8,8]") + "}", 8, "[0,8,8]"),
        Arguments.of("field", "{" + a.replace("[0,8]", "[0,1e400]") + "}", 8, "data_offsets"),
        Arguments.of("size", "{" + tensor("a", "[3]", 0, 8) + "}", 8, "[3]"),
        Arguments.of(
            "size",
            "{" + tensor("a", "[1073741825,2147483647,2147483647,4]", 0, 8) + "}",
            8,
            "[1073741825"),
        Arguments.of("size", "{" + tensor("a", "[65536,65536,65536,65536]", 0, 0) + "}", 0, "65"),
        Arguments.of("cut", "{" + a + "}", 7, "byte 8"),
        Arguments.of("cut", "{" + tensor("a", "[536870911]", 0, 2147483644) + "}", 8, "2147483644"),
        Arguments.of("hole", "{" + a + "}", 12, "bytes 8 to 11"),
        Arguments.of("hole", "{" + a + "," + tensor("b", "[1]", 12, 16) + "}", 16, "bytes 8 to 11"),
        Arguments.of("hole", "{}", 4, "bytes 0 to 3"),
        Arguments.of("overlap", "{" + a + "," + tensor("b", "[2]", 4, 12) + "}", 12, "a and b"),
        Arguments.of("overlap", "{" + a + "," + tensor("b", "[2]", 0, 8) + "}", 8, "a and b"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsAreNamed(String key, String header, int dataSize, String named) {
    assertProblem("safetensors." + key, named, () -> read(header, dataSize));
  }

  @Test
  void longNamesAndShapesAreCutInMessages() {
    String header = "{" + tensor("n".repeat(100_000), "[9]", 0, 8) + "}";
    ProblemException problem = assertThrows(ProblemException.class, () -> read(header, 8));
    assertTrue(problem.getMessage().length() < 300, problem.getMessage());
  }

  @Test
  void lengthsAreCheckedBeforeAnythingIsTaken() {
    assertProblem("safetensors.tooShort", "3 bytes", () -> read(new byte[3]));
    assertProblem("safetensors.headerLength", "8589934592 bytes", () -> read(length(1L << 33)));
    assertProblem("safetensors.headerLength", "18446744073709551615", () -> read(length(-1)));
    assertProblem("safetensors.headerCut", "100 bytes, and 0", () -> read(length(100)));
    byte[] text = "This is a letter, not a model.".getBytes(StandardCharsets.UTF_8);
    assertProblem("safetensors.headerLength", "not a safetensors file", () -> read(text));
    byte[] latin = ByteBuffer.allocate(9).put(0, (byte) 1).put(8, (byte) 0xE9).array();
    assertProblem("safetensors.notUtf8", "UTF-8", () -> read(latin));
  }

  @Test
  void endlessAndEnormousInputIsRefused() throws IOException {
    byte[] header = file("{}", 0);
    InputStream endless =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return at < header.length ? header[at++] : 0;
          }
        };
    assertProblem("safetensors.tooLarge", "x", () -> Safetensors.read(endless, "x"));
    Path sparse = folder.resolve("sparse");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(1L << 34);
    }
    assertProblem("safetensors.tooLarge", "17179869184", () -> Safetensors.read(sparse));
  }

  @Test
  void doublesStandBeforeTheOthersAndEachComesBack() throws IOException {
    Safetensors content =
        new Safetensors(
            List.of(
                new Safetensors.Doubles("p", List.of(2), new double[] {0.1, -3}),
                new Safetensors.Doubles("q", List.of(1, 1), new double[] {Double.MIN_VALUE})),
            List.of(
                new Safetensors.Tensor("r", List.of(3), new float[] {1, 2, 3}),
                new Safetensors.Tensor("s", List.of(), new float[] {0.1f})),
            Map.of());
    byte[] bytes = bytes(content);
    // 24 bytes of doubles, 16 of floats.
    Safetensors read = Safetensors.readWide(new ByteArrayInputStream(bytes), "x", 40);
    assertArrayEquals(new double[] {0.1, -3}, read.doubles().get(0).values());
    assertArrayEquals(new double[] {Double.MIN_VALUE}, read.doubles().get(1).values());
    assertArrayEquals(new float[] {1, 2, 3}, read.tensor("r").orElseThrow().values());
    assertArrayEquals(new float[] {0.1f}, read.tensor("s").orElseThrow().values());
    assertEquals(List.of(1, 1), read.doubles().get(1).shape());
    assertArrayEquals(bytes, bytes(read));
    assertProblem(
        "safetensors.tooLarge",
        "39",
        () -> Safetensors.readWide(new ByteArrayInputStream(bytes), "x", 39));
    Path file = folder.resolve("wide");
    content.write(file);
    int size = (int) Files.size(file);
    assertEquals(2, Safetensors.readWide(file, size).doubles().size());
    assertProblem("safetensors.tooLarge", "wide", () -> Safetensors.readWide(file, size - 1));
  }

  @Test
  void theLongestHeaderIsRead() throws IOException {
    int most = Safetensors.MAX_HEADER;
    assertEquals(List.of(), read("{}" + " ".repeat(most - 2), 0).tensors());
    assertProblem(
        "safetensors.headerLength", "1048577", () -> read("{}" + " ".repeat(most - 1), 0));
  }

  @Test
  void aNameIsShownWholeIfItIsShort() {
    String whole = "n".repeat(60);
    assertProblem("safetensors.size", whole, () -> read("{" + tensor(whole, "[9]", 0, 8) + "}", 8));
    String cut = "n".repeat(57) + "...";
    assertProblem(
        "safetensors.size", cut, () -> read("{" + tensor(whole + "n", "[9]", 0, 8) + "}", 8));
  }

  @Test
  void pathsThatAreNoFilesAreSaid() throws IOException {
    assertProblem("file.isFolder", folder.toString(), () -> Safetensors.read(folder));
    Path none = folder.resolve("none");
    assertProblem("file.missing", none.toString(), () -> Safetensors.read(none));
    Path below = Files.createFile(folder.resolve("file")).resolve("below");
    assertProblem("file.missing", below.toString(), () -> Safetensors.read(below));
  }

  /** Runs an action that must fail with a problem that both languages can say. */
  static ProblemException assertProblem(
      String key, String named, org.junit.jupiter.api.function.Executable action) {
    ProblemException problem = assertThrows(ProblemException.class, action);
    assertEquals(key, problem.problem().key(), problem.getMessage());
    assertTrue(problem.getMessage().contains(named), problem.getMessage());
    String chinese = Messages.of(Locale.TAIWAN).text(problem.problem());
    for (String text : List.of(problem.getMessage(), chinese)) {
      assertTrue(!text.matches("(?s).*\\{\\d.*"), text);
    }
    return problem;
  }

  private static String tensor(String name, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, shape, begin, end);
  }

  private static byte[] length(long length) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  private static byte[] file(String header, int dataSize) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + dataSize)
        .put(length(text.length))
        .put(text)
        .array();
  }

  private static Safetensors read(String header, int dataSize) throws IOException {
    return read(file(header, dataSize));
  }

  private static Safetensors read(byte[] bytes) throws IOException {
    return Safetensors.read(new ByteArrayInputStream(bytes), "x");
  }

  private static byte[] bytes(Safetensors content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }
}
