package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.eval.BorrowNetworks;
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

class AnalyseAtlasTest {
  @TempDir Path folder;

  @Test
  void atlasHasARowAPrefix() {
    Path file = save(BorrowNetworks.borrow().weights(), 3);
    List<String> lines =
        new Console().succeed("analyse", "atlas", "--model", file).lines().toList();
    assertEquals("prefix,step,a,b,x,y,borrow,probability,right", lines.getFirst());
    assertEquals(1 + 4 + 16 + 64, lines.size());
    assertTrue(lines.stream().skip(1).allMatch(line -> line.endsWith(",1")));
  }

  @Test
  void automatonSaysWhetherItIsTheBorrowMachine() throws Exception {
    JsonNode borrow = automaton(BorrowNetworks.borrow().weights());
    assertTrue(borrow.get("equivalent").asBoolean());
    assertTrue(borrow.get("counterexample").isNull());
    assertEquals(2, borrow.get("states").size());
    assertEquals(8, borrow.get("transitions").size());
    assertEquals(1, borrow.get("fidelity").asDouble());
    JsonNode xor = automaton(BorrowNetworks.xor().weights());
    assertEquals(false, xor.get("equivalent").asBoolean());
    assertEquals("[0,0]", xor.get("counterexample").get("a_bits").toString());
    assertEquals("[1,0]", xor.get("counterexample").get("b_bits").toString());
    assertEquals(1, xor.get("counterexample").get("borrow_machine").asInt());
  }

  @Test
  void oneUnitIsToldWhatIsNeeded() {
    Path file = save(Weights.initial(new WeightLayout(CellType.GRU, 1), new TorchRandom(1)), 4);
    String line = new Console().fail(1, "analyse", "atlas", "--model", file);
    assertTrue(line.contains("two units or more"), line);
  }

  private JsonNode automaton(Weights weights) throws Exception {
    return new ObjectMapper()
        .readTree(
            new Console()
                .succeed("analyse", "automaton", "--model", save(weights, 8), "--format", "json"));
  }

  private Path save(Weights weights, int bits) {
    Path file = folder.resolve("model-" + bits + ".safetensors");
    ModelFile.write(file, new Model(weights, Map.of("bits", Integer.toString(bits))));
    return file;
  }
}
