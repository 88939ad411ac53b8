package dev.gatescope.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where this system's programs keep what is one user's: the XDG base directories on Linux, the
 * roaming and local application data on Windows, the Library on macOS. Nothing is made here.
 *
 * @param config for what the user chose; on Windows it travels with the user
 * @param state for what may be large and is not missed elsewhere
 * @param logs for what the program noted
 */
public record UserFolders(Path config, Path state, Path logs) {
  /** Of the user who runs this program. */
  public static UserFolders usual() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Of any user on any system.
   *
   * @param system as {@code os.name} has it
   */
  static UserFolders of(String system, Map<String, String> environment, Path home) {
    if (system.startsWith("Windows")) {
      Path data = home.resolve("AppData");
      Path local = folder(environment, "LOCALAPPDATA", data.resolve("Local")).resolve("Gatescope");
      return new UserFolders(
          folder(environment, "APPDATA", data.resolve("Roaming")).resolve("Gatescope"),
          local,
          local.resolve("Logs"));
    }
    if (system.startsWith("Mac")) {
      Path library = home.resolve("Library");
      Path support = library.resolve("Application Support/Gatescope");
      return new UserFolders(support, support, library.resolve("Logs/Gatescope"));
    }
    Path state =
        folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve("gatescope");
    return new UserFolders(
        folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("gatescope"),
        state,
        state);
  }

  /** The XDG specification: a path that is not absolute is to be passed over. */
  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    return path(environment.get(name)).filter(Path::isAbsolute).orElse(otherwise);
  }

  /** A path, if a text is one on this system. */
  static Optional<Path> path(String text) {
    try {
      return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
