package dev.gatescope.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The machine's own disk. */
final class LocalDisk implements Disk {
  static final LocalDisk INSTANCE = new LocalDisk();

  /**
   * On Windows a virus scanner may look into a file for a moment, which then cannot be replaced.
   */
  private static final int TRIES = System.getProperty("os.name").startsWith("Windows") ? 6 : 1;

  private static final long PAUSE_MILLIS = 100;

  private LocalDisk() {}

  @Override
  public void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void create(Path file) throws IOException {
    Files.createFile(file);
  }

  @Override
  public Output open(Path file) throws IOException {
    return new PlainOutput(new FileOutputStream(file.toFile()));
  }

  @Override
  public Output append(Path file) throws IOException {
    return new PlainOutput(new FileOutputStream(file.toFile(), true));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    for (int left = TRIES - 1; left > 0; left--) {
      try {
        moveOnce(from, to);
        return;
      } catch (FileSystemException e) {
        // Not sleep: an interrupt must not spoil a file that is being saved.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      }
    }
    moveOnce(from, to);
  }

  private static void moveOnce(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public long usableBytes(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** A plain stream, not a channel: an interrupt must not spoil a file that is being saved. */
  private static final class PlainOutput extends Output {
    private final FileOutputStream out;

    PlainOutput(FileOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
    }

    @Override
    void force() throws IOException {
      out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
