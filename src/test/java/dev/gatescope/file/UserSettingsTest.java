package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSettingsTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    UserSettings settings =
        UserSettings.NONE
            .withFolder(folder.resolve("圖片 = a:b\\c #1"))
            .withDark(true)
            .withLanguage(Locale.TAIWAN);
    Path file = folder.resolve("new/folder/settings.properties");
    settings.write(file);
    assertEquals(settings, UserSettings.read(file));
    settings.withDark(false).withLanguage(Locale.ENGLISH).write(file);
    assertEquals(Optional.of(false), UserSettings.read(file).dark());
    assertEquals(Optional.of(Locale.ENGLISH), UserSettings.read(file).language());
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count(), "no temporary file is left");
    }
  }

  @Test
  void whoNeverChoseHasNothing() {
    assertEquals(UserSettings.NONE, UserSettings.read(folder.resolve("settings.properties")));
    assertEquals(UserSettings.NONE, UserSettings.read(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u0000\u0001\u0002",
        "folder=\\u12",
        "theme=pink\nlanguage=!!\nfolder=somewhere/relative",
        "folder=a\\u0000b",
        "{\"theme\": \"dark\"}"
      })
  void whatMakesNoSenseWasNeverChosen(String text) throws IOException {
    Path file = folder.resolve("settings.properties");
    Files.writeString(file, text);
    assertEquals(UserSettings.NONE, UserSettings.read(file));
  }

  @Test
  void oneBadValueDoesNotSpoilTheOthers() throws IOException {
    Path file = folder.resolve("settings.properties");
    Files.writeString(file, "theme=dark\nlanguage=?\n");
    assertEquals(UserSettings.NONE.withDark(true), UserSettings.read(file));
  }

  @Test
  void whatIsNoTextOrFarTooLargeIsPassedOver() throws IOException {
    Path file = folder.resolve("settings.properties");
    Files.write(file, "theme=dark\nx=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(UserSettings.NONE, UserSettings.read(file));
    Files.writeString(file, "theme=dark\n".repeat(100_000));
    assertEquals(UserSettings.NONE, UserSettings.read(file));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    UserSettings settings = UserSettings.NONE.withDark(true);
    assertThrows(ProblemException.class, () -> settings.write(file.resolve("settings.properties")));
  }

  @Test
  void everySystemHasItsPlace() {
    Path home = Path.of("/home/me");
    assertEquals(
        home.resolve(".config/gatescope/settings.properties"),
        UserSettings.usualFile("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home));
    assertEquals(
        Path.of("/etc/mine/gatescope/settings.properties"),
        UserSettings.usualFile("Linux", Map.of("XDG_CONFIG_HOME", "/etc/mine"), home));
    assertEquals(
        Path.of("/roaming/Gatescope/settings.properties"),
        UserSettings.usualFile("Windows 11", Map.of("APPDATA", "/roaming"), home));
    assertEquals(
        home.resolve("AppData/Roaming/Gatescope/settings.properties"),
        UserSettings.usualFile("Windows 11", Map.of(), home));
    assertEquals(
        home.resolve("Library/Application Support/Gatescope/settings.properties"),
        UserSettings.usualFile("Mac OS X", Map.of(), home));
  }
}
