package dev.gatescope.file;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;

/** Says why a path cannot be read or written, from what the system tells. */
public final class FileProblems {
  /** With less than a page, a disk is full. */
  private static final long FULL_BYTES = 4096;

  private FileProblems() {}

  /** What to tell about a file that could not be read. */
  public static ProblemException cannotRead(Path path, IOException cause) {
    if (Files.isDirectory(path)) {
      return problem("file.isFolder", path).asException(cause);
    }
    if (cause instanceof NoSuchFileException || Files.notExists(path)) {
      return problem("file.missing", path).asException(cause);
    }
    if (cause instanceof AccessDeniedException) {
      return problem("file.notReadable", path).asException(cause);
    }
    return Problem.of("file.cannotRead", path.toString(), reason(cause)).asException(cause);
  }

  /** What to tell about a file that could not be written. */
  public static ProblemException cannotWrite(Path path, Exception cause) {
    Exception told = cause instanceof UncheckedIOException e ? e.getCause() : cause;
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && Files.notExists(folder)) {
      return Problem.of("file.noFolder", path.toString(), folder.toString()).asException(told);
    }
    return failed(path, told);
  }

  /** The same for a folder that could not be made. */
  static ProblemException cannotMake(Path folder, IOException cause) {
    return failed(folder, cause);
  }

  /**
   * The system's own words depend on its language: kinds of exceptions and a look at the disk say
   * what they can.
   */
  private static ProblemException failed(Path path, Exception told) {
    String said = reason(told).toLowerCase(Locale.ROOT);
    for (Reason known : Reason.values()) {
      if (known.saidIn(said)) {
        return problem(known.key, path).asException(told);
      }
    }
    if (told instanceof AccessDeniedException && mayBeReplaced(path)) {
      // Windows gives no reason.
      return problem("file.inUse", path).asException(told);
    }
    if (told instanceof ReadOnlyFileSystemException || told instanceof AccessDeniedException) {
      return problem("file.readOnly", path).asException(told);
    }
    if (isFull(path)) {
      return problem("file.diskFull", path).asException(told);
    }
    return Problem.of("file.cannotWrite", path.toString(), reason(told)).asException(told);
  }

  /** Why a file cannot be written, by what Linux, macOS and Windows say in English. */
  private enum Reason {
    FULL("file.diskFull", "no space left", "not enough space", "quota exceeded", "disk is full"),
    NAME("file.nameTooLong", "name too long", "extension is too long"),
    IN_USE("file.inUse", "being used by another process", "resource busy", "file busy", "locked"),
    READ_ONLY("file.readOnly", "read-only", "permission denied", "not permitted"),
    FAILED(
        "file.diskFailed",
        "input/output error",
        "i/o error",
        "stale file handle",
        "no such device",
        "not connected",
        "host is down",
        "network",
        "timed out");

    private final String key;
    private final List<String> words;

    Reason(String key, String... words) {
      this.key = key;
      this.words = List.of(words);
    }

    boolean saidIn(String text) {
      return words.stream().anyMatch(text::contains);
    }
  }

  private static boolean mayBeReplaced(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    return Files.isRegularFile(path)
        && Files.isWritable(path)
        && folder != null
        && Files.isWritable(folder);
  }

  private static boolean isFull(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      return folder != null && Disk.current().usableBytes(folder) < FULL_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  static Problem problem(String key, Path path) {
    return Problem.of(key, path.toString());
  }

  /** What the system says, without the paths that Java puts around it. */
  static String reason(Exception cause) {
    String said =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return said == null ? cause.getClass().getSimpleName() : said;
  }
}
