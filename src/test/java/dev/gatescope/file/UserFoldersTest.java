package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  /** With a drive where paths have one. */
  private static final Path ROOT = Path.of("/").toAbsolutePath();

  private static final Path HOME = ROOT.resolve("home/me");

  @Test
  void whoRunsTheProgramHasFolders() {
    UserFolders here = UserFolders.usual();
    assertTrue(here.config().isAbsolute() && here.logs().isAbsolute(), here.toString());
    assertEquals(
        new UserFiles(
            here.config().resolve("settings.properties"), here.state().resolve("autosave")),
        UserFiles.usual());
  }

  @Test
  void linuxKeepsToTheBaseDirectories() {
    assertEquals(
        new UserFolders(
            HOME.resolve(".config/gatescope"),
            HOME.resolve(".local/state/gatescope"),
            HOME.resolve(".local/state/gatescope")),
        UserFolders.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), HOME));
    assertEquals(
        new UserFolders(
            ROOT.resolve("etc/gatescope"),
            ROOT.resolve("var/gatescope"),
            ROOT.resolve("var/gatescope")),
        UserFolders.of(
            "Linux",
            Map.of("XDG_CONFIG_HOME", ROOT + "etc", "XDG_STATE_HOME", ROOT + "var"),
            HOME));
  }

  @Test
  void windowsKeepsWhatTravelsApartFromWhatStays() {
    assertEquals(
        new UserFolders(
            ROOT.resolve("roaming/Gatescope"),
            ROOT.resolve("local/Gatescope"),
            ROOT.resolve("local/Gatescope/Logs")),
        UserFolders.of(
            "Windows 11",
            Map.of("APPDATA", ROOT + "roaming", "LOCALAPPDATA", ROOT + "local"),
            HOME));
    assertEquals(
        new UserFolders(
            HOME.resolve("AppData/Roaming/Gatescope"),
            HOME.resolve("AppData/Local/Gatescope"),
            HOME.resolve("AppData/Local/Gatescope/Logs")),
        UserFolders.of("Windows 11", Map.of(), HOME));
  }

  @Test
  void macsHaveALibrary() {
    assertEquals(
        new UserFolders(
            HOME.resolve("Library/Application Support/Gatescope"),
            HOME.resolve("Library/Application Support/Gatescope"),
            HOME.resolve("Library/Logs/Gatescope")),
        UserFolders.of("Mac OS X", Map.of(), HOME));
  }
}
