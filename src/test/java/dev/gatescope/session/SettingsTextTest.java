package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.SplitKind;
import dev.gatescope.file.ConfigMetadata;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTextTest {
  @ParameterizedTest
  @EnumSource(CellType.class)
  void whatIsCopiedCanBePasted(CellType cell) {
    TrainingConfig config =
        new TrainingConfig(
            cell,
            7,
            12,
            500,
            false,
            true,
            SplitKind.PAIRS,
            0.1 + 0.2,
            3,
            9,
            1e-7,
            0xffffffffL,
            EngineChoice.ND4J);
    assertEquals(config, SettingsText.parse(SettingsText.of(config)));
    assertEquals(config, SettingsText.parse(SettingsText.of(config).replace("\n", "\r\n")));
  }

  @Test
  void aLineIsShortAndReadable() {
    String text = SettingsText.of(TrainingConfig.article());
    assertEquals(14, text.lines().count());
    assertTrue(text.contains("\nhidden_size=32\n"), text);
    assertTrue(text.contains("\nlearning_rate=0.01\n"), text);
  }

  @Test
  void whatIsLeftOutIsTheArticles() {
    assertEquals(
        TrainingConfig.article().withCell(CellType.GRU),
        SettingsText.parse("\n# from Lin\n  cell = GRU  \n\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello                          | 1 | settingsText.noValue",
        "cell=gru;;hidden_size          | 3 | settingsText.noValue",
        "cell=gru;hiden_size=3          | 2 | settingsText.unknown",
        "cell=gru;;cell=rnn             | 3 | settingsText.twice",
        "cell=transformer               | 1 | settingsText.choice",
        "cell=                          | 1 | settingsText.choice",
        "distinct=yes                   | 1 | settingsText.choice",
        "hidden_size=many               | 1 | settingsText.notWhole",
        "hidden_size=3.5                | 1 | settingsText.notWhole",
        "hidden_size=                   | 1 | settingsText.notWhole",
        "hidden_size=99999999999999999999999 | 1 | config.hidden_size",
        "hidden_size=-1                 | 1 | config.hidden_size",
        "epochs=0                       | 1 | config.epochs",
        "learning_rate=fast             | 1 | settingsText.notANumber",
        "learning_rate=NaN              | 1 | settingsText.notANumber",
        "learning_rate=1e999            | 1 | config.learningRate",
        "learning_rate=-0.1             | 1 | config.learningRate",
        "train_share=1.5;cell=gru       | 1 | config.trainShare",
        "samples=100;batch_size=91      | 2 | config.batch_size"
      })
  void theWrongLineIsNamed(String lines, int line, String key) {
    Problem problem = refusal(lines.replace(';', '\n'));
    assertEquals("settingsText.line", problem.key(), problem.toString());
    assertEquals(Integer.toString(line), problem.arguments().get(0));
    assertEquals(key, ((Problem) problem.arguments().get(1)).key());
    String said = Messages.of(Locale.ENGLISH).text(problem);
    assertTrue(said.startsWith("Line ") && !said.contains("{"), said);
  }

  @Test
  void aDefaultThatNoLongerFitsHasNoLine() {
    assertEquals("config.batch_size", refusal("samples=100").key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\n", "# nothing", "\u0000"})
  void anEmptyTextIsNoSettings(String text) {
    assertTrue(refusal(text).key().startsWith("settingsText."), text);
  }

  @Test
  void whateverElseLiesOnTheClipboardIsRefused() {
    assertEquals("settingsText.tooLong", refusal("x".repeat(1 << 20)).key());
    assertEquals("settingsText.line", refusal("https://example.org/?a=b").key());
    assertEquals("settingsText.empty", refusal(null).key());
    Problem control = refusal("\u0007=\u001b[31m");
    assertTrue(control.toString().codePoints().noneMatch(Character::isISOControl));
  }

  @Test
  void ofAFileEverySettingMustBeThereAndBeShort() {
    Map<String, String> all = new TreeMap<>(ConfigMetadata.of(TrainingConfig.article()));
    assertEquals(TrainingConfig.article(), SettingsText.all(all));
    Map<String, String> fewer = new TreeMap<>(all);
    fewer.remove("seed");
    assertEquals("settingsText.missing", refusalOfAll(fewer).key());
    Map<String, String> more = new TreeMap<>(all);
    more.put("sead", "1");
    assertEquals("settingsText.unknown", refusalOfAll(more).key());
    Map<String, String> longer = new TreeMap<>(all);
    longer.put("seed", "0".repeat(9_999) + "7");
    assertEquals(7, SettingsText.all(longer).seed());
    longer.put("seed", "0".repeat(10_000) + "7");
    assertEquals("settingsText.tooLong", refusalOfAll(longer).key());
  }

  @Test
  void aTextMayBeAsLongAsTheBound() {
    String line = "seed=7\n#";
    assertEquals(7, SettingsText.parse(line + "x".repeat(10_000 - line.length())).seed());
    assertEquals("settingsText.tooLong", refusal(line + "x".repeat(10_001 - line.length())).key());
  }

  @Test
  void whatIsShownOfATextIsShort() {
    String shown = refusal("x".repeat(61)).arguments().get(1).toString();
    assertTrue(shown.contains("x".repeat(60) + "...") && !shown.contains("x".repeat(61)), shown);
    assertTrue(refusal("x".repeat(60)).toString().contains("x".repeat(60)));
    assertFalse(refusal("x".repeat(60)).toString().contains("..."));
  }

  @Test
  void aTwiceNamedSettingIsSaidWithItsFirstLine() {
    Problem inner = (Problem) refusal("# mine\ncell=gru\n\ncell=rnn").arguments().get(1);
    assertEquals("2", inner.arguments().get(1));
  }

  private static Problem refusalOfAll(Map<String, String> byName) {
    return assertThrows(ProblemException.class, () -> SettingsText.all(byName)).problem();
  }

  private static Problem refusal(String text) {
    return assertThrows(ProblemException.class, () -> SettingsText.parse(text)).problem();
  }
}
