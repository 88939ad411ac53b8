package dev.gatescope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.file.SettingsFile;
import dev.gatescope.file.UserSettings;
import dev.gatescope.ui.UserChoices;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFilesTest {
  @TempDir Path folder;
  private UserSettings saved = UserSettings.NONE;
  private final RecentFiles recent =
      new RecentFiles(new UserChoices(UserSettings.NONE, settings -> saved = settings));

  @Test
  void theNewestComesFirstAndEachOnce() {
    recent.add(file("a"));
    recent.add(file("b"));
    recent.add(file("a"));
    assertEquals(List.of(file("a"), file("b")), recent.files());
    recent.remove(file("a"));
    assertEquals(List.of(file("b")), recent.files());
    recent.remove(file("b"));
    assertEquals(List.of(), recent.files());
  }

  @Test
  void theyAreKeptThroughTheSettingsFile() {
    IntStream.range(0, 12).forEach(i -> recent.add(file("é 減法=#" + i)));
    recent.add(file("line\nbreak"));
    Path settings = folder.resolve("settings.properties");
    SettingsFile.write(saved, settings);
    RecentFiles next =
        new RecentFiles(new UserChoices(SettingsFile.load(settings).settings(), _ -> {}));
    assertEquals(8, next.files().size());
    assertEquals(recent.files(), next.files());
    assertEquals(file("é 減法=#11"), next.files().getFirst());
  }

  @Test
  void whatIsNoFileInTheSettingsIsPassedOver() {
    TreeMap<String, String> texts = new TreeMap<>();
    texts.put("recent", "relative\n" + file("good") + "\n\u0000");
    RecentFiles odd = new RecentFiles(new UserChoices(new UserSettings(texts), _ -> {}));
    assertEquals(List.of(file("good")), odd.files());
  }

  private Path file(String name) {
    return folder.resolve(name).toAbsolutePath();
  }
}
