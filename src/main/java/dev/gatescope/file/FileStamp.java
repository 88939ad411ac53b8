package dev.gatescope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A file as it was at a moment, to be told later from one that was changed since.
 *
 * @param modified null if there was no such file
 */
public record FileStamp(Path file, FileTime modified, long size) {
  /** The file as it is now. */
  public static FileStamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(file, now.lastModifiedTime(), now.size());
    } catch (IOException e) {
      return new FileStamp(file, null, 0);
    }
  }

  /** Whether it is there and nobody has changed it; asks the disk. */
  public boolean isCurrent() {
    return modified != null && equals(of(file));
  }
}
