package dev.gatescope.batch;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.gatescope.text.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that one run writes into, by a lock that the system releases when the process ends,
 * however it ends. A disk that knows no locks is used without one.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = ".gatescope-lock";

  private final Path file;
  private final FileChannel channel;

  /**
   * @param file to be removed at the end; null if it is not ours
   */
  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws dev.gatescope.text.ProblemException if another run has the folder
   */
  static FolderLock of(Path folder) {
    Path file = folder.resolve(NAME);
    FileChannel channel = null;
    boolean ours = false;
    try {
      ours = Files.notExists(file) || Files.isWritable(file);
      channel = ours ? FileChannel.open(file, CREATE, WRITE) : FileChannel.open(file, READ);
      // Of another user's file only a shared lock can be had, and that not while it is locked.
      if (channel.tryLock(0, Long.MAX_VALUE, !ours) != null) {
        return new FolderLock(ours ? file : null, channel);
      }
    } catch (OverlappingFileLockException e) {
      // Of this process: in use all the same.
    } catch (IOException e) {
      return new FolderLock(ours && channel != null ? file : null, channel);
    }
    close(channel);
    throw Problem.of("train.inUse", folder.toString()).asException();
  }

  @Override
  public void close() {
    try {
      // While it is still locked: else it would perhaps be the next run's.
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It does no harm.
    }
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It ends with the process.
    }
  }
}
