package dev.gatescope.file;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of the {@link UserSettings}: Java properties in UTF-8. A damaged one is set aside, never
 * overwritten, and keeps nobody from starting.
 */
public final class SettingsFile {
  /**
   * What a start finds.
   *
   * @param problem what is to be said about the file; empty if all is well
   */
  public record Loaded(UserSettings settings, Optional<Problem> problem) {}

  /** Ours has some hundred bytes; what is far larger is not ours. */
  private static final int MAX_BYTES = 1 << 16;

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9.]{0,63}");

  /** Half of a character, as it can stand in a name on Windows: UTF-8 has nothing for it. */
  private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}");

  private static final String FILE = "settings.properties";
  private static final String DAMAGED = "settings-damaged";
  private static final String BEFORE_RESET = "settings-before-reset";

  private SettingsFile() {}

  /** Where this system's programs keep such a file, for the user who runs this one. */
  public static Path usual() {
    return UserFolders.usual().config().resolve(FILE);
  }

  /** Reads a file. Without one, nothing was chosen yet; a damaged one is set aside. */
  public static Loaded load(Path file) {
    if (Files.notExists(file)) {
      return new Loaded(UserSettings.NONE, Optional.empty());
    }
    try {
      Optional<UserSettings> settings = read(file);
      return settings.isPresent()
          ? new Loaded(settings.get(), Optional.empty())
          : new Loaded(UserSettings.NONE, Optional.of(setDamagedAside(file)));
    } catch (IOException e) {
      ProblemException reason = FileProblems.cannotRead(file, e);
      return new Loaded(UserSettings.NONE, Optional.of(reason.problem()));
    }
  }

  /**
   * Writes the file, whole or not at all, and makes its folder.
   *
   * @throws ProblemException if it cannot be written
   */
  public static void write(UserSettings settings, Path file) {
    Properties properties = new Properties();
    properties.putAll(settings.texts());
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new AssertionError("a string is never full", e);
    }
    AtomicFiles.requireOutputFolder(file.toAbsolutePath().getParent());
    AtomicFiles.writeText(
        file, UNPAIRED.matcher(text.toString()).replaceAll(SettingsFile::escaped));
  }

  /**
   * Writes what was changed, and leaves the rest as it is in the file by now: another window may
   * have written it meanwhile. What the file has lost comes back. A damaged one is set aside.
   *
   * @param before what this window knew to be in the file
   * @param after the same with its changes
   * @return what is to be said about the file; empty if all is well
   * @throws ProblemException if it cannot be read, set aside or written
   */
  public static synchronized Optional<Problem> update(
      UserSettings before, UserSettings after, Path file) {
    Optional<Problem> said = Optional.empty();
    UserSettings all = after;
    if (Files.exists(file)) {
      try {
        Optional<UserSettings> there = read(file);
        if (there.isPresent()) {
          all = after.over(before, there.get());
        } else {
          said = Optional.of(damaged(file, setAside(file, DAMAGED)));
        }
      } catch (IOException e) {
        throw FileProblems.cannotRead(file, e);
      }
    }
    write(all, file);
    return said;
  }

  /** As the format escapes a character; the backslash is doubled for the replacement. */
  private static String escaped(MatchResult unpaired) {
    return "\\\\u%04X".formatted((int) unpaired.group().charAt(0));
  }

  /**
   * Forgets what was chosen: the file gets another name.
   *
   * @return where the old settings are now; empty if there were none
   * @throws ProblemException if the file cannot be moved
   */
  public static Optional<Path> reset(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(setAside(file, BEFORE_RESET));
    } catch (IOException e) {
      throw FileProblems.cannotWrite(file, e);
    }
  }

  /** Empty if what the file holds was not written by this program. */
  private static Optional<UserSettings> read(Path file) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      // Not UTF-8, or an escape that is none.
      return Optional.empty();
    }
    Map<String, String> texts =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, properties::getProperty));
    boolean ours =
        texts.entrySet().stream()
            .allMatch(entry -> NAME.matcher(entry.getKey()).matches() && isValue(entry.getValue()));
    return ours ? Optional.of(UserSettings.of(texts)) : Optional.empty();
  }

  /** We write none that is empty: such a line was cut short. */
  private static boolean isValue(String text) {
    return !text.isEmpty() && text.indexOf('\0') < 0;
  }

  private static Problem setDamagedAside(Path file) {
    try {
      return damaged(file, setAside(file, DAMAGED));
    } catch (IOException e) {
      return Problem.of("settingsFile.damagedStays", file.toString(), FileProblems.reason(e));
    }
  }

  private static Problem damaged(Path file, Path aside) {
    return Problem.of("settingsFile.damaged", file.toString(), aside.toString());
  }

  /** Gives a file a name of its own beside its old one. The last of many is replaced. */
  private static Path setAside(Path file, String name) throws IOException {
    Path aside = file.resolveSibling(name + ".properties");
    for (int i = 2; i < 10 && Files.exists(aside); i++) {
      aside = file.resolveSibling(name + "-" + i + ".properties");
    }
    Disk.current().move(file, aside);
    return aside;
  }
}
