package dev.gatescope.file;

import java.nio.file.Path;

/**
 * What the program keeps for a user from one start to the next.
 *
 * @param settings the file of what was chosen
 * @param autosaves the folder of sessions that are saved by themselves; it holds the weights of
 *     every epoch, so it stays on the machine
 */
public record UserFiles(Path settings, Path autosaves) {
  private static final String AUTOSAVES = "autosave";

  /** Of the user who runs this program. */
  public static UserFiles usual() {
    return new UserFiles(SettingsFile.usual(), UserFolders.usual().state().resolve(AUTOSAVES));
  }

  /** All of them beside a settings file. */
  public static UserFiles beside(Path settings) {
    return new UserFiles(settings, settings.resolveSibling(AUTOSAVES));
  }
}
