package dev.gatescope;

import dev.gatescope.file.LogFile;
import dev.gatescope.file.Setting;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.file.SettingsSaver;
import dev.gatescope.file.UserSettings;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.UserChoices;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Look;
import dev.gatescope.ui.model.Notices;
import dev.gatescope.ui.model.SystemLook;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * The choices' part of the composition root: what the user chose, remembered from start to start,
 * and how it makes the window look.
 */
final class ChoicesWiring {
  private final Optional<Path> file;
  private final Optional<SettingsSaver> saver;
  private final UserChoices choices;
  private final Appearance appearance;
  private final Look look;

  /**
   * @param file with the choices of the last start; empty for none
   * @param language of someone who chose none
   * @param analysis writes the file
   * @param notices told what is wrong with the file
   */
  ChoicesWiring(
      Optional<Path> file,
      Locale language,
      AnalysisService analysis,
      Notices notices,
      LogFile log) {
    this.file = file;
    SettingsFile.Loaded loaded =
        file.map(SettingsFile::load)
            .orElse(new SettingsFile.Loaded(UserSettings.NONE, Optional.empty()));
    loaded.problem().or(() -> foreignLanguage(loaded.settings())).ifPresent(notices::warn);
    // Once: each change of size or pane would say it again.
    AtomicBoolean told = new AtomicBoolean();
    saver =
        file.map(
            to ->
                new SettingsSaver(
                    to,
                    loaded.settings(),
                    analysis.thread(),
                    e -> {
                      log.warning("settings file", e);
                      if (!told.getAndSet(true)) {
                        Platform.runLater(() -> notices.warn(e.problem()));
                      }
                    }));
    choices =
        new UserChoices(loaded.settings(), changed -> saver.ifPresent(to -> to.save(changed)));
    appearance = choices.appearance(language);
    // JavaFX's own texts, such as the menu of a text field, are in the default language.
    appearance.messagesProperty().subscribe(messages -> Locale.setDefault(messages.locale()));
    look = choices.look(appearance, SystemLook.of(Platform.getPreferences()));
  }

  /** Somebody may have written a language into the file by hand. */
  private static Optional<Problem> foreignLanguage(UserSettings settings) {
    String text = settings.texts().get(Setting.LANGUAGE.name());
    return text == null || settings.get(Setting.LANGUAGE).isPresent()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "settingsFile.language",
                text,
                Messages.LANGUAGES.stream()
                    .map(Locale::toLanguageTag)
                    .collect(Collectors.joining(", "))));
  }

  void bind(Shortcuts keys) {
    keys.on(Command.LARGER, look::enlarge);
    keys.on(Command.SMALLER, look::reduce);
    keys.on(Command.USUAL_SIZE, look::resetTextSize);
  }

  /** Saves what is left to save. */
  void close() {
    look.close();
    saver.ifPresent(SettingsSaver::flush);
  }

  /** Where the choices are kept; empty if they are not. */
  Optional<Path> file() {
    return file;
  }

  UserChoices choices() {
    return choices;
  }

  Appearance appearance() {
    return appearance;
  }

  Look look() {
    return look;
  }
}
