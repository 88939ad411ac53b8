package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void whatIsNoNumberIsNullAndNoText() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("nan", Double.NaN);
    values.put("infinite", Double.NEGATIVE_INFINITY);
    values.put("floats", List.of(Float.NaN, 0.1f, Float.POSITIVE_INFINITY));
    values.put("none", null);
    values.put("rows", List.of(Arrays.asList(1.5, null, Double.POSITIVE_INFINITY)));
    values.put("text", "NaN");
    values.put("whole", 7);
    JsonNode json = new ObjectMapper().readTree(Json.text(values));
    assertTrue(json.get("nan").isNull());
    assertTrue(json.get("infinite").isNull());
    assertTrue(json.get("floats").get(0).isNull());
    assertEquals(0.1f, json.get("floats").get(1).floatValue());
    assertTrue(json.get("floats").get(2).isNull());
    assertTrue(json.get("none").isNull());
    assertEquals("[[1.5,null,null]]", json.get("rows").toString());
    assertEquals("NaN", json.get("text").textValue());
    assertEquals(7, json.get("whole").intValue());
  }

  @Test
  void everyMemberHasALineOfItsOwn() {
    String text = Json.text(Map.of("a", 1)).replaceAll("\\R", "\n");
    assertEquals("{\n  \"a\" : 1\n}\n", text);
  }
}
