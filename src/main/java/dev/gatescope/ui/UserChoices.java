package dev.gatescope.ui;

import dev.gatescope.file.Setting;
import dev.gatescope.file.UserSettings;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.explorer.PaneLayout;
import dev.gatescope.ui.lesson.LessonModel;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Look;
import dev.gatescope.ui.model.SystemLook;
import dev.gatescope.ui.tour.TourModel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.Property;

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
   * The language as it was left; what the user changes from now on is saved.
   *
   * @param usual the language of someone who chose none
   */
  public Appearance appearance(Locale usual) {
    Appearance appearance =
        new Appearance(Palette.LIGHT, Messages.of(get(Setting.LANGUAGE).orElse(usual)));
    appearance
        .messagesProperty()
        .subscribe((_, messages) -> remember(Setting.LANGUAGE, messages.locale()));
    return appearance;
  }

  /** The look of an appearance as it was left, and from now on as it is chosen. */
  public Look look(Appearance appearance, SystemLook system) {
    Look look = new Look(appearance, system);
    follow(Setting.THEME, look.themeProperty());
    follow(Setting.number("textSize", 100, 200).onlyOf(Look.TEXT_SIZES), look.textSizeProperty());
    follow(Setting.flag("highContrast"), look.highContrastProperty());
    follow(Setting.flag("reducedMotion"), look.reducedMotionProperty());
    return look;
  }

  /** The panes as they were left, and from now on as they are left. */
  public void follow(PaneLayout panes) {
    panes.items().forEach(this::follow);
  }

  /** The lesson and its card as they were left. */
  public void follow(LessonModel lesson) {
    follow(Setting.LESSON, lesson.fileProperty());
    followNumber("lessonCard", 0, LessonReader.MAX_CARDS - 1, lesson.cardProperty());
  }

  /** The tour is offered until the user has had it. */
  public void follow(TourModel tour) {
    get(Setting.TOUR).ifPresent(tour.doneProperty()::set);
    tour.doneProperty().subscribe((_, done) -> remember(Setting.TOUR, done));
  }

  private <T> void follow(Setting<T> setting, Property<T> property) {
    get(setting).ifPresent(property::setValue);
    property.subscribe((_, value) -> remember(setting, value));
  }

  /** Not by way of {@code asObject}, whose answer is forgotten by the next garbage collection. */
  private void followNumber(String name, int least, int greatest, Property<Number> property) {
    Setting<Integer> setting = Setting.number(name, least, greatest);
    get(setting).ifPresent(property::setValue);
    property.subscribe((_, value) -> remember(setting, (int) Math.round(value.doubleValue())));
  }

  private <T> void follow(PaneLayout.Item<T> item) {
    get(item.setting()).ifPresent(item.set());
    item.observed().subscribe((_, _) -> remember(item.setting(), item.get().get()));
  }

  /** Where the last file was saved; null for nowhere yet. */
  public Path folder() {
    return get(Setting.FOLDER).orElse(null);
  }

  public void rememberFolder(Path folder) {
    remember(Setting.FOLDER, folder);
  }

  /** What was chosen; empty if nothing was. */
  public <T> Optional<T> get(Setting<T> setting) {
    return settings.get(setting);
  }

  /** Remembers a choice for the next start. */
  public <T> void remember(Setting<T> setting, T value) {
    UserSettings changed = settings.with(setting, value);
    if (!changed.equals(settings)) {
      settings = changed;
      save.accept(changed);
    }
  }
}
