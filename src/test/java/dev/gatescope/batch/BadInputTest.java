package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.Safetensors;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.text.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line that names the thing, the value and what would be right; and the right exit code. */
class BadInputTest {
  @TempDir Path folder;
  private Path good;

  @BeforeEach
  void saveAModel() {
    good = folder.resolve("good.safetensors");
    ModelFile.write(good, ShippedModel.read());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "61   | 123  | b = 123 must be smaller than a = 61",
        "61   | 61   | b = 61 must be smaller than a = 61",
        "0    | 1    | a = 0 does not fit: give a whole number from 1 to 255",
        "5    | 0    | b = 0 does not fit: give a whole number from 1 to 255",
        "-5   | 3    | a = -5 does not fit: give a whole number from 1 to 255",
        "5    | -3   | b = -3 does not fit",
        "256  | 3    | a = 256 does not fit: give a whole number from 1 to 255",
        "99999999999999999999 | 3 | a = 99999999999999999999 does not fit",
        "five | 3    | a is \"five\", which is not a whole number: give one from 1 to 255",
        "1.5  | 1    | a is \"1.5\", which is not a whole number",
        "``   | 3    | a is empty: give a whole number from 1 to 255",
        "5    | ` `  | b is empty"
      })
  void pairs(String a, String b, String message) {
    String error = new Console().fail(2, "trace", a, b);
    assertTrue(error.startsWith("gatescope: " + message), error);
    assertTrue(error.endsWith("(see: gatescope trace --help)"), error);
    Console render = new Console();
    error = render.fail(2, "render", "--pair", a + "," + b, "--out", folder.resolve("x.png"));
    assertTrue(error.startsWith("gatescope: " + message), error);
    assertEquals(List.of(), render.pictures);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "128     | --pair is \"128\": give two numbers with a comma between them, such as 128,1",
        "1,2,3   | --pair is \"1,2,3\"",
        ",       | a is empty",
      })
  void pairsOfARender(String pair, String message) {
    String error = new Console().fail(2, "render", "--pair", pair, "--out", "x.png");
    assertTrue(error.contains(message), error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hidden=0            | Hidden size is 0: give a whole number from 1 to 1024.",
        "--hidden=2000         | Hidden size is 2000: give a whole number from 1 to 1024.",
        "--hidden=many         | --hidden is \"many\": give a whole number such as 32",
        "--hidden=99999999999  | --hidden is \"99999999999\": give a whole number such as 32",
        "--hidden=1.5          | --hidden is \"1.5\": give a whole number such as 32",
        "--hidden=             | --hidden is \"\": give a whole number such as 32",
        "--bits=1              | Bits is 1: give a whole number from 2 to 62.",
        "--bits=63             | Bits is 63",
        "--bits=3              | No subtraction of 3-bit numbers borrows in decimal",
        "--samples=0           | Samples is 0: give a whole number from 2 to 1000000.",
        "--samples=-1          | Samples is -1",
        "--samples=128         | Batch size is 128: give a whole number from 1 to 115",
        "--batch=0             | Batch size is 0: give a whole number from 1 to 9000",
        "--batch=9001          | Batch size is 9001: give a whole number from 1 to 9000",
        "--epochs=0            | Epochs is 0: give a whole number from 1 to 100000.",
        "--epochs=-1           | Epochs is -1",
        "--learning-rate=0     | The learning rate is 0.0: give a number above 0, such as 0.01.",
        "--learning-rate=NaN   | The learning rate is NaN",
        "--learning-rate=-1    | The learning rate is -1.0",
        "--learning-rate=1e999 | The learning rate is Infinity",
        "--learning-rate=fast  | --learning-rate is \"fast\": give a number such as 0.01",
        "--train-share=0       | The training share is 0.0: give a number above 0 and below 1",
        "--train-share=1       | The training share is 1.0",
        "--train-share=NaN     | The training share is NaN",
        "--seed=-1             | Seed is -1: give a whole number from 0 to 4294967295.",
        "--seed=4294967296     | Seed is 4294967296",
        "--seed=today          | --seed is \"today\": give a whole number such as 822",
        "--cell=transformer    | --cell is \"transformer\": give one of lstm, gru, rnn",
        "--split=half          | --split is \"half\": give one of article, pairs",
        "--any-pair=maybe      | --any-pair is \"maybe\": give true, false, or the option alone",
        "--engine=gpu          | --engine is \"gpu\": give one of auto, fused, nd4j",
        "--threads=0           | The number of threads is 0: this machine has 1 to",
        "--threads=1000        | The number of threads is 1000: this machine has 1 to",
        "--threads=all         | --threads is \"all\": give a whole number (see:",
        "--vector-bits=wide    | --vector-bits is \"wide\": give a whole number (see:",
        "--vector-bits=333     | A vector width of 333 bits does not exist here: available are 32",
        "--out=                | --out is \"\": The path is empty",
        "--hiden=3             | not known here: --hiden=3",
        "--epochs              | missing: --epochs N",
        "more                  | not known here: more"
      })
  void settings(String option, String message) {
    Path out = folder.resolve("out");
    // Where a setting is wrong nothing is made.
    Console console = new Console();
    String[] where = option.equals("--out=") ? new String[0] : new String[] {"--out", "" + out};
    Object[] words =
        Stream.of(List.of("train"), List.of(where), List.of(option))
            .flatMap(List::stream)
            .toArray();
    String error = console.fail(2, words);
    assertTrue(error.startsWith("gatescope: " + message), error);
    assertTrue(error.endsWith("(see: gatescope train --help)"), error);
    assertFalse(Files.exists(out));
    assertEquals("", console.out());
  }

  @Test
  void moreDistinctPairsThanExist() {
    String error =
        new Console()
            .fail(2, "data", "--bits", 4, "--distinct", "--samples", 500, "--out", "x.csv");
    assertTrue(error.contains("500 distinct samples cannot be drawn: only"), error);
    assertTrue(error.contains("pairs of 4-bit numbers borrow"), error);
  }

  @Test
  void commandsThatAreMissingOrUnknown() {
    assertTrue(new Console().fail(2, "--no-such").contains("not known here: --no-such"));
    assertTrue(
        commandMissing().contains("train, trace, evaluate, render, export, analyse or data"));
    assertTrue(new Console().fail(2, "dance").contains("not known here: dance"));
    assertTrue(new Console().fail(2, "trace", "5").contains("missing: B"));
    assertTrue(new Console().fail(2, "render").contains("missing: --pair A,B, --out FILE"));
    String twice = new Console().fail(2, "train", "--epochs", 1, "--epochs", 2);
    assertTrue(twice.contains("--epochs is given twice"), twice);
  }

  private static String commandMissing() {
    Console console = new Console();
    assertEquals(2, console.execute("--debug"));
    return console.err().lines().findFirst().orElseThrow();
  }

  @Test
  void complaintsSpeakChinese() {
    Messages chinese = Messages.of(Locale.TAIWAN);
    assertEquals(
        "gatescope: --hidden 是「x」：請給整數，例如 32（說明：gatescope train --help）",
        new Console(chinese, false).fail(2, "train", "--hidden", "x"));
    assertTrue(new Console(chinese, false).fail(2, "dance").contains("無法識別：dance"));
    assertTrue(new Console(chinese, false).fail(2, "trace", 3, 5).contains("b = 5 必須小於 a = 3"));
    String missing = new Console(chinese, false).fail(1, "evaluate", "--model", "沒有.safetensors");
    assertTrue(missing.contains("沒有.safetensors"), missing);
    assertFalse(missing.contains("exist"), missing);
  }

  @Test
  void modelsThatAreNone() throws IOException {
    assertModelFails("does not exist", folder.resolve("none.safetensors"));
    assertModelFails("is a folder", folder);
    byte[] bytes = Files.readAllBytes(good);
    assertModelFails("is cut short", file(Arrays.copyOf(bytes, bytes.length - 100)));
    assertModelFails("is cut short", file(Arrays.copyOf(bytes, 50)));
    assertModelFails("is not a safetensors file: it has 0 bytes", file(new byte[0]));
    assertModelFails(
        "is not a safetensors file", file("{\"not\": \"one\"}".getBytes(StandardCharsets.UTF_8)));
    byte[] gigabytes =
        ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 5L << 30).array();
    assertModelFails("header has 5368709120 bytes", file(gigabytes));
  }

  @Test
  void modelsThatAreOthers() {
    Model model = ShippedModel.read();
    WeightLayout layout = model.weights().layout();
    List<Safetensors.Tensor> tensors =
        layout.tensors().stream()
            .map(t -> new Safetensors.Tensor(t.name(), t.shape(), model.weights().tensor(t)))
            .toList();
    float[] broken = new float[32];
    broken[7] = Float.NaN;
    assertModelFails(
        "fc.weight[0, 7] is NaN",
        saved(tensors, new Safetensors.Tensor("fc.weight", List.of(1, 32), broken)));
    assertModelFails(
        "fc.weight has the shape [1, 16]",
        saved(tensors, new Safetensors.Tensor("fc.weight", List.of(1, 16), new float[16])));
    assertModelFails(
        "does not: head.bias",
        saved(tensors, new Safetensors.Tensor("head.bias", List.of(1), new float[1])));
    Path contradiction = folder.resolve("m");
    new Safetensors(tensors, Map.of("cell", CellType.GRU.id())).write(contradiction);
    assertModelFails("its metadata say cell = gru, its tensors lstm", contradiction);
    // Files of ours that are something else.
    Path run = folder.resolve("run");
    new Console().succeed("train", "--samples", 200, "--epochs", 1, "--out", run);
    assertModelFails("is where a run stands", run.resolve("checkpoint.safetensors"));
    Path onnx = folder.resolve("m.ONNX");
    assertModelFails(onnx + " does not exist", onnx);
    new Console().succeed("export", "--out", onnx);
    assertModelFails("Give the model as safetensors", onnx);
  }

  private void assertModelFails(String message, Path model) {
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("evaluate"),
            List.of("trace", 5, 3),
            List.of("render", "--pair", "5,3", "--out", folder.resolve("x.png")))) {
      Console console = new Console();
      String error =
          console.fail(
              1, Stream.of(command, List.of("--model", model)).flatMap(List::stream).toArray());
      assertTrue(error.contains(message), error);
      assertTrue(error.contains(model.toString()), error);
      assertEquals("", console.out());
    }
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("bad.safetensors"), content);
  }

  /** The tensors with one replaced, or added. */
  private Path saved(List<Safetensors.Tensor> tensors, Safetensors.Tensor other) {
    Path file = folder.resolve("other.safetensors");
    Stream<Safetensors.Tensor> kept = tensors.stream().filter(t -> !t.name().equals(other.name()));
    new Safetensors(Stream.concat(kept, Stream.of(other)).toList(), Map.of()).write(file);
    return file;
  }

  @Test
  void outputsThatCannotBe() throws IOException {
    Path below = good.resolve("below");
    String isFile = new Console().fail(1, "train", "--out", good);
    assertTrue(isFile.contains(good + " is a file: give the name of a folder"), isFile);
    String belowFile = new Console().fail(1, "train", "--out", below);
    assertTrue(belowFile.contains(good + " is a file, not a folder"), belowFile);
    String data = new Console().fail(1, "data", "--samples", 200, "--out", below);
    assertTrue(data.contains(good + " is a file, not a folder"), data);
    String isFolder = new Console().fail(1, "data", "--samples", 200, "--out", folder);
    assertTrue(isFolder.contains(folder + " is a folder"), isFolder);
    assertEquals(-1, Files.mismatch(good, goodAgain()));
  }

  private Path goodAgain() {
    Path again = folder.resolve("again.safetensors");
    ModelFile.write(again, ShippedModel.read());
    return again;
  }

  @Test
  void dataThatCannotBeRead() throws IOException {
    Path none = folder.resolve("none.csv");
    assertDataFails(none + " does not exist", none);
    assertDataFails("is a folder", folder);
    assertDataFails("is not UTF-8 text", good);
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    assertDataFails(empty + ": The data set is empty", empty);
    assertDataFails("lacks the columns", Files.writeString(folder.resolve("a.csv"), "a,b\n5,3\n"));
    Path data = folder.resolve("data.csv");
    new Console().succeed("data", "--samples", 200, "--out", data);
    List<String> lines = Files.readAllLines(data);
    lines.set(2, lines.get(2).replaceFirst("^\\d+", "x"));
    assertDataFails("Line 3, column a: \"x\"", Files.write(data, lines));
    new Console().succeed("data", "--samples", 200, "--out", data);
    assertDataFails("Batch size is 181: give a whole number from 1 to 180", data, "--batch", 181);
    assertDataFails("--bits is 9, but it is 8 in " + data, data, "--bits", 9);
    assertDataFails("--samples is 100, but it is 200 in " + data, data, "--samples", 100);
    assertDataFails("--any-pair says how pairs are drawn", data, "--any-pair");
    assertDataFails("--distinct says how pairs are drawn", data, "--distinct");
    assertDataFails("--split says how pairs are drawn", data, "--split", "pairs");
    assertDataFails("--train-share says how pairs are drawn", data, "--train-share", "0.8");
  }

  private void assertDataFails(String message, Path data, Object... more) {
    Path out = folder.resolve("out");
    Object[] words =
        Stream.of(List.of("train", "--data", data, "--out", out), List.of(more))
            .flatMap(List::stream)
            .toArray();
    String error = new Console().fail(2, words);
    assertTrue(error.contains(message), error);
    assertFalse(Files.exists(out));
  }

  @Test
  void debugAddsTheStackTrace() {
    for (int exitCode : new int[] {1, 2}) {
      Console console = new Console();
      List<Object> words =
          exitCode == 1
              ? List.of("evaluate", "--model", folder.resolve("none"), "--debug")
              : List.of("trace", 3, 5, "--debug");
      assertEquals(exitCode, console.execute(words.toArray()));
      assertTrue(console.err().startsWith("gatescope: "), console.err());
      assertTrue(console.err().contains("\tat dev.gatescope."), console.err());
    }
  }
}
