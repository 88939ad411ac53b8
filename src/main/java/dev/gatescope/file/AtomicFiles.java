package dev.gatescope.file;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes files whole or not at all: into a temporary file beside the target, forced to the disk,
 * then moved over it. Whatever goes wrong, the temporary file is removed and what was there stays.
 */
public final class AtomicFiles {
  private static final int BUFFER = 1 << 16;

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
        replace(behindLinks(file), content);
      }
    } catch (UncheckedIOException e) {
      throw FileProblems.cannotWrite(target, e.getCause());
    } catch (IOException e) {
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
      Files.createDirectories(absolute);
      // Only trying tells: a disk may be mounted read-only whatever the permissions say.
      Path probe = temporaryIn(absolute);
      Files.createFile(probe);
      Files.delete(probe);
    } catch (IOException e) {
      throw FileProblems.cannotWrite(folder, e);
    }
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

  private static void replace(Path file, Content content) throws IOException {
    Path temporary = temporaryIn(file.getParent());
    Files.createFile(temporary);
    try {
      writeTo(temporary, content, true);
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A plain stream, not a channel: an interrupt must not spoil a file that is being saved. */
  private static void writeTo(Path file, Content content, boolean force) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      OutputStream buffered = new BufferedOutputStream(out, BUFFER);
      content.writeTo(buffered);
      buffered.flush();
      if (force) {
        out.getFD().sync();
      }
    }
  }

  private static Path behindLinks(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    // A link to nothing yet: what it points to is to be made.
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? file.resolveSibling(Files.readSymbolicLink(file))
        : file;
  }

  private static Path temporaryIn(Path folder) {
    return folder.resolve(".gatescope-" + UUID.randomUUID() + ".tmp");
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
