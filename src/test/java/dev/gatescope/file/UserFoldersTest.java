package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private static final Path HOME = Path.of("/home/me");

  @Test
  void whoRunsTheProgramHasFolders() {
    UserFolders here = UserFolders.usual();
    assertTrue(here.config().isAbsolute() && here.logs().isAbsolute(), here.toString());
    assertEquals(here.config().resolve("settings.properties"), SettingsFile.usual());
  }

  @Test
  void linuxKeepsToTheBaseDirectories() {
    assertEquals(
        new UserFolders(HOME.resolve(".config/gatescope"), HOME.resolve(".local/state/gatescope")),
        UserFolders.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), HOME));
    assertEquals(
        new UserFolders(Path.of("/etc/mine/gatescope"), Path.of("/var/mine/gatescope")),
        UserFolders.of(
            "Linux", Map.of("XDG_CONFIG_HOME", "/etc/mine", "XDG_STATE_HOME", "/var/mine"), HOME));
  }

  @Test
  void windowsKeepsWhatTravelsApartFromWhatStays() {
    assertEquals(
        new UserFolders(Path.of("/roaming/Gatescope"), Path.of("/local/Gatescope/Logs")),
        UserFolders.of(
            "Windows 11", Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"), HOME));
    assertEquals(
        new UserFolders(
            HOME.resolve("AppData/Roaming/Gatescope"),
            HOME.resolve("AppData/Local/Gatescope/Logs")),
        UserFolders.of("Windows 11", Map.of(), HOME));
  }

  @Test
  void macsHaveALibrary() {
    assertEquals(
        new UserFolders(
            HOME.resolve("Library/Application Support/Gatescope"),
            HOME.resolve("Library/Logs/Gatescope")),
        UserFolders.of("Mac OS X", Map.of(), HOME));
  }
}
