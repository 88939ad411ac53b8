package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every kind of setting: what it writes is read again, and anything else makes no sense. */
class SettingTest {
  @Test
  void yesAndNo() {
    Setting<Boolean> flag = Setting.flag("sound");
    assertEquals("sound", flag.name());
    assertEquals("yes", flag.write().apply(true));
    assertEquals("no", flag.write().apply(false));
    assertEquals(Optional.of(true), flag.read().apply("yes"));
    assertEquals(Optional.of(false), flag.read().apply("no"));
    assertEquals(Optional.empty(), flag.read().apply("true"));
  }

  @Test
  void oneOfAFew() {
    Setting<ColourTheme> theme = Setting.choice("theme", ColourTheme.class);
    assertEquals("theme", theme.name());
    assertEquals("dark", theme.write().apply(ColourTheme.DARK));
    assertEquals(Optional.of(ColourTheme.DARK), theme.read().apply("dark"));
    assertEquals(Optional.empty(), theme.read().apply("DARK"));
    Setting<ColourTheme> light = theme.onlyOf(List.of(ColourTheme.LIGHT));
    assertEquals(Optional.of(ColourTheme.LIGHT), light.read().apply("light"));
    assertEquals(Optional.empty(), light.read().apply("dark"));
    assertEquals("dark", light.write().apply(ColourTheme.DARK));
  }

  @Test
  void wholeNumbersWithTheirBounds() {
    Setting<Integer> number = Setting.number("size", 1, 9);
    assertEquals(Optional.of(1), number.read().apply("1"));
    assertEquals(Optional.of(9), number.read().apply("9"));
    for (String wrong : List.of("0", "10", "", "x", "1.0")) {
      assertEquals(Optional.empty(), number.read().apply(wrong), wrong);
    }
    assertEquals("4", number.write().apply(4));
  }

  @Test
  void filesAndWhatWasDone() {
    Path file = Path.of("lesson.yaml").toAbsolutePath();
    assertEquals(file.toString(), Setting.LESSON.write().apply(file));
    assertEquals("", Setting.LESSON.write().apply(null));
    assertEquals(Optional.of(file), Setting.LESSON.read().apply(file.toString()));
    assertEquals(Optional.empty(), Setting.LESSON.read().apply("lesson.yaml"));
    assertEquals("done", Setting.TOUR.write().apply(true));
    assertEquals("", Setting.TOUR.write().apply(false));
    assertEquals(Optional.of(true), Setting.TOUR.read().apply("done"));
    assertEquals(Optional.empty(), Setting.TOUR.read().apply("yes"));
  }
}
