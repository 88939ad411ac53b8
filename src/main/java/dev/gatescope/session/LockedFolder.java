package dev.gatescope.session;

import dev.gatescope.file.AtomicFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A folder that one session of one process writes into, by a lock that the system releases when the
 * process ends, however it ends.
 */
final class LockedFolder implements AutoCloseable {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private static final Pattern ANY = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-\\d{1,18}");
  private static final String LOCK = "lock";

  /**
   * Those of this process. Their locks must not be tried: on some systems, closing one channel of a
   * file gives up all locks that the process has on it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private LockedFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes a folder, named after the time and the process.
   *
   * @throws dev.gatescope.text.ProblemException if it cannot be made
   * @throws IOException if it cannot be locked
   */
  static LockedFolder make(Path root) throws IOException {
    Instant at = Instant.now();
    Path path = named(root, at);
    while (Files.exists(path)) {
      at = at.plusMillis(1);
      path = named(root, at);
    }
    HELD.add(key(path));
    FileChannel channel = null;
    boolean made = false;
    try {
      AtomicFiles.requireOutputFolder(path);
      channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // Released with the channel.
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new IOException(path.toString());
      }
      made = true;
      return new LockedFolder(path, channel);
    } finally {
      if (!made) {
        takeAway(path, channel);
      }
    }
  }

  /** A folder that is there, if nobody uses it. */
  static Optional<LockedFolder> take(Path path) {
    if (isInUse(path)) {
      return Optional.empty();
    }
    try {
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        HELD.add(key(path));
        return Optional.of(new LockedFolder(path, channel));
      }
      channel.close();
    } catch (IOException | OverlappingFileLockException e) {
      // It is somebody else's, or gone.
    }
    return Optional.empty();
  }

  private static Path named(Path root, Instant at) {
    return root.resolve(NAME.format(at) + "-" + ProcessHandle.current().pid());
  }

  private static Path key(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** What is left of a folder that could not be made. */
  private static void takeAway(Path path, FileChannel channel) {
    HELD.remove(key(path));
    try {
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(path.resolve(LOCK));
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is no session and nobody's: the next session removes it.
    }
  }

  /** Whether a folder has such a name. */
  static boolean isOne(Path folder) {
    return ANY.matcher(folder.getFileName().toString()).matches();
  }

  /** Whether a session, of this process or another, still writes into a folder. */
  static boolean isInUse(Path folder) {
    Path file = folder.resolve(LOCK);
    if (HELD.contains(key(folder))) {
      return true;
    }
    if (Files.notExists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  /** False if somebody deleted it, or the lock in it: then others do not see that it is in use. */
  boolean isWhole() {
    return Files.exists(path.resolve(LOCK));
  }

  /** Gives the folder free. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The process ends, or goes on to another folder: the lock is of no more use.
    }
    HELD.remove(key(path));
  }
}
