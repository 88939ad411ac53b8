package dev.gatescope.file;

import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the program remembers from one start to the next. Empty is what was never chosen.
 *
 * @param folder into which the last file was saved
 * @param dark whether the colours are dark
 * @param language of the texts
 */
public record UserSettings(
    Optional<Path> folder, Optional<Boolean> dark, Optional<Locale> language) {
  public static final UserSettings NONE =
      new UserSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /** Ours has some hundred bytes; what is far larger is not ours. */
  private static final int MAX_BYTES = 1 << 16;

  private static final String FILE = "settings.properties";
  private static final String FOLDER = "folder";
  private static final String THEME = "theme";
  private static final String DARK = "dark";
  private static final String LIGHT = "light";
  private static final String LANGUAGE = "language";

  /** Where this system's programs keep such a file, for the user who runs this one. */
  public static Path usualFile() {
    return usualFile(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * The same for any system.
   *
   * @param system as {@code os.name} has it
   */
  static Path usualFile(String system, Map<String, String> environment, Path home) {
    if (system.startsWith("Windows")) {
      return folderOf(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"))
          .resolve("Gatescope")
          .resolve(FILE);
    }
    if (system.startsWith("Mac")) {
      return home.resolve("Library/Application Support/Gatescope").resolve(FILE);
    }
    return folderOf(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
        .resolve("gatescope")
        .resolve(FILE);
  }

  /** The XDG specification: a path that is not absolute is to be passed over. */
  private static Path folderOf(Map<String, String> environment, String name, Path otherwise) {
    return path(environment.get(name)).filter(Path::isAbsolute).orElse(otherwise);
  }

  /** Reads a file. Whatever is missing in it or makes no sense was never chosen. */
  public static UserSettings read(Path file) {
    Properties properties = new Properties();
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        properties.load(new StringReader(Files.readString(file)));
      }
    } catch (IOException | IllegalArgumentException e) {
      // Not readable, not text, or not such a file: nobody must be kept from starting by that.
      return NONE;
    }
    return new UserSettings(
        path(properties.getProperty(FOLDER)).filter(Path::isAbsolute),
        dark(properties.getProperty(THEME, "")),
        language(properties.getProperty(LANGUAGE, "")));
  }

  /**
   * Writes the file, whole or not at all, and makes its folder.
   *
   * @throws ProblemException if it cannot be written
   */
  public void write(Path file) {
    Properties properties = new Properties();
    folder.ifPresent(path -> properties.setProperty(FOLDER, path.toString()));
    dark.ifPresent(is -> properties.setProperty(THEME, is ? DARK : LIGHT));
    language.ifPresent(locale -> properties.setProperty(LANGUAGE, locale.toLanguageTag()));
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new AssertionError("a string is never full", e);
    }
    AtomicFiles.requireOutputFolder(file.toAbsolutePath().getParent());
    AtomicFiles.writeText(file, text.toString());
  }

  public UserSettings withFolder(Path newFolder) {
    return new UserSettings(Optional.of(newFolder), dark, language);
  }

  public UserSettings withDark(boolean newDark) {
    return new UserSettings(folder, Optional.of(newDark), language);
  }

  public UserSettings withLanguage(Locale newLanguage) {
    return new UserSettings(folder, dark, Optional.of(newLanguage));
  }

  private static Optional<Path> path(String text) {
    try {
      return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> dark(String theme) {
    return switch (theme) {
      case DARK -> Optional.of(true);
      case LIGHT -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Locale> language(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
  }
}
