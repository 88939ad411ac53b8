package dev.gatescope.batch;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.data.Samples;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.GateTrace.Part;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that look at a model: trace, evaluate, render. And help and versions. */
class LookCommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void traceAsCsvHasTheEnginesValues(CellType cell) {
    Path file = save(cell);
    GateTrace trace = trace(ModelFile.read(file), 12, 5);
    List<String> lines = new Console().succeed("trace", 12, 5, "--model", file).lines().toList();
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    assertEquals(List.of("time_step", "unit", "a_bit", "b_bit"), columns.subList(0, 4));
    assertEquals(
        List.of("h", "logit", "probability", "bit", "target", "bce"),
        columns.subList(columns.size() - 6, columns.size()));
    assertEquals(cell == CellType.LSTM, columns.contains("tanh_c"));
    assertEquals(1 + 4 * 3, lines.size());
    for (int t = 0; t < 4; t++) {
      for (int u = 0; u < 3; u++) {
        List<String> values = List.of(lines.get(1 + 3 * t + u).split(",", -1));
        Row row = new Row(columns, values);
        assertEquals(t, row.number("time_step"));
        assertEquals(u, row.number("unit"));
        assertEquals((12 >> t) & 1, row.number("a_bit"));
        assertEquals((5 >> t) & 1, row.number("b_bit"));
        for (Gate gate : cell.gates()) {
          String g = gate == Gate.HIDDEN ? "tanh" : gate.letter();
          assertEquals(trace.part(Part.INPUT_TERM, gate, t, u), row.number(g + "_wx"));
          assertEquals(trace.part(Part.RECURRENT_TERM, gate, t, u), row.number(g + "_uh"));
          assertEquals(trace.inputBias(gate, u), row.number(g + "_b_ih"));
          assertEquals(trace.recurrentBias(gate, u), row.number(g + "_b_hh"));
          assertEquals(
              trace.part(Part.PRE_ACTIVATION, gate, t, u), row.number(g + "_pre_activation"));
          assertEquals(trace.gate(gate, t, u), row.number(g));
        }
        assertEquals(trace.hiddenState(t, u), row.number("h"));
        assertEquals(trace.logit(t), row.number("logit"));
        assertEquals(trace.probability(t), row.number("probability"));
        assertEquals(trace.bit(t), row.number("bit"));
        assertEquals((7 >> t) & 1, row.number("target"));
        assertEquals(trace.loss(t), row.number("bce"));
        if (cell == CellType.LSTM) {
          assertEquals(trace.cellState(t, u), row.number("c"));
          assertEquals(trace.tanhCellState(t, u), row.number("tanh_c"));
        }
      }
    }
  }

  private record Row(List<String> columns, List<String> values) {
    float number(String column) {
      return Float.parseFloat(values.get(columns.indexOf(column)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void traceAsJsonHasTheEnginesValues(CellType cell) throws IOException {
    Path file = save(cell);
    GateTrace trace = trace(ModelFile.read(file), 12, 5);
    JsonNode json =
        json(new Console().succeed("trace", 12, 5, "--model", file, "--format", "json"));
    assertEquals(cell.id(), json.get("cell").asText());
    assertEquals(3, json.get("hidden").asInt());
    assertEquals(4, json.get("bits").asInt());
    assertEquals(7, json.get("expected").asInt());
    assertEquals(4, json.get("steps").size());
    int predicted = 0;
    for (int t = 0; t < 4; t++) {
      JsonNode step = json.get("steps").get(t);
      predicted |= trace.bit(t) << t;
      assertEquals(trace.input(t, 1), step.get("x").get(1).floatValue());
      assertEquals(cell.gates().size(), step.get("gates").size());
      Gate gate = cell.gates().getLast();
      JsonNode parts = step.get("gates").get(gate == Gate.HIDDEN ? "tanh" : gate.letter());
      assertEquals(
          trace.part(Part.PRE_ACTIVATION, gate, t, 2),
          parts.get("pre_activation").get(2).floatValue());
      assertEquals(trace.gate(gate, t, 1), parts.get("value").get(1).floatValue());
      assertEquals(trace.hiddenState(t, 0), step.get("h").get(0).floatValue());
      assertEquals(trace.probability(t), step.get("probability").floatValue());
      assertEquals(trace.loss(t), step.get("bce").floatValue());
      assertEquals(cell == CellType.LSTM, step.has("c"));
    }
    assertEquals(predicted, json.get("predicted").asInt());
  }

  @Test
  void withoutAModelTheShippedOneAnswers() throws IOException {
    JsonNode json = json(new Console().succeed("trace", "123", "61", "--format=JSON"));
    assertEquals(62, json.get("predicted").asInt());
    assertEquals(32, json.get("hidden").asInt());
  }

  @Test
  void theOtherShippedCellsHaveLearntToSubtractToo() {
    for (CellType cell : CellType.values()) {
      Path file = folder.resolve("shipped-" + cell.id() + ".safetensors");
      Model model = ShippedModel.read(cell);
      assertEquals(cell, model.weights().layout().cell());
      ModelFile.write(file, model);
      assertTrue(
          new Console().succeed("evaluate", "--model", file).contains("0 of 32131 pairs wrong"));
    }
  }

  @Test
  void evaluateCountsWrongPairs() throws IOException {
    String text = new Console().succeed("evaluate");
    assertEquals(
        List.of("LSTM, 32 units, 8 bits", "0 of 32131 pairs wrong"),
        text.lines().limit(2).toList());
    JsonNode json = json(new Console().succeed("evaluate", "--format", "json"));
    assertEquals(32_131, json.get("all_pairs").asInt());
    assertEquals(0, json.get("all_pairs_wrong").asInt());
    assertEquals(65_536, json.get("every_pair").asInt());
    Path untrained = save(CellType.GRU);
    JsonNode other =
        json(new Console().succeed("evaluate", "--model", untrained, "--format", "json"));
    assertEquals("gru", other.get("cell").asText());
    assertEquals(4, other.get("bits").asInt());
    assertEquals(14 * 13 / 2, other.get("all_pairs").asInt());
    assertTrue(other.get("all_pairs_wrong").asInt() > 0);
  }

  /** What is in an ONNX file, {@code OnnxFileTest} asks ONNX Runtime. */
  @Test
  void exportWritesTheModelInTheFormatAskedFor() throws IOException {
    Path onnx = folder.resolve("m.onnx");
    assertTrue(new Console().succeed("export", "--out", onnx).contains(onnx.toString()));
    assertTrue(Files.size(onnx) > 4641 * Float.BYTES);
    Path safetensors = folder.resolve("m.safetensors");
    new Console().succeed("export", "--out", safetensors);
    assertEquals(ShippedModel.read(), ModelFile.read(safetensors));
    Path other = folder.resolve("m.bin");
    String ending = new Console().fail(2, "export", "--out", other);
    assertTrue(ending.contains(".onnx, .safetensors"), ending);
    new Console().succeed("export", "--format", "safetensors", "--out", other);
    assertEquals(ShippedModel.read(), ModelFile.read(other));
    String error = new Console().fail(2, "export", "--format", "pmml", "--out", onnx);
    assertTrue(error.contains("onnx, safetensors"), error);
    Path missing = folder.resolve("none").resolve("m.onnx");
    error = new Console().fail(1, "export", "--out", missing);
    assertTrue(error.contains(missing.toString()), error);
  }

  @Test
  void renderDrawsTheGatesOfThePair() {
    Path picture = folder.resolve("gates.png");
    Console console = new Console();
    String printed = console.succeed("render", "--pair", "128,1", "--out", picture);
    assertEquals("written: " + picture, printed.strip());
    assertEquals(
        List.of("HEAT as picture of 128 - 1 at step 0, unit 0: gates.png"), console.pictures);
    assertEquals(8, console.trace().timeSteps());
    assertEquals(1, console.trace().input(7, 0));
    assertEquals(1, console.trace().input(0, 1));
  }

  @Test
  void renderDrawsTheStepsWhereAGifIsAskedFor() {
    Path animation = folder.resolve("gates.GIF");
    Path other = folder.resolve("gates");
    Console console = new Console();
    console.succeed("render", "--pair", "128,1", "--out", animation);
    console.succeed("render", "--pair", "128,1", "--format", "gif", "--out", other);
    console.succeed("render", "--pair", "128,1", "--format", "png", "--out", animation);
    assertEquals(
        List.of(
            "steps of 128 - 1 at step 0, unit 0: gates.GIF",
            "steps of 128 - 1 at step 0, unit 0: gates",
            "HEAT as picture of 128 - 1 at step 0, unit 0: gates.GIF"),
        console.pictures);
    String error =
        new Console().fail(2, "render", "--pair", "5,3", "--format", "bmp", "--out", other);
    assertTrue(error.contains("png, svg, gif"), error);
    Path strange = folder.resolve("gates.bmp");
    error = new Console().fail(2, "render", "--pair", "5,3", "--out", strange);
    assertTrue(error.contains("end in one of .png, .svg, .gif"), error);
    assertFalse(Files.exists(strange));
  }

  @Test
  void renderDrawsTheFlowAtTheStepAndUnitAskedFor() {
    Path drawing = folder.resolve("flow.svg");
    Console console = new Console();
    console.succeed(
        "render", "--pair", "128,1", "--view", "flow", "--step", 7, "--unit", 31, "--out", drawing);
    console.succeed("render", "--pair", "5,3", "--view", "flow", "--out", folder.resolve("f.png"));
    console.succeed("render", "--pair", "5,3", "--unit", 4, "--out", folder.resolve("heat.svg"));
    assertEquals(
        List.of(
            "FLOW as drawing of 128 - 1 at step 7, unit 31: flow.svg",
            "FLOW as picture of 5 - 3 at step 0, unit 0: f.png",
            "HEAT as drawing of 5 - 3 at step 0, unit 4: heat.svg"),
        console.pictures);
    assertTrue(refused("--step", "8", drawing).contains("--step is 8"));
    assertTrue(refused("--step", "-1", drawing).contains("0 to 7"));
    assertTrue(refused("--unit", "32", drawing).contains("0 to 31"));
    assertTrue(refused("--view", "flow", folder.resolve("flow.gif")).contains("--view heat"));
    assertTrue(refused("--view", "paper", drawing).contains("heat, flow"));
  }

  private static String refused(String option, String value, Path out) {
    return new Console().fail(2, "render", "--pair", "5,3", option, value, "--out", out);
  }

  /** The words of every command, from the lists that the help has. */
  static List<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    addWithThoseBelow(List.of(), all);
    return all;
  }

  private static void addWithThoseBelow(List<String> command, List<List<String>> all) {
    all.add(command);
    String commands = Messages.english().text("usage.commandListHeading").replace("%n", "");
    new Console()
        .succeed(words(command, "--help"))
        .lines()
        .dropWhile(line -> !line.strip().equals(commands))
        .filter(line -> line.matches(" {2}[a-z]+ +\\S.*"))
        .map(line -> line.strip().replaceFirst(" .*", ""))
        .forEach(
            name ->
                addWithThoseBelow(Stream.concat(command.stream(), Stream.of(name)).toList(), all));
  }

  private static Object[] words(List<String> command, String last) {
    return Stream.concat(command.stream(), Stream.of(last)).toArray();
  }

  @Test
  void everyCommandIsInTheHelp() {
    assertTrue(commands().containsAll(List.of(List.of("export"), List.of("analyse", "race"))));
    assertEquals(commands().size(), Set.copyOf(commands()).size());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsThereOnEveryLevelInBothLanguages(List<String> command) {
    for (Messages language : List.of(Messages.english(), Messages.of(Locale.TAIWAN))) {
      for (String help : new String[] {"--help", "-h"}) {
        String text = new Console(language, false).succeed(words(command, help));
        assertTrue(text.startsWith(language.text("usage.synopsisHeading").strip()), text);
        assertTrue(text.contains("--debug"), text);
        assertFalse(text.contains("DEFAULT-VALUE"), text);
        assertFalse(text.contains("$"), text);
        String name = Stream.concat(Stream.of("gatescope"), command.stream()).collect(joining("."));
        String description = language.text(name + ".usage.description.0");
        // Long texts are broken into lines; their beginning is not.
        assertTrue(text.contains(description.substring(0, 12)), text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsExplained(List<String> command) {
    String text = new Console().succeed(words(command, "--help"));
    List<String> lines = text.lines().toList();
    List<String> bare = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean nothing = lines.get(i).matches("\\s+(-\\w, )?--[\\w-]+(=\\S+)?\\s*");
      // A long one has its text in the line below.
      if (nothing && (i + 1 == lines.size() || !lines.get(i + 1).matches(" {12,}\\S.*"))) {
        bare.add(lines.get(i));
      }
    }
    assertEquals(List.of(), bare);
  }

  @ParameterizedTest
  @CsvSource({"--version, ''", "-V, ''", "train, --version", "trace, -V"})
  void versionIsThereOnEveryLevel(String first, String second) {
    Console console = new Console();
    List<String> lines =
        (second.isEmpty() ? console.succeed(first) : console.succeed(first, second))
            .lines()
            .toList();
    assertTrue(lines.get(0).matches("Gatescope \\d+\\.\\d+.*"), lines.get(0));
    assertTrue(lines.get(1).startsWith("ND4J 1.0.0"), lines.get(1));
    assertTrue(lines.get(2).startsWith("Java 2"), lines.get(2));
  }

  private Path save(CellType cell) {
    Path file = folder.resolve(cell.id() + ".safetensors");
    Weights weights = Weights.initial(new WeightLayout(cell, 3), new TorchRandom(5));
    ModelFile.write(file, new Model(weights, Map.of("bits", "4")));
    return file;
  }

  private static GateTrace trace(Model model, long a, long b) {
    AdamSettings adam = AdamSettings.withLearningRate(0.01);
    try (RecurrentEngine engine = Engines.create(EngineChoice.AUTO, model.weights(), adam)) {
      Samples one = new Samples(model.bits(), new long[] {a}, new long[] {b});
      return engine.trace(one.toSequences(), 0);
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
