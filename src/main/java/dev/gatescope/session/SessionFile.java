package dev.gatescope.session;

import dev.gatescope.file.AtomicFiles;
import dev.gatescope.file.FileProblems;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/** Sessions as single files. */
public final class SessionFile {
  /** The ending of their names. */
  public static final String ENDING = "gatescope";

  /**
   * What all parts of a session may come to. The list of runs is kept within half of it; what else
   * the parts have is less than the runs themselves.
   */
  private static final long MOST = 1L << 30;

  private SessionFile() {}

  /** Whether a file's name is that of a session. */
  public static boolean isNamed(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith("." + ENDING);
  }

  /**
   * Saves a session, whole or not at all. The same session gives the same bytes.
   *
   * @throws ProblemException if it cannot be written
   */
  public static void write(Path path, Session session) {
    AtomicFiles.write(path, out -> SessionArchive.write(session, out));
  }

  /**
   * Opens a session.
   *
   * @throws ProblemException if it cannot be read, is none, is damaged or of a newer program, or
   *     needs more memory than the program may use
   */
  public static Session read(Path path) {
    return read(path, Math.min(MOST, Runtime.getRuntime().maxMemory() / 2));
  }

  static Session read(Path path, long most) {
    try {
      if (Files.isDirectory(path) || Files.notExists(path)) {
        throw new IOException(path.toString());
      }
      if (Files.size(path) > most) {
        throw Problem.of(
                "session.tooLarge",
                path.toString(),
                Long.toString(Files.size(path)),
                Long.toString(most))
            .asException();
      }
      try (SessionArchive archive = new SessionArchive(path, most)) {
        return new SessionReader(archive, path.toString()).read();
      }
    } catch (EOFException | ZipException e) {
      throw Problem.of("session.damaged", path.toString()).asException(e);
    } catch (IOException e) {
      throw FileProblems.cannotRead(path, e);
    }
  }
}
