package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.lstm.CellType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code analyse probe}. */
class AnalyseProbeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"LSTM, C", "GRU, h", "RNN, h"})
  void theUnitMadeToCarryTheBorrowStandsFirst(CellType cell, String state) {
    List<String> lines =
        new Console().succeed("analyse", "probe", "--model", save(cell)).lines().toList();
    assertEquals(
        "rank,state,unit,constant,correlation,accuracy,threshold,one_above,read_out_weight",
        lines.getFirst());
    assertTrue(lines.get(1).startsWith("1," + state + ",4,false,"), lines.get(1));
    assertEquals(1 + 6 * (cell == CellType.LSTM ? 2 : 1), lines.size());
    assertTrue(lines.getLast().contains(",true,,,,,"), "constant: " + lines.getLast());
  }

  @Test
  void jsonHasTheReadOutAndSaysWhatWasProbed() throws IOException {
    JsonNode json = json("--target", "run");
    assertEquals("run", json.get("target").asText());
    assertEquals(5, json.get("bits").asInt());
    assertEquals("r_squared", json.get("read_out").get("judged_by").asText());
    assertTrue(json.get("units").get(0).get("accuracy").isNull());
    JsonNode borrow = json("--target", "borrow");
    assertEquals(1, borrow.get("read_out").get("held_out").asDouble());
    assertEquals(4, borrow.get("units").get(0).get("unit").asInt());
  }

  private JsonNode json(Object... arguments) throws IOException {
    Path file = save(CellType.LSTM);
    String text =
        new Console()
            .succeed(
                "analyse",
                "probe",
                "--model",
                file,
                "--format",
                "json",
                arguments[0],
                arguments[1]);
    return new ObjectMapper().readTree(text);
  }

  private Path save(CellType cell) {
    Path file = folder.resolve("model.safetensors");
    ModelFile.write(file, new Model(BorrowNetworks.exact(cell, 6, 4), Map.of("bits", "5")));
    return file;
  }
}
