package dev.gatescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.file.Setting;
import dev.gatescope.file.UserSettings;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlaceTest {
  /** A screen with a panel above, and a smaller one left of it. */
  private static final List<Rectangle2D> SCREENS =
      List.of(new Rectangle2D(0, 30, 1920, 1050), new Rectangle2D(-1280, 0, 1280, 800));

  @Test
  void aPlaceIsRemembered() {
    for (boolean maximized : new boolean[] {false, true}) {
      WindowPlace place = new WindowPlace(-1200, 40, 1024, 700, maximized);
      UserSettings settings = UserSettings.NONE.with(WindowPlace.SETTING, place);
      assertEquals(Optional.of(place), settings.get(WindowPlace.SETTING));
      assertEquals(Optional.of(place), place.on(SCREENS));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1 2 3", "1 2 3 x", "1 2 0 4", "1 2 3 4 5", "1 2 3 999999999", "1 2 3 4 5 6"})
  void whatIsNoPlaceWasNeverChosen(String text) {
    Setting<String> raw = new Setting<>("window", value -> value, Optional::of);
    assertEquals(
        Optional.empty(), UserSettings.NONE.with(raw, text).get(WindowPlace.SETTING), text);
  }

  @Test
  void aWindowWhoseTitleBarCannotBeReachedIsPutElsewhere() {
    assertEquals(Optional.empty(), new WindowPlace(2000, 100, 800, 600, false).on(SCREENS));
    assertEquals(Optional.empty(), new WindowPlace(100, 0, 800, 600, false).on(SCREENS));
    assertEquals(Optional.empty(), new WindowPlace(100, 1070, 800, 600, false).on(SCREENS));
    assertEquals(Optional.empty(), new WindowPlace(1900, 100, 800, 600, false).on(SCREENS));
    assertEquals(Optional.empty(), new WindowPlace(-1200, 40, 800, 600, false).on(List.of()));
  }

  @Test
  void aWindowIsNoLargerThanItsScreen() {
    assertEquals(
        Optional.of(new WindowPlace(-1280, 0, 1280, 800, false)),
        new WindowPlace(-1280, 0, 3000, 2000, false).on(SCREENS));
  }
}
