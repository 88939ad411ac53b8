package dev.gatescope.file;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files whole or not at all: into a temporary file beside the target, forced to the disk,
 * then moved over it. Whatever goes wrong, the temporary file is removed and what was there stays.
 */
public final class AtomicFiles {
  private static final int BUFFER = 1 << 16;

  /** Of which one points to the next; as many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** The name of a temporary file, which tells the process. */
  private static final Pattern TEMPORARY = Pattern.compile("\\.gatescope-(\\d{1,18})-.*\\.tmp");

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFiles() {}

  /**
   * A path from what the user typed.
   *
   * @throws ProblemException if it is empty or this system has no such paths
   */
  public static Path path(String text) {
    if (text.isBlank()) {
      throw Problem.of("file.emptyPath").asException();
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw Problem.of("file.badPath", printable(text), e.getReason()).asException(e);
    }
  }

  /**
   * Creates or replaces a file. Links are followed; a device or pipe is written to directly.
   *
   * @throws ProblemException if the target is a folder or read-only, its folder is missing or is a
   *     file, the disk is full, or the content cannot be written for any other reason
   */
  public static void write(Path target, Content content) {
    Path file = target.toAbsolutePath();
    if (Files.isDirectory(file)) {
      throw FileProblems.problem("file.isFolder", target).asException();
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw FileProblems.problem("file.readOnly", target).asException();
    }
    requireParent(target, file.getParent());
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        writeTo(file, content, false);
      } else {
        replace(target, behindLinks(file), content);
      }
    } catch (IOException | UncheckedIOException e) {
      throw FileProblems.cannotWrite(target, e);
    }
  }

  /** The same for text, in UTF-8. */
  public static void writeText(Path target, String text) {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Makes sure that files can be written into a folder; creates it, and those above it, if missing.
   *
   * @throws ProblemException if it, or one above it, is a file, or it is read-only
   */
  public static void requireOutputFolder(Path folder) {
    Path absolute = folder.toAbsolutePath();
    for (Path at = absolute; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        if (!Files.isDirectory(at)) {
          throw at.equals(absolute)
              ? FileProblems.problem("file.isFile", folder).asException()
              : Problem.of("file.belowFile", folder.toString(), at.toString()).asException();
        }
        break;
      }
    }
    try {
      Disk disk = Disk.current();
      disk.createFolders(absolute);
      // Only trying tells: a disk may be mounted read-only whatever the permissions say.
      Path probe = temporaryIn(absolute);
      disk.create(probe);
      disk.delete(probe);
    } catch (IOException e) {
      throw FileProblems.cannotMake(folder, e);
    }
  }

  /**
   * Removes from a folder what a process that was killed had begun to write. Only for whoever
   * writes nothing else there at the moment.
   */
  public static void removeLeftovers(Path folder) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".gatescope-*.tmp")) {
      for (Path file : found) {
        if (isLeftover(file.getFileName().toString())) {
          Disk.current().delete(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be tidied up does no harm; a folder that cannot be written is said elsewhere.
    }
  }

  /**
   * Removes a file, if it is there.
   *
   * @throws ProblemException if it is there still
   */
  public static void remove(Path file) {
    try {
      Disk.current().delete(file);
    } catch (IOException e) {
      throw FileProblems.cannotWrite(file, e);
    }
  }

  private static boolean isLeftover(String name) {
    Matcher matcher = TEMPORARY.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    long process = Long.parseLong(matcher.group(1));
    return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
  }

  private static void requireParent(Path target, Path parent) {
    if (parent == null || Files.isDirectory(parent)) {
      return;
    }
    for (Path at = parent; at != null; at = at.getParent()) {
      if (Files.exists(at) && !Files.isDirectory(at)) {
        throw Problem.of("file.belowFile", target.toString(), at.toString()).asException();
      }
    }
    throw Problem.of("file.noFolder", target.toString(), parent.toString()).asException();
  }

  private static void replace(Path target, Path file, Content content) {
    Disk disk = Disk.current();
    Path temporary = temporaryIn(file.getParent());
    try {
      disk.create(temporary);
      writeTo(temporary, content, true);
      disk.move(temporary, file);
    } catch (IOException | UncheckedIOException e) {
      // Said before the temporary file goes: it may be what fills the disk.
      ProblemException said = FileProblems.cannotWrite(target, e);
      discard(temporary, said);
      throw said;
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
  }

  private static void writeTo(Path file, Content content, boolean force) throws IOException {
    try (Disk.Output out = Disk.current().open(file)) {
      OutputStream buffered = new BufferedOutputStream(out, BUFFER);
      content.writeTo(buffered);
      buffered.flush();
      if (force) {
        out.force();
      }
    }
  }

  private static void discard(Path temporary, Throwable because) {
    try {
      Disk.current().delete(temporary);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static Path behindLinks(Path file) throws IOException {
    Path target = file;
    for (int links = 0; links < MOST_LINKS; links++) {
      if (Files.exists(target)) {
        return target.toRealPath();
      }
      if (!Files.isSymbolicLink(target)) {
        return target;
      }
      // A link to nothing yet: what it points to is to be made.
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    throw new FileSystemLoopException(file.toString());
  }

  /** Named after this process, so that others can tell whether it still lives. */
  private static Path temporaryIn(Path folder) {
    long process = ProcessHandle.current().pid();
    return folder.resolve(".gatescope-" + process + "-" + UUID.randomUUID() + ".tmp");
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
