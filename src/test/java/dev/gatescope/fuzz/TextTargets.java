package dev.gatescope.fuzz;

import dev.gatescope.data.DataTables;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.file.UserSettings;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.session.SettingsText;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.formula.Typesetter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The readers of text: files and what is pasted. */
final class TextTargets {
  private TextTargets() {}

  /** Formulas are set, too, as the window would. */
  static final class LessonTarget implements Target {
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
          Targets.resource("/lessons/article.yaml"),
          Targets.bytes(
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
  static final class SettingsTarget implements Target {
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
          Targets.bytes("#Tue\nfolder=/tmp/a\\ b\ntheme=dark\nlanguage=zh-TW\nwindow.width=1280\n"),
          Targets.bytes("theme : light\nfolder C\\:\\\\x\n"));
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

  static final class DataTarget implements Target {
    @Override
    public String name() {
      return "data";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          Targets.bytes(
              """
              a,b,c,bits,borrows,longest_borrow_chain,set,seen_in_training,position
              7,4,3,3,0,0,test,true,0
              7,4,3,3,0,0,train,true,0
              5,3,2,3,1,1,train,true,1
              """),
          Targets.bytes(
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
  static final class OperationTarget implements Target {
    private static final int BITS = 8;

    @Override
    public String name() {
      return "operation";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          Targets.bytes("clamp:forget:*:every:0"),
          Targets.bytes("clamp:cell_state:3,8-11:4:mean"),
          Targets.bytes("silence:12"),
          Targets.bytes("swap:hidden_state:*:3:128,1"));
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
  static final class SettingsTextTarget implements Target {
    @Override
    public String name() {
      return "settings-text";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          Targets.bytes(SettingsText.of(TrainingConfig.article())),
          Targets.bytes("# by hand\n\n cell = GRU \nhidden_size=8\nlearning_rate=1e-3\n"));
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
}
