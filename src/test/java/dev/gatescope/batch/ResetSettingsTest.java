package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.ColourTheme;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.file.UserSettings;
import dev.gatescope.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetSettingsTest {
  @TempDir private Path folder;

  @Test
  void theOldSettingsAreKeptAsideAndSaid() throws IOException {
    Path file = folder.resolve("settings.properties");
    assertTrue(console(file).succeed("--reset-settings").contains("does not exist"));
    SettingsFile.write(UserSettings.NONE.with(Setting.THEME, ColourTheme.DARK), file);
    Path kept = folder.resolve("settings-before-reset.properties");
    assertTrue(console(file).succeed("--reset-settings").contains(kept.toString()));
    assertFalse(Files.exists(file));
    assertTrue(Files.readString(kept).contains("theme=dark"));
  }

  @Test
  void withACommandNothingIsReset() {
    Path file = folder.resolve("settings.properties");
    SettingsFile.write(UserSettings.NONE.with(Setting.THEME, ColourTheme.DARK), file);
    String said = console(file).fail(2, "--reset-settings", "trace", "128", "1");
    assertTrue(said.contains("\"trace\""), said);
    assertEquals(1, folder.toFile().list().length);
  }

  private static Console console(Path settings) {
    return new Console(Messages.english(), false, settings);
  }
}
