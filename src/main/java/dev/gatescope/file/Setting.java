package dev.gatescope.file;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that is remembered from one start to the next.
 *
 * @param name in the settings file
 * @param write the text of a value
 * @param read the value of a text; empty if the text makes no sense
 */
public record Setting<T>(
    String name, Function<T, String> write, Function<String, Optional<T>> read) {
  /** The folder into which the last file was saved. */
  public static final Setting<Path> FOLDER = new Setting<>("folder", Path::toString, Setting::file);

  /** The teacher's lesson that was read last; null for the one that ships. */
  public static final Setting<Path> LESSON =
      new Setting<>("lesson", file -> file == null ? "" : file.toString(), Setting::file);

  /** Whether the user has had the tour of the window. */
  public static final Setting<Boolean> TOUR =
      new Setting<>(
          "tour",
          done -> done ? "done" : "",
          text -> text.equals("done") ? Optional.of(true) : Optional.empty());

  /** Light or dark colours. */
  public static final Setting<ColourTheme> THEME = choice("theme", ColourTheme.class);

  /** The language of the texts. */
  public static final Setting<Locale> LANGUAGE =
      new Setting<>("language", Locale::toLanguageTag, Setting::language);

  /** One of an enum's values, written in lower case. */
  public static <E extends Enum<E>> Setting<E> choice(String name, Class<E> type) {
    return new Setting<>(
        name,
        Names::of,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(value -> Names.of(value).equals(text))
                .findFirst());
  }

  /** The same, but everything except some values makes no sense. */
  public Setting<T> onlyOf(Collection<T> values) {
    return new Setting<>(name, write, text -> read.apply(text).filter(values::contains));
  }

  /** Yes or no. */
  public static Setting<Boolean> flag(String name) {
    return new Setting<>(
        name,
        value -> value ? "yes" : "no",
        text ->
            switch (text) {
              case "yes" -> Optional.of(true);
              case "no" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** A whole number within bounds, such as a size in pixels. */
  public static Setting<Integer> number(String name, int least, int greatest) {
    return new Setting<>(name, String::valueOf, text -> wholeNumber(text, least, greatest));
  }

  /** A whole number within bounds, if a text is one. */
  public static Optional<Integer> wholeNumber(String text, int least, int greatest) {
    try {
      return Optional.of(Integer.valueOf(text))
          .filter(value -> value >= least && value <= greatest);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> file(String text) {
    return UserFolders.path(text).filter(Path::isAbsolute);
  }

  /** One of ours; of each there is one kind only. */
  private static Optional<Locale> language(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return Messages.LANGUAGES.stream()
        .filter(ours -> ours.getLanguage().equals(language))
        .findFirst();
  }
}
