package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.data.Samples;
import dev.gatescope.eval.GradientReach;
import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.eval.GradientTriangle;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnalyseGradientsTest {
  @TempDir private Path folder;

  @Test
  void csvHasOneRowANorm() {
    List<String> lines =
        new Console().succeed("analyse", "gradients", "--pair", "128,1").lines().toList();
    assertEquals("network,pairs,of,state,bit,step,distance,norm", lines.getFirst());
    assertEquals(1 + 2 * 36, lines.size());
    GradientTriangle cell =
        reach(ShippedModel.read(), new Samples(8, new long[] {128}, new long[] {1}))
            .triangle(Of.LOSS, State.CELL);
    String row =
        lines.stream()
            .filter(line -> line.startsWith("lstm,128-1,loss,C,7,2,5,"))
            .findFirst()
            .orElseThrow();
    assertEquals(cell.norm(7, 2), Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)));
  }

  @ParameterizedTest
  @EnumSource
  void jsonHasTheTrianglesOfAnyCellAtAnyWidth(CellType cell) throws IOException {
    Path file = folder.resolve("model.safetensors");
    Weights weights = Weights.initial(new WeightLayout(cell, 3), new TorchRandom(5));
    Model model = new Model(weights, Map.of("bits", "4"));
    ModelFile.write(file, model);
    String text =
        new Console()
            .succeed(
                "analyse",
                "gradients",
                "--model",
                file,
                "--bits",
                16,
                "--of",
                "logit",
                "--format",
                "json");
    JsonNode json = new ObjectMapper().readTree(text);
    GradientReach reach = reach(model, GradientReach.sample(weights.layout(), 16));
    GradientTriangle hidden = reach.triangle(Of.LOGIT, State.HIDDEN);
    assertEquals(cell.id(), json.get("cell").asText());
    assertEquals(GradientReach.SAMPLE_PAIRS, json.get("pairs").asInt());
    assertEquals(hidden.perStep(), json.get("h").get("factor_per_step").asDouble());
    assertEquals("vanishes", json.get("h").get("trend").asText());
    assertEquals(16, json.get("h").get("norms").size());
    assertEquals(hidden.norm(9, 4), json.get("h").get("norms").get(9).get(4).asDouble());
    assertEquals(cell.hasCellState(), json.has("C"));
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertTrue(
        new Console().fail(2, "analyse", "gradients", "--bits", 99).contains("2 to 62 bits"));
    assertTrue(
        new Console()
            .fail(2, "analyse", "gradients", "--bits", "wide")
            .startsWith("gatescope: --bits is \"wide\": give a whole number (see:"));
    assertTrue(
        new Console().fail(2, "analyse", "gradients", "--pair", "300,1").contains("a = 300"));
    assertTrue(new Console().fail(2, "analyse", "gradients", "--pair", "300").contains("128,1"));
    assertFalse(
        new Console().succeed("analyse", "gradients", "--pair", "300,1", "--bits", 9).isEmpty());
  }

  private static GradientReach reach(Model model, Samples samples) {
    Network network = Network.of(model.weights());
    try (NetworkEngine engines = new NetworkEngine()) {
      return GradientReach.of(engines.with(network), network, samples);
    }
  }
}
