package dev.gatescope.file;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Says why a path cannot be read or written, from what the system tells. */
public final class FileProblems {
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

  static ProblemException cannotWrite(Path path, Exception cause) {
    String said = reason(cause).toLowerCase(Locale.ROOT);
    if (said.contains("no space left")
        || said.contains("not enough space")
        || said.contains("quota exceeded")) {
      return problem("file.diskFull", path).asException(cause);
    }
    if (said.contains("name too long")) {
      return problem("file.nameTooLong", path).asException(cause);
    }
    if (cause instanceof ReadOnlyFileSystemException
        || cause instanceof AccessDeniedException
        || said.contains("read-only")
        || said.contains("permission denied")
        || said.contains("not permitted")) {
      return problem("file.readOnly", path).asException(cause);
    }
    return Problem.of("file.cannotWrite", path.toString(), reason(cause)).asException(cause);
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
