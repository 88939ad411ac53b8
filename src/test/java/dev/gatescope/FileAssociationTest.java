package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a desktop starts the program with. */
class FileAssociationTest {
  private static final Pattern ASSOCIATION = Pattern.compile("(?m)^  \"(\\w+)\\|[\\w/-]+\\|");

  @Test
  void everyFileTypeOfTheInstallersIsOpened() throws IOException {
    List<String> endings =
        ASSOCIATION
            .matcher(Files.readString(Path.of("installer", "options.sh")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertTrue(endings.contains("gatescope") && endings.contains("safetensors"), endings::toString);
    for (String ending : endings) {
      String name = "my file." + ending;
      assertEquals(Optional.of(Path.of(name)), App.fileToOpen(name));
      // Desktops match endings in any case.
      String loud = name.toUpperCase(Locale.ROOT);
      assertEquals(Optional.of(Path.of(loud)), App.fileToOpen(loud));
    }
  }

  @Test
  void aNameThatNoFileCanHaveIsSaid() {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> App.fileToOpen("a\0b.gatescope"));
    assertEquals("file.badPath", refusal.problem().key());
  }

  @Test
  void anythingElseIsForTheCommandLine() {
    for (String other : List.of("", "train", "--version", "lesson.yaml", "gatescope")) {
      assertEquals(Optional.empty(), App.fileToOpen(other));
    }
    assertEquals(Optional.empty(), App.fileToOpen());
    assertEquals(Optional.empty(), App.fileToOpen("render", "a.gatescope"));
  }
}
