package dev.gatescope.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file, and the checks that every byte of the data belongs to
 * exactly one tensor.
 *
 * @param entries in the order of their bytes
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final String DTYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";
  private static final String F32 = "F32";
  private static final String F64 = "F64";

  /** PyTorch's library pads the header so that the values are aligned. */
  private static final int ALIGNMENT = 8;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * One tensor: its bytes are those from {@code begin} to {@code end}, exclusive.
   *
   * @param wide true for F64, false for F32
   */
  record Entry(String name, boolean wide, List<Integer> shape, int begin, int end) {}

  /**
   * Reads and checks a header.
   *
   * @param dataSize how many bytes follow the header
   * @param file names the file in messages
   * @param wide whether F64 tensors may be in it
   */
  static SafetensorsHeader parse(byte[] bytes, int dataSize, String file, boolean wide) {
    JsonNode root;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      root = JSON.readTree(text);
    } catch (CharacterCodingException e) {
      throw Problem.of("safetensors.notUtf8", file).asException(e);
    } catch (JacksonException e) {
      throw Problem.of("safetensors.notJson", file, e.getOriginalMessage()).asException(e);
    }
    if (!(root instanceof ObjectNode object)) {
      throw Problem.of("safetensors.notJson", file, "{ ... }").asException();
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    object
        .properties()
        .forEach(
            property -> {
              if (property.getKey().equals(METADATA)) {
                metadata.putAll(metadata(property.getValue(), file));
              } else {
                entries.add(entry(property.getKey(), property.getValue(), file, wide));
              }
            });
    entries.sort(Comparator.comparingInt(Entry::begin).thenComparingInt(Entry::end));
    requireEveryByteOnce(entries, dataSize, file);
    return new SafetensorsHeader(List.copyOf(entries), metadata);
  }

  /** The header that describes {@code content}, padded with spaces. */
  static byte[] bytes(Safetensors content) {
    ObjectNode root = JSON.createObjectNode();
    if (!content.metadata().isEmpty()) {
      ObjectNode metadata = root.putObject(METADATA);
      content.metadata().forEach(metadata::put);
    }
    int at = 0;
    for (Safetensors.Doubles tensor : content.doubles()) {
      int size = tensor.values().length * Double.BYTES;
      put(root, tensor.name(), F64, tensor.shape(), at, at + size);
      at += size;
    }
    for (Safetensors.Tensor tensor : content.tensors()) {
      int size = tensor.values().length * Float.BYTES;
      put(root, tensor.name(), F32, tensor.shape(), at, at + size);
      at += size;
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    int padded = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
    byte[] header = Arrays.copyOf(json, padded);
    Arrays.fill(header, json.length, padded, (byte) ' ');
    return header;
  }

  private static void put(
      ObjectNode root, String name, String type, List<Integer> shape, int begin, int end) {
    ObjectNode entry = root.putObject(name).put(DTYPE, type);
    ArrayNode lengths = entry.putArray(SHAPE);
    shape.forEach(lengths::add);
    entry.putArray(OFFSETS).add(begin).add(end);
  }

  private static Map<String, String> metadata(JsonNode node, String file) {
    if (!node.isObject()) {
      throw Problem.of("safetensors.metadata", file, METADATA, shortened(node)).asException();
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    node.properties()
        .forEach(
            property -> {
              if (!property.getValue().isTextual()) {
                throw Problem.of(
                        "safetensors.metadata",
                        file,
                        shortened(property.getKey()),
                        shortened(property.getValue()))
                    .asException();
              }
              metadata.put(property.getKey(), property.getValue().textValue());
            });
    return metadata;
  }

  private static Entry entry(String name, JsonNode node, String file, boolean wide) {
    String shown = shortened(name);
    JsonNode dtype = node.path(DTYPE);
    if (!dtype.isTextual()) {
      throw malformed(file, shown, DTYPE, dtype, "\"F32\"");
    }
    boolean isWide = wide && dtype.textValue().equals(F64);
    if (!isWide && !dtype.textValue().equals(F32)) {
      throw Problem.of("safetensors.dtype", file, shown, shortened(dtype.textValue()))
          .asException();
    }
    List<Integer> shape = wholeNumbers(node.path(SHAPE));
    if (shape == null) {
      throw malformed(file, shown, SHAPE, node.path(SHAPE), "[128, 32]");
    }
    List<Integer> offsets = wholeNumbers(node.path(OFFSETS));
    if (offsets == null || offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw malformed(file, shown, OFFSETS, node.path(OFFSETS), "[0, 1024]");
    }
    int begin = offsets.get(0);
    int end = offsets.get(1);
    if (byteSize(shape, isWide ? Double.BYTES : Float.BYTES) != end - begin) {
      throw Problem.of(
              "safetensors.size",
              file,
              shown,
              shortened(shape.toString()),
              Integer.toString(end - begin),
              offsets.toString())
          .asException();
    }
    return new Entry(name, isWide, shape, begin, end);
  }

  /** Bytes of a shape; Long.MAX_VALUE where that overflows. */
  private static long byteSize(List<Integer> shape, int valueBytes) {
    if (shape.contains(0)) {
      return 0;
    }
    long size = valueBytes;
    for (int length : shape) {
      if (size > Integer.MAX_VALUE) {
        return Long.MAX_VALUE;
      }
      size *= length;
    }
    return size;
  }

  /** The numbers of an array, or null if it is none or one is not whole and from 0 to 2^31-1. */
  private static List<Integer> wholeNumbers(JsonNode node) {
    if (!node.isArray()) {
      return null;
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode number : node) {
      if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
        return null;
      }
      numbers.add(number.intValue());
    }
    return List.copyOf(numbers);
  }

  private static void requireEveryByteOnce(List<Entry> entries, int dataSize, String file) {
    int at = 0;
    String before = "";
    for (Entry entry : entries) {
      if (entry.begin() < at) {
        throw Problem.of("safetensors.overlap", file, before, shortened(entry.name()))
            .asException();
      }
      requireNoHole(at, entry.begin(), dataSize, file);
      if (entry.end() > dataSize) {
        throw Problem.of(
                "safetensors.cut",
                file,
                shortened(entry.name()),
                Integer.toString(entry.end()),
                Integer.toString(dataSize))
            .asException();
      }
      at = entry.end();
      before = shortened(entry.name());
    }
    requireNoHole(at, dataSize, dataSize, file);
  }

  private static void requireNoHole(int at, int next, int dataSize, String file) {
    if (next > at && at < dataSize) {
      throw Problem.of("safetensors.hole", file, Integer.toString(at), Integer.toString(next - 1))
          .asException();
    }
  }

  private static ProblemException malformed(
      String file, String name, String field, JsonNode found, String right) {
    return Problem.of("safetensors.field", file, name, field, shortened(found), right)
        .asException();
  }

  private static String shortened(JsonNode node) {
    return shortened(node.isMissingNode() ? "-" : node.toString());
  }

  /** For a message: what stands in a file may be long. */
  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
