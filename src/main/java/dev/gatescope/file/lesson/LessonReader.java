package dev.gatescope.file.lesson;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.FileProblems;
import dev.gatescope.lstm.Gate;
import dev.gatescope.text.Names;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lesson files and checks everything in them, before anything of them is shown: what is wrong
 * is refused with its line, and what would be right.
 */
public final class LessonReader {
  /** The version of the format that this program writes about and reads. */
  static final int VERSION = 1;

  static final int MAX_BYTES = 512 << 10;
  public static final int MAX_CARDS = 100;
  static final int MAX_TEXT = 4000;
  static final int MAX_FORMULAS = 8;
  static final int MAX_FORMULA = 400;

  private static final String HEAD = "gatescope-lesson";
  private static final Pattern PAIR = Pattern.compile("\\s*(\\d{1,18})\\s*[-−]\\s*(\\d{1,18})\\s*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final String file;
  private final FormulaCheck check;

  private LessonReader(String file, FormulaCheck check) {
    this.file = file;
    this.check = check;
  }

  /**
   * Reads a teacher's file.
   *
   * @param check tries every formula
   * @throws ProblemException if it cannot be read or something in it is wrong
   */
  public static Lesson read(Path path, FormulaCheck check) {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, path.toString(), check);
    } catch (IOException e) {
      throw FileProblems.cannotRead(path, e);
    }
  }

  /** The lesson that ships: the article's story. Its formulas are tried by a test. */
  public static Lesson article() {
    return shipped("article");
  }

  private static Lesson shipped(String name) {
    String resource = "/lessons/" + name + ".yaml";
    try (InputStream in = LessonReader.class.getResourceAsStream(resource)) {
      return read(in, resource, tex -> Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Lesson read(InputStream in, String file, FormulaCheck check) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw Problem.of("lesson.tooLarge", file, MAX_BYTES >> 10).asException();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new LessonReader(file, check).lesson(YamlReader.read(text, file));
    } catch (CharacterCodingException e) {
      throw Problem.of("file.notText", file).asException(e);
    }
  }

  private Lesson lesson(YamlNode root) {
    if (!(root instanceof YamlNode.Fields fields) || !fields.entries().containsKey(HEAD)) {
      throw Problem.of("lesson.notLesson", file, HEAD, VERSION).asException();
    }
    int version = number(HEAD, fields.entries().get(HEAD), 1, 999_999_999);
    if (version > VERSION) {
      throw Problem.of("lesson.newer", file, version, VERSION).asException();
    }
    only(fields, HEAD, "title", "cards");
    LocalText title = text("title", need(fields, "title"));
    List<YamlNode> nodes = items("cards", need(fields, "cards"), MAX_CARDS);
    if (nodes.isEmpty()) {
      throw Problem.of("lesson.noCards", file).asException();
    }
    return new Lesson(title, nodes.stream().map(this::card).toList());
  }

  private Card card(YamlNode node) {
    YamlNode.Fields fields = fields("cards", node);
    only(fields, "title", "text", "formulas", "note", "point", "select", "task");
    Map<String, YamlNode> entries = fields.entries();
    List<String> formulas = new ArrayList<>();
    if (entries.containsKey("formulas")) {
      for (YamlNode formula : items("formulas", entries.get("formulas"), MAX_FORMULAS)) {
        formulas.add(formula(formula));
      }
    }
    return new Card(
        text("title", need(fields, "title")),
        text("text", need(fields, "text")),
        formulas,
        Optional.ofNullable(entries.get("note")).map(note -> text("note", note)),
        Optional.ofNullable(entries.get("point"))
            .map(
                point ->
                    Place.of(scalar("point", point))
                        .orElseThrow(() -> unknown("point", point, Place.ids()))),
        Optional.ofNullable(entries.get("select")).map(this::scene).orElse(Scene.UNCHANGED),
        Optional.ofNullable(entries.get("task")).map(this::task));
  }

  private String formula(YamlNode node) {
    String tex = scalar("formulas", node);
    if (tex.isBlank() || tex.length() > MAX_FORMULA) {
      throw Problem.of("lesson.length", file, node.line(), "formulas", MAX_FORMULA).asException();
    }
    Tex.firstForbidden(tex)
        .ifPresent(
            command -> {
              throw Problem.of("lesson.command", file, node.line(), command).asException();
            });
    if (!Tex.balanced(tex)) {
      throw Problem.of("lesson.braces", file, node.line(), tex).asException();
    }
    check
        .problem(tex)
        .ifPresent(
            wrong -> {
              throw Problem.of("lesson.formula", file, node.line(), tex, wrong).asException();
            });
    return tex;
  }

  private Scene scene(YamlNode node) {
    YamlNode.Fields fields = fields("select", node);
    only(fields, "pair", "step", "unit", "gate", "epoch");
    Map<String, YamlNode> entries = fields.entries();
    return new Scene(
        Optional.ofNullable(entries.get("pair")).map(this::pair),
        Optional.ofNullable(entries.get("step"))
            .map(step -> number("step", step, 0, Subtraction.MAX_BITS - 1)),
        Optional.ofNullable(entries.get("unit"))
            .map(unit -> number("unit", unit, 0, TrainingConfig.MAX_HIDDEN_SIZE - 1)),
        Optional.ofNullable(entries.get("gate")).map(this::gate),
        Optional.ofNullable(entries.get("epoch"))
            .map(epoch -> number("epoch", epoch, 0, TrainingConfig.MAX_EPOCHS)));
  }

  private Scene.Pair pair(YamlNode node) {
    Matcher matcher = PAIR.matcher(scalar("pair", node));
    if (matcher.matches()) {
      long a = Long.parseLong(matcher.group(1));
      long b = Long.parseLong(matcher.group(2));
      if (b >= 1 && b < a) {
        return new Scene.Pair(a, b);
      }
    }
    throw Problem.of("lesson.pair", file, node.line(), shortened(scalar("pair", node)))
        .asException();
  }

  private Gate gate(YamlNode node) {
    String id = scalar("gate", node);
    return Arrays.stream(Gate.values())
        .filter(gate -> id(gate).equals(id))
        .findFirst()
        .orElseThrow(
            () -> unknown("gate", node, Arrays.stream(Gate.values()).map(this::id).toList()));
  }

  private String id(Gate gate) {
    return Names.of(gate);
  }

  private Task task(YamlNode node) {
    YamlNode.Fields fields = fields("task", node);
    only(fields, "do", "to", "ask");
    YamlNode named = need(fields, "do");
    Task.Action action =
        Task.Action.of(scalar("do", named))
            .orElseThrow(() -> unknown("do", named, Task.Action.ids()));
    YamlNode to = fields.entries().get("to");
    if (to != null && !action.counts() && action.names().isEmpty()) {
      throw Problem.of("lesson.noGoal", file, to.line(), action.id()).asException();
    }
    int most =
        switch (action) {
          case STEP -> Subtraction.MAX_BITS - 1;
          case UNIT -> TrainingConfig.MAX_HIDDEN_SIZE - 1;
          default -> TrainingConfig.MAX_EPOCHS;
        };
    return new Task(
        action,
        Optional.ofNullable(to)
            .filter(_ -> action.counts())
            .map(goal -> number("to", goal, 0, most)),
        Optional.ofNullable(to).filter(_ -> !action.counts()).map(name -> named(name, action)),
        text("ask", need(fields, "ask")));
  }

  private String named(YamlNode to, Task.Action action) {
    String name = scalar("to", to);
    if (!action.names().contains(name)) {
      throw unknown("to", to, action.names());
    }
    return name;
  }

  private LocalText text(String field, YamlNode node) {
    if (!(node instanceof YamlNode.Fields fields)) {
      return LocalText.everywhere(said(field, node));
    }
    only(fields, LocalText.ENGLISH, LocalText.CHINESE);
    Map<String, String> texts = new TreeMap<>();
    fields.entries().forEach((language, text) -> texts.put(language, said(field, text)));
    if (texts.isEmpty()) {
      throw Problem.of("lesson.length", file, node.line(), field, MAX_TEXT).asException();
    }
    return new LocalText(texts);
  }

  private String said(String field, YamlNode node) {
    String text = scalar(field, node).strip();
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw Problem.of("lesson.length", file, node.line(), field, MAX_TEXT).asException();
    }
    return text;
  }

  private int number(String field, YamlNode node, int least, int most) {
    String text = scalar(field, node);
    if (NUMBER.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw Problem.of("lesson.number", file, node.line(), field, shortened(text), least, most)
        .asException();
  }

  private YamlNode need(YamlNode.Fields fields, String name) {
    YamlNode found = fields.entries().get(name);
    if (found == null) {
      throw Problem.of("lesson.missing", file, fields.line(), name).asException();
    }
    return found;
  }

  private void only(YamlNode.Fields fields, String... names) {
    Set<String> known = Set.of(names);
    fields
        .entries()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                throw Problem.of(
                        "lesson.field",
                        file,
                        value.line(),
                        shortened(name),
                        String.join(", ", names))
                    .asException();
              }
            });
  }

  private YamlNode.Fields fields(String field, YamlNode node) {
    if (node instanceof YamlNode.Fields fields) {
      return fields;
    }
    throw Problem.of("lesson.fields", file, node.line(), field).asException();
  }

  private List<YamlNode> items(String field, YamlNode node, int most) {
    if (!(node instanceof YamlNode.Items items)) {
      throw Problem.of("lesson.items", file, node.line(), field).asException();
    }
    if (items.nodes().size() > most) {
      throw Problem.of("lesson.tooMany", file, node.line(), field, items.nodes().size(), most)
          .asException();
    }
    return items.nodes();
  }

  private String scalar(String field, YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar.text();
    }
    throw Problem.of("lesson.scalar", file, node.line(), field).asException();
  }

  private ProblemException unknown(String field, YamlNode node, List<String> known) {
    return Problem.of(
            "lesson.unknown",
            file,
            node.line(),
            field,
            shortened(scalar(field, node)),
            String.join(", ", known))
        .asException();
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
