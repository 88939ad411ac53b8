package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final Setting<Integer> SIZE = Setting.number("size", 1, 9);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("settings.properties");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    UserSettings settings =
        UserSettings.NONE
            .with(Setting.FOLDER, folder.resolve("圖片 = a;b\\c #1"))
            .with(Setting.THEME, ColourTheme.DARK)
            .with(Setting.LANGUAGE, Locale.TAIWAN)
            .with(Setting.number("size", 1, 9), 4);
    Path deep = folder.resolve("new/folder/settings.properties");
    SettingsFile.write(settings, deep);
    assertEquals(new SettingsFile.Loaded(settings, Optional.empty()), SettingsFile.load(deep));
    SettingsFile.write(settings.with(Setting.THEME, ColourTheme.LIGHT), deep);
    UserSettings changed = SettingsFile.load(deep).settings();
    assertEquals(Optional.of(ColourTheme.LIGHT), changed.get(Setting.THEME));
    assertEquals(Optional.of(Locale.TAIWAN), changed.get(Setting.LANGUAGE));
    try (var files = Files.list(deep.getParent())) {
      assertEquals(1, files.count(), "no temporary file is left");
    }
  }

  /** As it can stand in a name on Windows: UTF-8 has nothing for it. Found by the fuzzer. */
  @Test
  void whatIsNothingAnyMoreDamagesNothing() throws IOException {
    UserSettings lesson =
        UserSettings.NONE
            .with(Setting.THEME, ColourTheme.DARK)
            .with(Setting.LESSON, folder.resolve("own.yaml").toAbsolutePath());
    SettingsFile.write(lesson.with(Setting.LESSON, null).with(Setting.TOUR, false), file);
    SettingsFile.Loaded loaded = SettingsFile.load(file);
    assertEquals(Optional.empty(), loaded.problem());
    assertEquals(Optional.empty(), loaded.settings().get(Setting.LESSON));
    assertEquals(Optional.of(ColourTheme.DARK), loaded.settings().get(Setting.THEME));
  }

  @Test
  void halfACharacterIsKept() throws IOException {
    Files.writeString(file, "later=a\\ud800b\\udc00 \\ud83d\\ude00\n");
    UserSettings settings = SettingsFile.load(file).settings();
    assertEquals("a\ud800b\udc00 \ud83d\ude00", settings.texts().get("later"));
    SettingsFile.write(settings, file);
    assertEquals(settings, SettingsFile.load(file).settings());
    assertTrue(Files.readString(file).endsWith("later=a\\uD800b\\uDC00 \ud83d\ude00\n"));
  }

  @Test
  void whoNeverChoseHasNothing() {
    assertEquals(
        new SettingsFile.Loaded(UserSettings.NONE, Optional.empty()), SettingsFile.load(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u0002",
        "folder=\\u12",
        "folder=a\\u0000b",
        "folder=\\u0000b",
        "theme=dark\nlangu",
        "theme=\n",
        "{\"theme\": \"dark\"}",
        "THEME DARK"
      })
  void aDamagedFileIsSetAsideAndSaid(String text) throws IOException {
    Files.writeString(file, text);
    SettingsFile.Loaded loaded = SettingsFile.load(file);
    Path aside = folder.resolve("settings-damaged.properties");
    assertEquals(UserSettings.NONE, loaded.settings());
    assertEquals(
        Optional.of(Problem.of("settingsFile.damaged", file.toString(), aside.toString())),
        loaded.problem());
    assertEquals(text, Files.readString(aside));
    assertTrue(SettingsFile.load(file).problem().isEmpty(), "once is enough");
  }

  @Test
  void whatIsNoTextOrFarTooLargeIsDamagedToo() throws IOException {
    Files.write(file, "theme=dark\nx=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(SettingsFile.load(file).problem().isPresent());
    Files.writeString(file, "theme=dark\n".repeat(100_000));
    assertTrue(SettingsFile.load(file).problem().isPresent());
    assertTrue(Files.exists(folder.resolve("settings-damaged.properties")));
    assertTrue(Files.exists(folder.resolve("settings-damaged-2.properties")));
    assertFalse(Files.exists(file));
  }

  @Test
  void aFileMayBeAsLargeAsTheBound() throws IOException {
    String text = "theme=dark\n#";
    Files.writeString(file, text + "x".repeat((1 << 16) - text.length()));
    assertEquals(
        Optional.of(ColourTheme.DARK), SettingsFile.load(file).settings().get(Setting.THEME));
    Files.writeString(file, text + "x".repeat((1 << 16) + 1 - text.length()));
    assertTrue(SettingsFile.load(file).problem().isPresent());
  }

  @Test
  void ofManyDamagedOnesTheFirstEightAndTheLastAreKept() throws IOException {
    for (int i = 1; i <= 12; i++) {
      Files.writeString(file, "DAMAGED " + i);
      assertTrue(SettingsFile.load(file).problem().isPresent());
    }
    try (var files = Files.list(folder)) {
      assertEquals(9, files.count());
    }
    assertEquals("DAMAGED 1", Files.readString(folder.resolve("settings-damaged.properties")));
    assertEquals("DAMAGED 8", Files.readString(folder.resolve("settings-damaged-8.properties")));
    assertEquals("DAMAGED 12", Files.readString(folder.resolve("settings-damaged-9.properties")));
  }

  @Test
  void aDamagedFileThatCannotBeMovedIsSaidAndStays() throws IOException {
    Files.writeString(file, "THEME DARK");
    new FaultyDisk(1, FaultyDisk.Fault.FAILS, "locked")
        .during(
            () ->
                assertEquals(
                    new SettingsFile.Loaded(
                        UserSettings.NONE,
                        Optional.of(
                            Problem.of("settingsFile.damagedStays", file.toString(), "locked"))),
                    SettingsFile.load(file)));
    assertEquals("THEME DARK", Files.readString(file));
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndStays() throws IOException {
    Files.createDirectory(file);
    SettingsFile.Loaded loaded = SettingsFile.load(file);
    assertEquals(UserSettings.NONE, loaded.settings());
    assertEquals("file.isFolder", loaded.problem().orElseThrow().key());
    assertTrue(Files.isDirectory(file));
  }

  @Test
  void aValueThatMakesNoSenseWasNeverChosenAndSpoilsNoOther() throws IOException {
    Files.writeString(file, "theme=pink\nlanguage=!!\nfolder=somewhere/relative\nsize=4\n");
    SettingsFile.Loaded loaded = SettingsFile.load(file);
    assertEquals(Optional.empty(), loaded.problem());
    assertEquals(Optional.empty(), loaded.settings().get(Setting.THEME));
    assertEquals(Optional.empty(), loaded.settings().get(Setting.LANGUAGE));
    assertEquals(Optional.empty(), loaded.settings().get(Setting.FOLDER));
    assertEquals(Optional.of(4), loaded.settings().get(Setting.number("size", 1, 9)));
    assertEquals(Optional.empty(), loaded.settings().get(Setting.number("size", 5, 9)));
  }

  @Test
  void languagesAreOurs() throws IOException {
    Files.writeString(file, "language=zh-Hant-TW\n");
    assertEquals(
        Optional.of(Locale.TAIWAN), SettingsFile.load(file).settings().get(Setting.LANGUAGE));
    Files.writeString(file, "language=tlh\n");
    assertEquals(Optional.empty(), SettingsFile.load(file).settings().get(Setting.LANGUAGE));
  }

  @Test
  void whatAnotherVersionRememberedIsKept() throws IOException {
    Files.writeString(file, "hologram=on\ntheme=dark\n");
    SettingsFile.write(
        SettingsFile.load(file).settings().with(Setting.THEME, ColourTheme.LIGHT), file);
    String text = Files.readString(file);
    assertTrue(text.contains("hologram=on"), text);
    assertTrue(text.contains("theme=light"), text);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(file, "");
    Path below = file.resolve("settings.properties");
    assertThrows(ProblemException.class, () -> SettingsFile.write(UserSettings.NONE, below));
  }

  @Test
  void resettingKeepsTheOldFileUnderAnotherName() throws IOException {
    assertEquals(Optional.empty(), SettingsFile.reset(file));
    SettingsFile.write(UserSettings.NONE.with(Setting.THEME, ColourTheme.DARK), file);
    Path kept = SettingsFile.reset(file).orElseThrow();
    assertTrue(Files.readString(kept).contains("theme=dark"));
    assertFalse(Files.exists(file));
  }

  @Test
  void theNewestIsWrittenAndTheLastAtTheEnd() {
    List<Runnable> background = new ArrayList<>();
    List<ProblemException> failures = new ArrayList<>();
    SettingsSaver saver =
        new SettingsSaver(file, UserSettings.NONE, background::add, failures::add);
    saver.save(UserSettings.NONE.with(Setting.THEME, ColourTheme.DARK));
    saver.save(UserSettings.NONE.with(Setting.THEME, ColourTheme.LIGHT));
    assertEquals(1, background.size(), "what waits is written once");
    background.getFirst().run();
    assertEquals(
        Optional.of(ColourTheme.LIGHT), SettingsFile.load(file).settings().get(Setting.THEME));
    saver.save(UserSettings.NONE.with(Setting.THEME, ColourTheme.DARK));
    saver.flush();
    assertEquals(
        Optional.of(ColourTheme.DARK), SettingsFile.load(file).settings().get(Setting.THEME));
    background.getLast().run();
    assertEquals(
        Optional.of(ColourTheme.DARK), SettingsFile.load(file).settings().get(Setting.THEME));
    assertEquals(List.of(), failures);
    new SettingsSaver(file.resolve("below"), UserSettings.NONE, Runnable::run, failures::add)
        .save(UserSettings.NONE);
    assertEquals(1, failures.size());
  }

  @Test
  void whatCouldNotBeSavedIsTriedAgainAtTheEnd() {
    List<ProblemException> failures = new ArrayList<>();
    SettingsSaver saver = new SettingsSaver(file, UserSettings.NONE, Runnable::run, failures::add);
    saver.save(UserSettings.NONE.with(Setting.THEME, ColourTheme.LIGHT));
    int steps = 1;
    for (int at = 1; at <= steps; at++) {
      FaultyDisk counting = new FaultyDisk();
      counting.during(() -> saver.save(UserSettings.NONE.with(Setting.THEME, ColourTheme.LIGHT)));
      steps = counting.steps().size();
      failures.clear();
      FaultyDisk disk = new FaultyDisk(at, FaultyDisk.Fault.FAILS, "No space left on device");
      disk.during(() -> saver.save(UserSettings.NONE.with(Setting.THEME, ColourTheme.DARK)));
      assertEquals(1, failures.size());
      assertEquals(
          Optional.of(ColourTheme.LIGHT), SettingsFile.load(file).settings().get(Setting.THEME));
      saver.flush();
      assertEquals(
          Optional.of(ColourTheme.DARK), SettingsFile.load(file).settings().get(Setting.THEME));
    }
    assertEquals(9, steps, "the folder and its probe, and six for the file");
  }

  @Test
  void twoWindowsKeepEachOthersChanges() {
    UserSettings start =
        UserSettings.NONE
            .with(Setting.THEME, ColourTheme.LIGHT)
            .with(Setting.LANGUAGE, Locale.ENGLISH);
    SettingsFile.write(start, file);
    SettingsSaver one = saver(start);
    SettingsSaver two = saver(start);
    UserSettings dark = start.with(Setting.THEME, ColourTheme.DARK);
    one.save(dark);
    UserSettings chinese = start.with(Setting.LANGUAGE, Locale.TAIWAN);
    two.save(chinese);
    assertEquals(dark.with(Setting.LANGUAGE, Locale.TAIWAN), SettingsFile.load(file).settings());
    one.save(dark.with(SIZE, 4));
    assertEquals(
        dark.with(Setting.LANGUAGE, Locale.TAIWAN).with(SIZE, 4),
        SettingsFile.load(file).settings(),
        "nor are changes that were written long ago written again");
    two.save(chinese.with(Setting.THEME, ColourTheme.SYSTEM));
    one.save(dark.with(SIZE, 5));
    assertEquals(
        chinese.with(Setting.THEME, ColourTheme.SYSTEM).with(SIZE, 5),
        SettingsFile.load(file).settings(),
        "who changes last is right");
  }

  @Test
  void aFileThatIsDamagedMeanwhileIsSetAsideAndNothingIsLost() throws IOException {
    UserSettings start = UserSettings.NONE.with(Setting.LANGUAGE, Locale.TAIWAN).with(SIZE, 3);
    SettingsFile.write(start, file);
    List<ProblemException> said = new ArrayList<>();
    SettingsSaver saver = new SettingsSaver(file, start, Runnable::run, said::add);
    Files.writeString(file, "THEME DARK");
    UserSettings dark = start.with(Setting.THEME, ColourTheme.DARK);
    saver.save(dark);
    assertEquals(dark, SettingsFile.load(file).settings());
    Path aside = folder.resolve("settings-damaged.properties");
    assertEquals("THEME DARK", Files.readString(aside));
    assertEquals("settingsFile.damaged", said.getFirst().problem().key());
    Files.delete(file);
    saver.save(dark.with(SIZE, 4));
    assertEquals(dark.with(SIZE, 4), SettingsFile.load(file).settings(), "deleted");
    Files.writeString(file, "theme=light\n");
    saver.save(dark.with(SIZE, 5));
    assertEquals(
        dark.with(SIZE, 5).with(Setting.THEME, ColourTheme.LIGHT),
        SettingsFile.load(file).settings(),
        "another window began it anew");
    assertEquals(1, said.size());
  }

  @Test
  void aDamagedFileThatCannotBeSetAsideIsNotOverwritten() throws IOException {
    Files.writeString(file, "THEME DARK");
    List<ProblemException> said = new ArrayList<>();
    SettingsSaver saver = new SettingsSaver(file, UserSettings.NONE, Runnable::run, said::add);
    UserSettings light = UserSettings.NONE.with(Setting.THEME, ColourTheme.LIGHT);
    new FaultyDisk(1, FaultyDisk.Fault.FAILS, "locked").during(() -> saver.save(light));
    assertEquals(1, said.size());
    assertEquals("THEME DARK", Files.readString(file));
    saver.flush();
    assertEquals(light, SettingsFile.load(file).settings(), "tried again at the end");
  }

  private SettingsSaver saver(UserSettings known) {
    return new SettingsSaver(
        file,
        known,
        Runnable::run,
        e -> {
          throw e;
        });
  }
}
