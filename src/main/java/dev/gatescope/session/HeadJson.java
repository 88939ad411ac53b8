package dev.gatescope.session;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.file.ConfigMetadata;
import dev.gatescope.lstm.Gate;
import dev.gatescope.text.Names;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.TrainingConfig;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code session.json}. Every number is held against what it may be; a field that this version does
 * not know is passed over.
 */
final class HeadJson {
  /** The format's version: raised when a program of the old one could not read the new. */
  static final int VERSION = 1;

  private static final String FORMAT = "gatescope session";
  private static final int MAX_OPERATIONS = 10_000;
  private static final int MAX_OPERATION = 20_000;
  private static final int MAX_ENGINE = 40;
  private static final int MAX_LAYOUT = 1000;
  private static final int MAX_TEXT = 1000;

  /** When no run was made before, and none will be after. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String file;

  private HeadJson(String file) {
    this.file = file;
  }

  static byte[] write(SessionHead head) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION);
    Session.Looked looked = head.selection();
    ObjectNode selection = root.putObject("selection");
    selection.put("run", looked.run()).put("epoch", looked.epoch());
    selection.put("a", looked.pair().a()).put("b", looked.pair().b());
    selection.put("bits", looked.pair().bits());
    selection.put("time_step", looked.timeStep()).put("unit", looked.unit());
    if (looked.gate() != null) {
      selection.put("gate", name(looked.gate()));
    }
    ArrayNode surgery = root.putArray("surgery");
    for (Planned planned : head.surgery()) {
      ObjectNode operation = surgery.addObject();
      operation.put("operation", OperationText.of(planned.operation())).put("on", planned.on());
      if (planned.operation() instanceof Operation.Swap swap) {
        operation.put("bits", swap.donor().bits());
      }
    }
    ObjectNode layout = root.putObject("layout");
    head.layout().forEach(layout::put);
    ArrayNode runs = root.putArray("runs");
    head.runs().forEach(run -> write(run, runs.addObject()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree can be written", e);
    }
  }

  private static void write(SessionHead.Run run, ObjectNode to) {
    to.put("number", run.number()).put("entered", run.entered().toString());
    to.put("origin", name(run.origin())).put("note", run.note());
    ObjectNode settings = to.putObject("settings");
    ConfigMetadata.of(run.config()).forEach(settings::put);
    to.put("epochs", run.epochs()).put("kept_every", run.keptEvery());
    ArrayNode whole = to.putArray("whole");
    run.whole().forEach(whole::add);
    to.put("adam", run.adam());
    if (run.engine() != null) {
      to.put("engine", run.engine());
    }
  }

  /**
   * Reads and checks.
   *
   * @param file names the session in messages
   * @throws ProblemException if it is no session, of a newer program, or says what cannot be
   */
  static SessionHead read(byte[] bytes, String file) {
    return new HeadJson(file).head(bytes);
  }

