package dev.gatescope.fuzz;

import dev.gatescope.batch.FuzzedCommandLine;
import dev.gatescope.data.DataTables;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.FuzzedCheckpoint;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.Safetensors;
import dev.gatescope.file.SavedRun;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.file.UserSettings;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.session.SessionFile;
import dev.gatescope.session.SessionRun;
import dev.gatescope.session.SettingsText;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.formula.Typesetter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The readers of the program. */
final class Targets {
  private Targets() {}

  /**
   * All of them.
   *
   * @param folder for the files that some of them need
   */
  static List<Target> all(Path folder) {
    return List.of(
        new SafetensorsTarget(),
        new ModelTarget(),
        new CheckpointTarget(folder.resolve(CheckpointFile.NAME)),
        new LessonTarget(folder.resolve("lesson.yaml")),
        new SettingsTarget(folder.resolve("settings.properties")),
        new DataTarget(),
        new OperationTarget(),
        new SettingsTextTarget(),
        new SessionTarget(folder.resolve("parts.gatescope")),
        new SessionZipTarget(folder.resolve("zip.gatescope")),
        new CommandLineTarget());
  }

  private static byte[] resource(String name) {
    try (InputStream in = Targets.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> seedsOfEachCell(String target) {
    return Stream.of("lstm", "gru", "rnn")
        .map(cell -> resource("/fuzz/" + target + "/seed-" + cell + ".safetensors"))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> tensorWords() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "{}",
                "[]",
                "[0,4]",
                "[4,0]",
                "[-1]",
                "\"F32\"",
                "\"F64\"",
                "\"dtype\"",
                "\"shape\"",
                "\"data_offsets\"",
                "\"__metadata__\":{",
                "\"weight_ih_l0\"",
                "gru.",
                "rnn.",
                "lstm.",
                "[2147483647,2147483647]",
                "[0]",
                "[]"));
    for (String name :
        List.of(
            "cell",
            "hidden_size",
            "bits",
            "samples",
            "borrow_only",
            "distinct",
            "split",
            "train_share",
            "batch_size",
            "epochs",
            "learning_rate",
            "seed",
            "engine",
            "epoch",
            "loss")) {
      words.add("\"" + name + "\":\"7\",");
    }
    return words;
  }

