package dev.gatescope.session;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The zip around a session's parts. Reading counts what comes out of the zip, believes none of the
 * sizes in it, and holds each part against its check sum.
 */
final class SessionArchive implements PartSource, AutoCloseable {
  /** The same content gives the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final String file;
  private final ZipFile zip;
  private final long most;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private long left;

  /**
   * Opens a file.
   *
   * @param most what all parts together may come to
   * @throws ProblemException if it is no zip, is cut short, holds anything else, or a part twice
   */
  SessionArchive(Path path, long most) throws IOException {
    file = path.toString();
    this.most = most;
    left = most;
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw Problem.of("session.damaged", file).asException(e);
    }
    try {
      Collections.list(zip.entries()).forEach(this::add);
      if (!entries.containsKey(PartNames.JSON)) {
        throw Problem.of("session.notSession", file, PartNames.JSON).asException();
      }
    } catch (ProblemException e) {
      zip.close();
      throw e;
    }
  }

  private void add(ZipEntry entry) {
    String name = entry.getName();
    if (!PartNames.isOne(name)) {
      throw Problem.of("session.unknownPart", file, Shown.text(name)).asException();
    }
    if (entries.put(name, entry) != null) {
      throw Problem.of("session.partTwice", file, name).asException();
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw Problem.of("session.missingPart", file, name).asException();
    }
    return new Guarded(
        new CheckedInputStream(zip.getInputStream(entry), new CRC32()), name, entry.getCrc());
  }

  @Override
  public void check(SessionHead head) {
    Set<String> right = PartNames.of(head);
    for (String name : right) {
      if (!entries.containsKey(name)) {
        throw Problem.of("session.missingPart", file, name).asException();
      }
    }
    Set<String> others = new TreeSet<>(entries.keySet());
    others.removeAll(right);
    for (String name : others) {
      throw Problem.of("session.unknownPart", file, name).asException();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Writes the parts of a session into a zip. */
  static void write(Session session, OutputStream out) throws IOException {
    // Finished, not closed: the file is forced to the disk after this.
    ZipOutputStream zip = new ZipOutputStream(out);
    // Weights hardly shrink: it is the answers that do, at any level.
    zip.setLevel(Deflater.BEST_SPEED);
    SessionWriter.write(
        session,
        (name, content) -> {
          ZipEntry entry = new ZipEntry(name);
          entry.setTimeLocal(NO_TIME);
          zip.putNextEntry(entry);
          content.writeTo(zip);
          zip.closeEntry();
        });
    zip.finish();
  }

  /** Counts what is read, and at the end compares the check sum. */
  private final class Guarded extends FilterInputStream {
    private final CheckedInputStream checked;
    private final String name;
    private final long crc;

    Guarded(CheckedInputStream in, String name, long crc) {
      super(in);
      this.checked = in;
      this.name = name;
      this.crc = crc;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int count = super.read(to, offset, length);
      if (count < 0 && checked.getChecksum().getValue() != crc) {
        throw Problem.of("session.damaged", file).asException();
      }
      left -= Math.max(0, count);
      if (left < 0) {
        throw Problem.of("session.tooLarge", file, name, Long.toString(most)).asException();
      }
      return count;
    }

    @Override
    public long skip(long count) {
      throw new UnsupportedOperationException("what is skipped is not checked");
    }
  }
}