  private SessionHead head(byte[] bytes) {
    JsonNode root;
    try {
      root =
          JSON.readTree(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw Problem.of("session.notUtf8", file).asException(e);
    } catch (JacksonException e) {
      throw Problem.of("session.notJson", file, e.getOriginalMessage()).asException(e);
    }
    if (!FORMAT.equals(root.path("format").asText(null))) {
      throw Problem.of("session.otherFormat", file, FORMAT).asException();
    }
    int version = whole(root, "version", 1, Integer.MAX_VALUE);
    if (version > VERSION) {
      throw Problem.of("session.newer", file, text(version), text(VERSION)).asException();
    }
    List<SessionHead.Run> runs = new ArrayList<>();
    for (JsonNode run : list(root, "runs", PartNames.MAX_RUN)) {
      SessionHead.Run read = run(run);
      if (!runs.isEmpty() && read.number() <= runs.getLast().number()) {
        throw wrong("number", run.path("number"), "> " + runs.getLast().number());
      }
      runs.add(read);
    }
    return new SessionHead(
        List.copyOf(runs), selection(root.path("selection")), surgery(root), layout(root));
  }

  private SessionHead.Run run(JsonNode run) {
    int number = whole(run, "number", 0, PartNames.MAX_RUN);
    TrainingConfig config = config(run.path("settings"), number);
    List<Integer> kept = new ArrayList<>();
    for (JsonNode epoch : list(run, "whole", TrainingConfig.MAX_EPOCHS + 1)) {
      int least = kept.isEmpty() ? 0 : kept.getLast() + 1;
      kept.add(whole("whole", epoch, least, TrainingConfig.MAX_EPOCHS));
    }
    int epochs = whole(run, "epochs", 1, TrainingConfig.MAX_EPOCHS + 1);
    if (kept.isEmpty() || kept.size() > epochs) {
      throw wrong("whole", run.path("whole"), "1 - " + epochs);
    }
    String note = string(run, "note", RunRecord.MAX_NOTE);
    return new SessionHead.Run(
        number,
        instant(run),
        constant(RunRecord.Origin.class, run, "origin"),
        config,
        note,
        epochs,
        whole(run, "kept_every", 1, 1 << 20),
        List.copyOf(kept),
        truth(run, "adam"),
        // Older programs did not write it.
        run.has("engine") ? string(run, "engine", MAX_ENGINE) : null);
  }

  private TrainingConfig config(JsonNode settings, int run) {
    Map<String, String> texts = new LinkedHashMap<>();
    settings
        .properties()
        .forEach(property -> texts.put(property.getKey(), property.getValue().asText()));
    try {
      return SettingsText.all(texts);
    } catch (ProblemException e) {
      throw Problem.of("session.settings", file, text(run), e.problem()).asException(e);
    }
  }

  private Session.Looked selection(JsonNode node) {
    int bits = whole(node, "bits", Subtraction.MIN_BITS, Subtraction.MAX_BITS);
    long most = (1L << bits) - 1;
    return new Session.Looked(
        whole(node, "run", 0, PartNames.MAX_RUN),
        whole(node, "epoch", Session.Looked.NEWEST, TrainingConfig.MAX_EPOCHS),
        new Subtraction(longWhole(node, "a", 0, most), longWhole(node, "b", 0, most), bits),
        whole(node, "time_step", 0, bits - 1),
        whole(node, "unit", 0, TrainingConfig.MAX_HIDDEN_SIZE - 1),
        node.has("gate") ? constant(Gate.class, node, "gate") : null);
  }

  private List<Planned> surgery(JsonNode root) {
    List<Planned> operations = new ArrayList<>();
    for (JsonNode node : list(root, "surgery", MAX_OPERATIONS)) {
      int bits =
          node.has("bits")
              ? whole(node, "bits", Subtraction.MIN_BITS, Subtraction.MAX_BITS)
              : Subtraction.MAX_BITS;
      String text = string(node, "operation", MAX_OPERATION);
      boolean on = truth(node, "on");
      try {
        operations.add(new Planned(OperationText.parse(text, bits), on));
      } catch (ProblemException e) {
        throw Problem.of("session.surgery", file, e.problem()).asException(e);
      }
    }
    return operations;
  }

  private Map<String, String> layout(JsonNode root) {
    Map<String, String> layout = new TreeMap<>();
    JsonNode node = root.path("layout");
    if (node.size() > MAX_LAYOUT) {
      throw wrong("layout", node, "{...}");
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      layout.put(property.getKey(), string(node, property.getKey(), MAX_TEXT));
    }
    return layout;
  }

  private Iterable<JsonNode> list(JsonNode of, String field, int most) {
    JsonNode node = of.path(field);
    if (!node.isArray() || node.size() > most) {
      throw wrong(field, node, "[...]");
    }
    return node;
  }

  private int whole(JsonNode of, String field, int least, int most) {
    return whole(field, of.path(field), least, most);
  }

  private int whole(String field, JsonNode node, int least, int most) {
    return Math.toIntExact(longWhole(field, node, least, most));
  }

  private long longWhole(JsonNode of, String field, long least, long most) {
    return longWhole(field, of.path(field), least, most);
  }

  private long longWhole(String field, JsonNode node, long least, long most) {
    boolean right =
        node.isIntegralNumber()
            && node.canConvertToLong()
            && node.longValue() >= least
            && node.longValue() <= most;
    if (!right) {
      throw wrong(field, node, least + " - " + most);
    }
    return node.longValue();
  }

  private boolean truth(JsonNode of, String field) {
    JsonNode node = of.path(field);
    if (!node.isBoolean()) {
      throw wrong(field, node, "true / false");
    }
    return node.booleanValue();
  }

  private String string(JsonNode of, String field, int most) {
    JsonNode node = of.path(field);
    if (!node.isTextual() || node.textValue().length() > most) {
      throw wrong(field, node, "\"...\"");
    }
    return node.textValue();
  }

  private Instant instant(JsonNode of) {
    try {
      Instant entered = Instant.parse(string(of, "entered", MAX_TEXT));
      if (entered.isBefore(EARLIEST) || entered.isAfter(LATEST)) {
        throw new DateTimeException("a year that no calendar shows");
      }
      return entered;
    } catch (DateTimeException e) {
      throw wrong("entered", of.path("entered"), "\"2026-01-31T12:00:00Z\"");
    }
  }

  private <E extends Enum<E>> E constant(Class<E> type, JsonNode of, String field) {
    for (E constant : type.getEnumConstants()) {
      if (name(constant).equals(of.path(field).asText())) {
        return constant;
      }
    }
    StringBuilder names = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      names.append(names.isEmpty() ? "" : ", ").append(name(constant));
    }
    throw wrong(field, of.path(field), names.toString());
  }

  private ProblemException wrong(String field, JsonNode found, String right) {
    String said = found.isMissingNode() ? "-" : Shown.text(found.toString());
    return Problem.of("session.field", file, PartNames.JSON, field, said, right).asException();
  }

  private static String name(Enum<?> constant) {
    return Names.of(constant);
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
