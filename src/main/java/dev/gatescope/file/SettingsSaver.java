package dev.gatescope.file;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Writes settings in the background, the newest last, and what is left to write at the end. Only
 * what this window changed: what another one changed stays.
 */
public final class SettingsSaver {
  private final Path file;
  private final Executor background;
  private final Consumer<ProblemException> failed;
  private final AtomicReference<UserSettings> waiting = new AtomicReference<>();

  /** What this window read or wrote last. */
  private UserSettings known;

  /** What could not be written; null if all is well. */
  private UserSettings unsaved;

  /**
   * @param known what was read from the file
   * @param failed told of what could not be written, and of a damaged file, on any thread
   */
  public SettingsSaver(
      Path file, UserSettings known, Executor background, Consumer<ProblemException> failed) {
    this.file = file;
    this.known = known;
    this.background = background;
    this.failed = failed;
  }

  /** Saves settings soon. */
  public void save(UserSettings settings) {
    if (waiting.getAndSet(settings) == null) {
      background.execute(this::flush);
    }
  }

  /** Saves what waits, now. */
  public synchronized void flush() {
    UserSettings newest = waiting.getAndSet(null);
    UserSettings settings = newest == null ? unsaved : newest;
    if (settings == null) {
      return;
    }
    try {
      Optional<Problem> said = SettingsFile.update(known, settings, file);
      known = settings;
      unsaved = null;
      said.map(Problem::asException).ifPresent(failed);
    } catch (ProblemException e) {
      unsaved = settings;
      failed.accept(e);
    }
  }
}
