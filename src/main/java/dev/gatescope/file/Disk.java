package dev.gatescope.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * What files are written through: each step that a full disk, a lost permission or a power cut can
 * break. It is the machine's own unless the caller is bound to another one, as tests are to disks
 * that fail.
 */
interface Disk {
  /** The disk for the calls below. */
  ScopedValue<Disk> BOUND = ScopedValue.newInstance();

  /** The one to use here and now. */
  static Disk current() {
    return BOUND.isBound() ? BOUND.get() : LocalDisk.INSTANCE;
  }

  /** Bytes on their way to a file. Each write goes to the system at once. */
  abstract class Output extends OutputStream {
    /** Returns when what was written is on the disk itself, so that no power cut takes it back. */
    abstract void force() throws IOException;
  }

  /** Makes a folder and those above it, where missing. */
  void createFolders(Path folder) throws IOException;

  /** Makes an empty file. */
  void create(Path file) throws IOException;

  /** Writes a file, or a device, from its beginning. An interrupt spoils nothing. */
  Output open(Path file) throws IOException;

  /** Writes on at a file's end; makes the file if it is missing. */
  Output append(Path file) throws IOException;

  /** Renames a file over another one, if possible in one step. */
  void move(Path from, Path to) throws IOException;

  /** Removes a file, if there is one. */
  void delete(Path file) throws IOException;

  /** Bytes that can still be written into a folder. */
  long usableBytes(Path folder) throws IOException;
}
