package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.data.Csv;
import dev.gatescope.eval.Examination;
import dev.gatescope.eval.PairChecker;
import dev.gatescope.eval.ResultTables;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.eval.TrainedNetworks;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code analyse rules}. */
class AnalyseRulesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"LSTM, 8", "GRU, 5", "RNN, 12"})
  void printsTheTableOfTheModelsWidth(CellType cell, int bits) {
    Weights weights = TrainedNetworks.shaken(cell, 0.5);
    Path file = folder.resolve("model.safetensors");
    ModelFile.write(file, new Model(weights, Map.of("bits", Integer.toString(bits))));
    RuleTable expected;
    try (RecurrentEngine engine = TrainedNetworks.engine(weights)) {
      expected = new PairChecker(bits, 822).examine(engine).rules();
    }
    assertTrue(expected.kept() < 8);
    assertEquals(
        Csv.toText(ResultTables.rules(expected)),
        new Console().succeed("analyse", "rules", "--model", file));
  }

  /** The sample of wide numbers is that of the model's own run, as in the window. */
  @Test
  void aWideModelIsJudgedByItsOwnSample() throws IOException {
    Weights weights = TrainedNetworks.shaken(CellType.LSTM, 0.5);
    TrainingConfig config = TrainingConfig.article().withNetwork(weights.layout(), 12).withSeed(5);
    Path file = folder.resolve("model.safetensors");
    ModelFile.write(file, Model.trained(weights, config, 1, 0.5, Provenance.here("fused", "test")));
    Examination own;
    Examination article;
    try (RecurrentEngine engine = TrainedNetworks.engine(weights)) {
      own = new PairChecker(12, 5).examine(engine);
      article = new PairChecker(12, 822).examine(engine);
    }
    assertNotEquals(article.pairs().wrong(), own.pairs().wrong());
    assertEquals(
        Csv.toText(ResultTables.rules(own.rules())),
        new Console().succeed("analyse", "rules", "--model", file));
    JsonNode json =
        new ObjectMapper()
            .readTree(new Console().succeed("evaluate", "--model", file, "--format", "json"));
    assertEquals(own.pairs().wrong(), json.get("all_pairs_wrong").asInt());
  }

  @Test
  void theShippedModelKeepsEveryRule() throws IOException {
    JsonNode rows =
        new ObjectMapper().readTree(new Console().succeed("analyse", "rules", "--format", "json"));
    assertEquals(8, rows.size());
    for (int i = 0; i < 8; i++) {
      JsonNode row = rows.get(i);
      assertEquals(
          i, 4 * row.get("a").asInt() + 2 * row.get("b").asInt() + row.get("borrow_in").asInt());
      assertEquals(1, row.get("accuracy").asDouble());
      assertTrue(row.get("smallest_margin").asDouble() > 0);
    }
    // 0 - 1 borrows whatever came in; 1 - 0 never does.
    assertEquals(
        List.of(0, 1, 1, 1, 0, 0, 0, 1),
        rows.findValues("borrow_out").stream().map(JsonNode::asInt).toList());
  }
}
