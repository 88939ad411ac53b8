package dev.gatescope.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * What the program notes for whoever looks after it: three files that take turns, at most 512 kB
 * each, {@code gatescope.0.log} the newest. What libraries say through {@code java.util.logging},
 * JavaFX among them, goes there too and not to the console. Opened by the first note, as a start
 * should not wait for it. A note that cannot be written goes to the console, waits for the next one
 * that can, and troubles nobody.
 */
public final class LogFile {
  /** Held, because the log manager holds it weakly. */
  private final Logger root = LogManager.getLogManager().getLogger("");

  private final Path folder;
  private LogHandler handler;

  /**
   * @param folder is made if it is missing
   */
  public LogFile(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  public Path folder() {
    return folder;
  }

  public void info(String message) {
    open().log(Level.INFO, message);
  }

  /**
   * Notes what went wrong.
   *
   * @param error with its stack trace; null for none
   */
  public void warning(String message, Throwable error) {
    open().log(Level.WARNING, message, error);
  }

  /** The newest lines, at most so many, also those that wait to be written. */
  public synchronized List<String> lastLines(int count) {
    List<String> lines = new ArrayList<>(LogHandler.written(folder));
    if (handler != null) {
      handler.waiting().forEach(note -> lines.addAll(note.lines().toList()));
    }
    return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  /** Notes go to the console again; the next one opens the file anew. */
  public synchronized void close() {
    if (handler != null) {
      root.removeHandler(handler);
      handler.console().forEach(root::addHandler);
      handler = null;
    }
  }

  private synchronized Logger open() {
    if (handler == null) {
      List<Handler> console = List.of(root.getHandlers());
      console.forEach(root::removeHandler);
      handler = new LogHandler(folder, console);
      root.addHandler(handler);
    }
    return root;
  }
}
