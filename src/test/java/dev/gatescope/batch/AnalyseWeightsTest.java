package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.Golden;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.train.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyseWeightsTest {
  @TempDir private Path folder;

  /** The shipped model is seed 822's, whose start PyTorch has given. */
  @Test
  void aModelWhoseSeedIsKnownHasItsStart() {
    List<String> lines = new Console().succeed("analyse", "weights").lines().toList();
    assertEquals("tensor,row,column,gate,unit,from,value,initial,change", lines.getFirst());
    assertEquals(1 + 4641, lines.size());
    Weights trained = ShippedModel.read().weights();
    float[] start = Golden.tensors("822-lstm/weights_initial.safetensors").get("lstm.weight_ih_l0");
    String prefix = "lstm.weight_ih_l0,2,1,i,2,b,";
    assertTrue(lines.get(1 + 5).startsWith(prefix), lines.get(6));
    List<Double> numbers =
        Arrays.stream(lines.get(6).substring(prefix.length()).split(",", -1))
            .map(Double::valueOf)
            .toList();
    assertEquals(trained.get(5), numbers.get(0));
    assertEquals(start[5], numbers.get(1));
    assertEquals((double) trained.get(5) - start[5], numbers.get(2));
  }

  @Test
  void theStartIsDrawnWhetherOrNotTheRunCouldBeBegun() {
    Path file = folder.resolve("strange.safetensors");
    Model model = StrangeModels.untrainable();
    ModelFile.write(file, model);
    String csv = new Console().succeed("analyse", "weights", "--model", file);
    float start = Experiment.draw(model.config().orElseThrow()).initial().get(0);
    List<String> first = List.of(csv.lines().toList().get(1).split(",", -1));
    assertEquals(start, Float.parseFloat(first.get(first.size() - 2)));
    ModelFile.write(file, StrangeModels.withoutData());
    csv = new Console().succeed("analyse", "weights", "--model", file);
    assertTrue(csv.lines().skip(1).allMatch(line -> line.endsWith(",,")), csv);
  }

  @Test
  void aModelOfUnknownOriginHasNoStart() throws IOException {
    Path file = folder.resolve("gru.safetensors");
    Weights weights = Weights.initial(new WeightLayout(CellType.GRU, 3), new TorchRandom(5));
    ModelFile.write(file, new Model(weights, Map.of()));
    String csv = new Console().succeed("analyse", "weights", "--model", file);
    assertTrue(csv.lines().skip(1).allMatch(line -> line.endsWith(",,")), csv);
    JsonNode json =
        new ObjectMapper()
            .readTree(
                new Console().succeed("analyse", "weights", "--model", file, "--format", "json"));
    assertEquals("gru", json.get("cell").asText());
    assertEquals(4 * 3 + 2, json.get("blocks").size());
    JsonNode block = json.get("blocks").get(4);
    assertEquals("gru.weight_hh_l0", block.get("tensor").asText());
    assertEquals("z", block.get("gate").asText());
    assertFalse(block.has("change_norm"));
    double sum = 0;
    int offset = weights.layout().recurrentWeight().offset() + 9;
    for (int i = 0; i < 9; i++) {
      sum += weights.get(offset + i);
    }
    assertEquals(sum / 9, block.get("mean").asDouble(), 1e-12);
    int counted = 0;
    for (JsonNode count : block.get("histogram")) {
      counted += count.asInt();
    }
    assertEquals(9, counted);
  }
}
