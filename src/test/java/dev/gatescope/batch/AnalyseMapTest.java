package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyseMapTest {
  @TempDir Path folder;

  @Test
  void csvHasARowAPairAndTheTruth() {
    List<String> lines =
        new Console().succeed("analyse", "map", "--model", save()).lines().toList();
    assertTrue(lines.getFirst().startsWith("a,b,expected,predicted,absolute_error,"), lines.get(0));
    assertEquals(1 + 256, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      List<String> values = List.of(line.split(",", -1));
      long a = Long.parseLong(values.get(0));
      long b = Long.parseLong(values.get(1));
      assertEquals((a - b) & 15, Long.parseLong(values.get(2)));
    }
  }

  @Test
  void jsonCountsWhatItLists() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                new Console().succeed("analyse", "map", "--model", save(), "--format", "json"));
    assertEquals(256, json.get("pairs").asInt());
    assertTrue(json.get("wrong").asInt() > 0);
    assertEquals(json.get("wrong").asInt(), json.get("wrong_pairs").size());
    assertEquals("article_range", json.get("groups").get(1).get("group").asText());
    List<String> wrong =
        new Console()
            .succeed("analyse", "map", "--model", save(), "--what", "wrong")
            .lines()
            .toList();
    assertEquals(1 + json.get("wrong").asInt(), wrong.size());
  }

  @Test
  void whatIsKnownOfTheDataIsToldAndTheRestIsNoObstacle() {
    Path file = folder.resolve("strange.safetensors");
    ModelFile.write(file, StrangeModels.untrainable());
    String groups = new Console().succeed("analyse", "map", "--what", "groups", "--model", file);
    assertTrue(groups.contains("training"), groups);
    ModelFile.write(file, StrangeModels.withoutData());
    groups = new Console().succeed("analyse", "map", "--what", "groups", "--model", file);
    assertFalse(groups.contains("training"), groups);
    assertTrue(groups.contains("article_range"), groups);
  }

  private Path save() {
    Path file = folder.resolve("lstm.safetensors");
    Weights weights = Weights.initial(new WeightLayout(CellType.LSTM, 3), new TorchRandom(5));
    ModelFile.write(file, new Model(weights, Map.of("bits", "4")));
    return file;
  }
}
