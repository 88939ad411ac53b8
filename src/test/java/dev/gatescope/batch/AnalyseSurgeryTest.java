package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code analyse surgery} on the model that ships. */
class AnalyseSurgeryTest {
  @Test
  void csvHasBeforeAndAfter() {
    List<String> lines =
        new Console()
            .succeed("analyse", "surgery", "--clamp", "input:*:every:0", "--pair", "128,1")
            .lines()
            .toList();
    assertEquals(
        "measure,cases,wrong_before,wrong_after,right_before,right_after", lines.getFirst());
    // Nothing gets into C, so the bit never changes: right for 256 of all pairs.
    String everyPair = lines.get(2);
    assertTrue(everyPair.startsWith("every_pair,65536,"), everyPair);
    assertEquals("65280", everyPair.split(",", -1)[3]);
    assertTrue(lines.getLast().startsWith("bits_of_128_1,8,0,"), lines.getLast());
    assertEquals(1 + 2 + 8 + 8 + 1, lines.size());
  }

  @Test
  void severalOperationsAreDoneTogether() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                new Console()
                    .succeed(
                        "analyse",
                        "surgery",
                        "--clamp",
                        "input:*:every:0",
                        "--clamp",
                        "cell_state:0:2:1.5",
                        "--silence",
                        "0",
                        "--swap",
                        "hidden_state:*:3:16,1",
                        "--format",
                        "json"));
    assertEquals(4, json.get("operations").size());
    assertEquals("silence:0", json.get("operations").get(2).asText());
    assertEquals(128, json.get("pair").get("a").asInt());
    // Only step 3's h is not zero: its bit is the donor's, 1 of 16 - 1 = 15, the others are alike.
    long after = json.get("pair").get("after").asLong();
    assertEquals(1, (after >> 3) & 1);
    long others = after & ~(1L << 3);
    assertTrue(others == 0 || others == 0xF7, "bits " + after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--clamp   | forget:*:every         | needs four parts with colons between them",
        "--clamp   | reset:*:every:0        | A network with the cell LSTM has no reset",
        "--clamp   | forget:40:every:0      | There is no unit 40",
        "--clamp   | forget:*:9:0           | There is no time step 9",
        "--clamp   | forget:*:every:inf     | a finite number",
        "--silence | x                      | names no units",
        "--swap    | cell_state:*:3:300,1   | a = 300 does not fit",
        "--swap    | input:*:3:9,1          | Only cell_state and hidden_state"
      })
  void wrongOperationsAreWrongUsage(String option, String text, String named) {
    String said = new Console().fail(2, "analyse", "surgery", option, text);
    assertTrue(said.contains(named), said);
  }

  @Test
  void withoutAnOperationThereIsNothingToDo() {
    assertTrue(new Console().fail(2, "analyse", "surgery").contains("at least one --clamp"));
  }
}
