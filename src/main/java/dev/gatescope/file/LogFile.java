package dev.gatescope.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What the program notes for whoever looks after it: three files that take turns, at most 512 kB
 * each, {@code gatescope.0.log} the newest. What libraries say through {@code java.util.logging},
 * JavaFX among them, goes there too and not to the console. Opened by the first note, as a start
 * should not wait for it; where there can be no file, notes go to the console.
 */
public final class LogFile {
  private static final String NEWEST = "gatescope.0.log";
  private static final int MAX_BYTES = 1 << 19;
  private static final int FILES = 3;

  /** Held, because the log manager holds it weakly. */
  private final Logger root = LogManager.getLogManager().getLogger("");

  private final Path folder;
  private boolean opened;
  private Handler handler;

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

  /** The newest lines, at most so many. */
  public List<String> lastLines(int count) {
    Path newest = folder.resolve(NEWEST);
    try {
      List<String> lines =
          new String(Files.readAllBytes(newest), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Ends the file; a note after that opens it again. */
  public synchronized void close() {
    if (handler != null) {
      root.removeHandler(handler);
      handler.close();
      handler = null;
    }
    opened = false;
  }

  private synchronized Logger open() {
    if (!opened) {
      opened = true;
      newHandler().ifPresent(this::install);
    }
    return root;
  }

  private void install(Handler newHandler) {
    for (Handler console : root.getHandlers()) {
      root.removeHandler(console);
    }
    handler = newHandler;
    root.addHandler(newHandler);
  }

  private Optional<Handler> newHandler() {
    try {
      Files.createDirectories(folder);
      String pattern = folder.toString().replace("%", "%%") + "/gatescope.%g.log";
      Handler file = new FileHandler(pattern, MAX_BYTES, FILES, true);
      file.setEncoding(StandardCharsets.UTF_8.name());
      file.setFormatter(new Lines());
      file.setLevel(Level.INFO);
      return Optional.of(file);
    } catch (IOException | SecurityException e) {
      root.log(Level.WARNING, "no log file in " + folder, e);
      return Optional.empty();
    }
  }

  /** A line a note: when, how bad, who, what; stack traces below. */
  private static final class Lines extends Formatter {
    private final DateTimeFormatter time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    @Override
    public String format(LogRecord note) {
      StringBuilder line = new StringBuilder(time.format(note.getInstant()));
      line.append(' ').append(note.getLevel().getName());
      if (note.getLoggerName() != null && !note.getLoggerName().isEmpty()) {
        line.append(' ').append(note.getLoggerName());
      }
      line.append(": ").append(formatMessage(note)).append(System.lineSeparator());
      if (note.getThrown() != null) {
        StringWriter trace = new StringWriter();
        note.getThrown().printStackTrace(new PrintWriter(trace, true));
        line.append(trace);
      }
      return line.toString();
    }
  }
}
