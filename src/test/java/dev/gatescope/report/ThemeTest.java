package dev.gatescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.ui.common.Palette;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
  /** Neither may know the other, and both must look alike. */
  @ParameterizedTest
  @EnumSource(Theme.class)
  void hasTheColoursOfTheWindow(Theme theme) {
    Map<String, String> ours = colors(theme.variables(), "--([a-z-]+):(#[0-9a-f]{6})");
    Map<String, String> windows =
        colors(Palette.valueOf(theme.name()).toCss(), "-gs-([a-z-]+): (#[0-9a-f]{6})");
    windows.keySet().retainAll(ours.keySet());
    assertEquals(windows, ours);
    assertEquals(11, ours.size());
    assertTrue(theme.variables().contains(theme.name().toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> colors(String css, String pattern) {
    Map<String, String> colors = new TreeMap<>();
    Matcher matcher = Pattern.compile(pattern).matcher(css);
    while (matcher.find()) {
      colors.put(matcher.group(1), matcher.group(2));
    }
    return colors;
  }
}
