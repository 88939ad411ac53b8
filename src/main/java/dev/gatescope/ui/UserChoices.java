package dev.gatescope.ui;

import dev.gatescope.file.UserSettings;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.Appearance;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What the user chose last time, and its saving whenever that changes. On the JavaFX thread alone.
 */
public final class UserChoices {
  private final Consumer<UserSettings> save;
  private UserSettings settings;

  /**
   * @param settings of the last start
   * @param save gets every change
   */
  public UserChoices(UserSettings settings, Consumer<UserSettings> save) {
    this.settings = settings;
    this.save = save;
  }

  /**
   * Colours and language as they were left; what the user changes from now on is saved.
   *
   * @param usual the language of someone who chose none
   */
  public Appearance appearance(Locale usual) {
    Appearance appearance =
        new Appearance(
            settings.dark().orElse(false) ? Palette.DARK : Palette.LIGHT,
            Messages.of(settings.language().orElse(usual)));
    appearance
        .paletteProperty()
        .subscribe((_, palette) -> change(settings.withDark(palette.dark())));
    appearance
        .messagesProperty()
        .subscribe((_, messages) -> change(settings.withLanguage(messages.locale())));
    return appearance;
  }

  /** Where the last file was saved; null for nowhere yet. */
  public Path folder() {
    return settings.folder().orElse(null);
  }

  public void rememberFolder(Path folder) {
    change(settings.withFolder(folder));
  }

  private void change(UserSettings changed) {
    if (!changed.equals(settings)) {
      settings = changed;
      save.accept(changed);
    }
  }
}
