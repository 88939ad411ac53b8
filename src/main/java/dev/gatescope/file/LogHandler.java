package dev.gatescope.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes notes into files that take turns. The file is opened for each note, which are few: so a
 * folder that was deleted comes back, and a disk that was full is tried again.
 */
final class LogHandler extends Handler {
  static final int MAX_BYTES = 1 << 19;

  private static final int FILES = 3;

  /** Notes that wait for a file; older ones are lost. */
  private static final int MAX_WAITING = 100;

  private final Path folder;
  private final List<Handler> console;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Formatter formatter = new Lines();

  /**
   * @param folder is made if it is missing
   * @param console takes what the folder does not
   */
  LogHandler(Path folder, List<Handler> console) {
    this.folder = folder;
    this.console = console;
  }

  /** The newest file's lines; empty if it cannot be read. */
  static List<String> written(Path folder) {
    try {
      byte[] bytes = Files.readAllBytes(file(folder, 0));
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  List<Handler> console() {
    return console;
  }

  synchronized List<String> waiting() {
    return List.copyOf(waiting);
  }

  @Override
  public synchronized void publish(LogRecord note) {
    if (note.getLevel().intValue() < Level.INFO.intValue()) {
      return;
    }
    try {
      waiting.add(formatter.format(note));
      while (!waiting.isEmpty()) {
        write(waiting.getFirst());
        waiting.removeFirst();
      }
    } catch (IOException | RuntimeException e) {
      if (waiting.size() > MAX_WAITING) {
        waiting.removeFirst();
      }
      console.forEach(handler -> handler.publish(note));
    }
  }

  /** If it fails in the middle, the note will stand there twice, half and whole. */
  private void write(String note) throws IOException {
    byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
    Disk disk = Disk.current();
    if (!Files.isDirectory(folder)) {
      disk.createFolders(folder);
    }
    Path newest = file(folder, 0);
    if (Files.exists(newest) && Files.size(newest) + bytes.length > MAX_BYTES) {
      takeTurns(disk);
    }
    try (Disk.Output out = disk.append(newest)) {
      out.write(bytes);
    }
  }

  private void takeTurns(Disk disk) throws IOException {
    for (int i = FILES - 1; i > 0; i--) {
      Path younger = file(folder, i - 1);
      if (Files.exists(younger)) {
        disk.move(younger, file(folder, i));
      }
    }
  }

  private static Path file(Path folder, int age) {
    return folder.resolve("gatescope." + age + ".log");
  }

  @Override
  public void flush() {
    // Each note is written at once.
  }

  @Override
  public void close() {
    // Nothing stays open.
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