  /** Whether a header's length is put right: most random changes move its end. */
  private static byte[] withHeaderLength(byte[] input, RandomGenerator random) {
    if (input.length < 8 || random.nextInt(4) == 0) {
      return input;
    }
    int end = 8;
    int depth = 0;
    for (int i = 8; i < input.length && (depth > 0 || i == 8); i++) {
      depth += input[i] == '{' ? 1 : input[i] == '}' ? -1 : 0;
      end = i + 1;
    }
    while (end < input.length && input[end] == ' ') {
      end++;
    }
    byte[] mended = input.clone();
    ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN).putLong(0, end - 8);
    return mended;
  }

  private static final class SafetensorsTarget implements Target {
    @Override
    public String name() {
      return "safetensors";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          resource("/fuzz/model/seed-lstm.safetensors"),
          resource("/golden/5-gru-odd/first_batch_gradients.safetensors"));
    }

    @Override
    public List<String> words() {
      return tensorWords();
    }

    @Override
    public byte[] mended(byte[] input, RandomGenerator random) {
      return withHeaderLength(input, random);
    }

    /** What is read is written again, and that gives the same once more. */
    @Override
    public void read(byte[] input) throws IOException {
      Safetensors content = Safetensors.read(new ByteArrayInputStream(input), "input");
      byte[] written = written(content);
      byte[] again = written(Safetensors.read(new ByteArrayInputStream(written), "written"));
      if (!Arrays.equals(written, again)) {
        throw new IllegalStateException("what was written is read differently");
      }
    }

    private static byte[] written(Safetensors content) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      content.writeTo(out);
      return out.toByteArray();
    }
  }

  private static final class ModelTarget implements Target {
    @Override
    public String name() {
      return "model";
    }

    @Override
    public List<byte[]> seeds() {
      return seedsOfEachCell("model");
    }

    @Override
    public List<String> words() {
      return tensorWords();
    }

    @Override
    public byte[] mended(byte[] input, RandomGenerator random) {
      return withHeaderLength(input, random);
    }

    /** Everything is asked that the program asks of a model. */
    @Override
    public void read(byte[] input) throws IOException {
      Model model = ModelFile.read(new ByteArrayInputStream(input), "input");
      model.config();
      model.knownBits();
      model.bits();
      model.epoch();
      model.loss();
      if (model.weights().toArray().length != model.weights().layout().size()) {
        throw new IllegalStateException("weights of another size");
      }
    }
  }

  /** Half of the inputs get their right digest, or nothing behind it would ever be read. */
  private static final class CheckpointTarget implements Target {
    private final Path file;

    CheckpointTarget(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return "checkpoint";
    }

    @Override
    public List<byte[]> seeds() {
      return seedsOfEachCell("checkpoint");
    }

    @Override
    public List<String> words() {
      return tensorWords();
    }

    @Override
    public byte[] mended(byte[] input, RandomGenerator random) {
      byte[] mended = withHeaderLength(input, random);
      return random.nextInt(8) == 0 ? mended : FuzzedCheckpoint.withDigest(mended);
    }

    @Override
    public void read(byte[] input) throws IOException {
      Files.write(file, input);
      SavedRun run = CheckpointFile.read(file);
      if (run.epochs().size() != run.checkpoint().epoch() + 1) {
        throw new IllegalStateException("epochs that do not follow");
      }
    }
  }

  /** Formulas are set, too, as the window would. */
  private static final class LessonTarget implements Target {
    private final Typesetter typesetter = new Typesetter();
    private final Path file;

    LessonTarget(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return "lesson";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          resource("/lessons/article.yaml"),
          bytes(
              """
              gatescope-lesson: 1
              title: Mine
              cards:
                - title: {en: One, zh-TW: 一}
                  text: |
                    First.

                    Second.
                  formulas: ['\\frac{a}{b}']
                  note: Beside.
                  point: heat-maps
                  select: {pair: 128 - 1, step: 3, unit: 7, gate: forget}
                  task: {do: step, to: 5, ask: Go.}
              """));
    }

    @Override
    public List<String> words() {
      return List.of(
          "gatescope-lesson: ",
          "title: ",
          "cards:\n",
          "  - ",
          "text: |\n",
          "formulas: [",
          "note: ",
          "point: heat-maps",
          "select: {",
          "pair: ",
          "128 - 1",
          "step: ",
          "unit: ",
          "gate: forget",
          "task: {do: train, to: 5, ask: x}",
          "&a [*a]",
          "!!java.net.URL ",
          "? ",
          "<<: ",
          "\t- ",
          "%YAML 1.1\n",
          "...\n",
          "\\frac",
          "\\input{",
          "$",
          ">-\n",
          "\"\\",
          "{en: ",
          "zh-TW: ");
    }

    @Override
    public void read(byte[] input) throws IOException {
      Files.write(file, input);
      LessonReader.read(file, typesetter::problem);
    }
  }

  /** A damaged settings file is set aside: its problem is told and ends nothing. */
  private static final class SettingsTarget implements Target {
    private final Path file;
    private String understood = "";

    SettingsTarget(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return "settings";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          bytes("#Tue\nfolder=/tmp/a\\ b\ntheme=dark\nlanguage=zh-TW\nwindow.width=1280\n"),
          bytes("theme : light\nfolder C\\:\\\\x\n"));
    }

    @Override
    public List<String> words() {
      return List.of(
          "folder=", "theme=", "language=", "\\u", "\\\n", "!", "en-", "x-", "i-klingon");
    }

    @Override
    public void read(byte[] input) throws IOException {
      Files.write(file, input);
      SettingsFile.Loaded loaded = SettingsFile.load(file);
      UserSettings settings = loaded.settings();
      understood =
          "%d settings, folder %b, language %b, width %b"
              .formatted(
                  settings.texts().size(),
                  settings.get(Setting.FOLDER).isPresent(),
                  settings.get(Setting.LANGUAGE).isPresent(),
                  settings.get(Setting.number("window.width", 1, 9999)).isPresent());
      if (loaded.problem().isPresent()) {
        throw loaded.problem().get().asException();
      }
      SettingsFile.write(settings, file);
      if (!SettingsFile.load(file).settings().equals(settings)) {
        throw new IllegalStateException("what was written is read differently");
      }
    }

    @Override
    public String way() {
      return understood;
    }
  }

  private static final class DataTarget implements Target {
    @Override
    public String name() {
      return "data";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          bytes(
              """
              a,b,c,bits,borrows,longest_borrow_chain,set,seen_in_training,position
              7,4,3,3,0,0,test,true,0
              7,4,3,3,0,0,train,true,0
              5,3,2,3,1,1,train,true,1
              """),
          bytes(
              """
              note,set,seen_in_training,a,b,c,bits,borrows,longest_borrow_chain
              "x, ""y""\",train,true,9,1,8,4,0,0
              z,test,false,8,1,7,4,3,3
              """));
    }

    @Override
    public List<String> words() {
      return List.of(
          "a,",
          "b,",
          "c,",
          "bits,",
          "borrows,",
          "longest_borrow_chain,",
          "set,",
          "position,",
          "seen_in_training,",
          "train,",
          "test,",
          "true",
          "false",
          "\"\"",
          ",,",
          "\",\"");
    }

    @Override
    public void read(byte[] input) throws IOException {
      try (InputStreamReader reader =
          new InputStreamReader(
              new ByteArrayInputStream(input), StandardCharsets.UTF_8.newDecoder())) {
        DataTables.table(DataTables.read(reader));
      } catch (CharacterCodingException e) {
        // As whoever reads the file says it.
        throw Problem.of("file.notText", "input").asException(e);
      }
    }
  }

  /** Surgery as text, which is also what a pasted text would be. */
  private static final class OperationTarget implements Target {
    private static final int BITS = 8;

    @Override
    public String name() {
      return "operation";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          bytes("clamp:forget:*:every:0"),
          bytes("clamp:cell_state:3,8-11:4:mean"),
          bytes("silence:12"),
          bytes("swap:hidden_state:*:3:128,1"));
    }

    @Override
    public List<String> words() {
      return List.of(
          "clamp:",
          "silence:",
          "swap:",
          "forget",
          "input",
          "output",
          "candidate",
          "cell_state",
          "hidden_state",
          "*",
          "every",
          "mean",
          ":",
          ",",
          "-",
          "\u2212");
    }

    @Override
    public void read(byte[] input) {
      Operation operation = OperationText.parse(new String(input, StandardCharsets.UTF_8), BITS);
      Operation again = OperationText.parse(OperationText.of(operation), BITS);
      if (!again.equals(operation)) {
        throw new IllegalStateException(operation + " became " + again);
      }
    }
  }

  /** Settings as they are pasted. */
  private static final class SettingsTextTarget implements Target {
    @Override
    public String name() {
      return "settings-text";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          bytes(SettingsText.of(TrainingConfig.article())),
          bytes("# by hand\n\n cell = GRU \nhidden_size=8\nlearning_rate=1e-3\n"));
    }

    @Override
    public List<String> words() {
      return List.of(
          "cell=lstm\n",
          "hidden_size=",
          "bits=",
          "samples=",
          "borrow_only=true\n",
          "distinct=",
          "split=article\n",
          "train_share=",
          "batch_size=",
          "epochs=",
          "learning_rate=",
          "seed=",
          "engine=fused\n",
          "#",
          "\u2028",
          "= =");
    }

    @Override
    public void read(byte[] input) {
      TrainingConfig config = SettingsText.parse(new String(input, StandardCharsets.UTF_8));
      if (!SettingsText.parse(SettingsText.of(config)).equals(config)) {
        throw new IllegalStateException("what was written is read differently");
      }
    }
  }

  private static final String SESSION = "/session/version-1.gatescope";

  /** The zip of a session, byte by byte. */
  private static final class SessionZipTarget implements Target {
    private final Path file;

    SessionZipTarget(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return "session-zip";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(resource(SESSION));
    }

    @Override
    public List<String> words() {
      return List.of(
          "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "session.json", "runs/1/");
    }

    @Override
    public void read(byte[] input) throws IOException {
      Files.write(file, input);
      SessionFile.read(file).runs().forEach(SessionRun::toRecord);
    }
  }

  /**
   * The parts of a session, zipped anew after they were changed: or their check sums would refuse
   * nearly all. Each part begins with a line that names it.
   */
  private static final class SessionTarget implements Target {
    private static final String PART = "\n=part=";
    private final Path file;

    SessionTarget(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return "session";
    }

    @Override
    public List<byte[]> seeds() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(resource(SESSION)))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          out.writeBytes(bytes(PART + entry.getName() + "\n"));
          out.writeBytes(zip.readAllBytes());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return List.of(out.toByteArray());
    }

    @Override
    public List<String> words() {
      List<String> words = new ArrayList<>(tensorWords());
      words.addAll(
          List.of(
              PART,
              PART + "runs/1/epochs/5.safetensors\n",
              "session.json",
              "../",
              "\"runs\": [",
              "\"whole\": [0]",
              "\"epochs\": ",
              "\"kept_every\": ",
              "\"adam\": false",
              "\"surgery\": []",
              "\"selection\": ",
              "\"layout\": {",
              "null",
              "\"entered\": \"\"",
              "2026-01-31T12:34:56Z"));
      return words;
    }

    @Override
    public void read(byte[] input) throws IOException {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        // Each character is a byte, so that nothing is lost on the way.
        String text = new String(input, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(PART); at >= 0; ) {
          int next = text.indexOf(PART, at + 1);
          String part = text.substring(at + PART.length(), next < 0 ? text.length() : next);
          int line = part.indexOf('\n');
          add(zip, line < 0 ? part : part.substring(0, line), part.substring(line + 1));
          at = next;
        }
      }
      SessionFile.read(file).runs().forEach(SessionRun::toRecord);
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
      try {
        zip.putNextEntry(new ZipEntry(name));
      } catch (IOException | IllegalArgumentException e) {
        // Twice, or too long: the writer knows no such zip.
        return;
      }
      zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
      zip.closeEntry();
    }
  }

  /** Words with line feeds between: parsed, checked, explained, not carried out. */
  private static final class CommandLineTarget implements Target {
    /** picocli's work grows with the square of the arguments: 5,000 of them take a gigabyte. */
    private static final int MOST_WORDS = 100;

    private final FuzzedCommandLine line = new FuzzedCommandLine();
    private String said = "";

    @Override
    public String name() {
      return "command-line";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          bytes("train\n--cell\nlstm\n--hidden\n8\n--epochs=3\n--seed\n1\n--out\nx"),
          bytes("trace\n128\n1\n--format\ncsv"),
          bytes("analyse\nsurgery\n--model\nx\n--silence\n3"),
          bytes("render\n--pair\n128,1\n--out\ng.png"),
          bytes("data\n--bits\n8"),
          bytes("--help"));
    }

    @Override
    public List<String> words() {
      return line.words().stream().map(word -> "\n" + word + "\n").toList();
    }

    @Override
    public void read(byte[] input) {
      // What --debug adds is for defects, in many lines.
      said =
          line.parse(
              new String(input, StandardCharsets.UTF_8)
                  .lines()
                  .filter(word -> !word.startsWith("--debug"))
                  .limit(MOST_WORDS)
                  .toArray(String[]::new));
    }

    /** What it said, without what it was told. */
    @Override
    public String way() {
      return said.replaceAll("\"[^\"]*\"|'[^']*'|[^ ]*\\d[^ ]*", "");
    }
  }
}
