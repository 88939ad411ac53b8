package dev.gatescope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values made with numpy and PyTorch themselves, under {@code src/test/resources/golden}. */
public final class Golden {
  private Golden() {}

  /** The rows of a CSV file without its line of column names. */
  public static List<List<String>> csv(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }

  /** One number a line, without a line of column names. */
  public static int[] integers(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /** The float tensors of a safetensors file, row-major, in the order in which they stand there. */
  public static Map<String, float[]> tensors(String name) {
    ByteBuffer file = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(file.getLong())];
    file.get(header);
    ByteBuffer data = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, float[]> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonNode> tensor : new ObjectMapper().readTree(header).properties()) {
        if (!tensor.getKey().equals("__metadata__")) {
          JsonNode offsets = tensor.getValue().get("data_offsets");
          int from = offsets.get(0).asInt();
          float[] values = new float[(offsets.get(1).asInt() - from) / Float.BYTES];
          data.slice(from, values.length * Float.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer()
              .get(values);
          tensors.put(tensor.getKey(), values);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tensors;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
