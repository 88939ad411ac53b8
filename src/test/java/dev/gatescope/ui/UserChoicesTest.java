package dev.gatescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.gatescope.file.UserSettings;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UserChoicesTest {
  private final List<UserSettings> saved = new ArrayList<>();

  @Test
  void whoChoseNothingGetsLightAndTheSystemsLanguage() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    Appearance appearance = choices.appearance(Locale.TRADITIONAL_CHINESE);
    assertEquals(Palette.LIGHT, appearance.palette());
    assertEquals(Locale.TAIWAN, appearance.messages().locale());
    assertNull(choices.folder());
    assertEquals(List.of(), saved, "what nobody chose is not kept");
  }

  @Test
  void everyChangeIsSavedWithTheRest() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    Appearance appearance = choices.appearance(Locale.ENGLISH);
    appearance.paletteProperty().set(Palette.DARK);
    appearance.messagesProperty().set(Messages.of(Locale.TAIWAN));
    choices.rememberFolder(Path.of("here"));
    choices.rememberFolder(Path.of("here"));
    UserSettings all =
        UserSettings.NONE.withDark(true).withLanguage(Locale.TAIWAN).withFolder(Path.of("here"));
    assertEquals(3, saved.size(), "the same folder again is no change");
    assertEquals(all, saved.getLast());
    UserChoices next = new UserChoices(all, saved::add);
    Appearance again = next.appearance(Locale.ENGLISH);
    assertEquals(Palette.DARK, again.palette());
    assertEquals(Locale.TAIWAN, again.messages().locale());
    assertEquals(Path.of("here"), next.folder());
  }
}
