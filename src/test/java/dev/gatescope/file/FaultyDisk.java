package dev.gatescope.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine's disk, on which a chosen step goes wrong. Steps are counted from 1: each folder,
 * file, write, force, close, move and deletion is one. A write that goes wrong has written half.
 */
public final class FaultyDisk implements Disk {
  /** What befalls the step. */
  public enum Fault {
    /** It throws, and the next steps are well again. */
    FAILS,
    /** It throws, and so does every step from then on but deletions. */
    KEEPS_FAILING,
    /** The process ends there, as by kill -9: nothing is tidied up. */
    KILLED,
    /** The same for the whole machine: what was not forced to the disk is lost. */
    POWER_CUT
  }

  /** Stands for the end of the process. */
  public static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped(String step) {
      super(step);
    }
  }

  private final int faultAt;
  private final Fault fault;
  private final String reason;
  private final List<String> steps = new ArrayList<>();

  /** Bytes that are safe, of every file with others. */
  private final Map<Path, Long> unforced = new HashMap<>();

  private boolean mended;

  /** One that only counts. */
  public FaultyDisk() {
    this(0, Fault.FAILS, "");
  }

  /**
   * @param reason what the system says
   */
  public FaultyDisk(int faultAt, Fault fault, String reason) {
    this.faultAt = faultAt;
    this.fault = fault;
    this.reason = reason;
  }

  /** What the action writes, it writes here. */
  public void during(Runnable action) {
    ScopedValue.where(Disk.BOUND, this).run(action);
  }

  /** The steps so far, such as {@code force checkpoint.safetensors}. */
  public List<String> steps() {
    return List.copyOf(steps);
  }

  /** True if the fault has come. */
  public boolean isFaulty() {
    return faultAt > 0 && steps.size() >= faultAt;
  }

  /** From now on all is well. */
  public void mend() {
    mended = true;
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    step("folder", folder, () -> {});
    LocalDisk.INSTANCE.createFolders(folder);
  }

  @Override
  public void create(Path file) throws IOException {
    step("create", file, () -> {});
    LocalDisk.INSTANCE.create(file);
    unforced.put(file, 0L);
  }

  @Override
  public Output open(Path file) throws IOException {
    step("open", file, () -> {});
    unforced.put(file, 0L);
    return new Counted(file, LocalDisk.INSTANCE.open(file));
  }

  @Override
  public Output append(Path file) throws IOException {
    step("append", file, () -> {});
    unforced.putIfAbsent(file, Files.exists(file) ? Files.size(file) : 0);
    return new Counted(file, LocalDisk.INSTANCE.append(file));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step("move", to, () -> {});
    LocalDisk.INSTANCE.move(from, to);
    Long safe = unforced.remove(from);
    unforced.remove(to);
    if (safe != null) {
      unforced.put(to, safe);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    step("delete", file, () -> {});
    LocalDisk.INSTANCE.delete(file);
    unforced.remove(file);
  }

  @Override
  public long usableBytes(Path folder) throws IOException {
    return isFaulty() && !mended && reason.equals(FULL_IN_ANY_LANGUAGE)
        ? 0
        : LocalDisk.INSTANCE.usableBytes(folder);
  }

  /** A reason that no program can read: a look at the disk must tell that it is full. */
  public static final String FULL_IN_ANY_LANGUAGE = "裝置上已無剩餘空間";

  /** What is done of a step that goes wrong. */
  private interface Half {
    void run() throws IOException;
  }

  private void step(String name, Path file, Half half) throws IOException {
    steps.add(name + " " + file.getFileName());
    if (mended || !isFaulty()) {
      return;
    }
    boolean now = steps.size() == faultAt;
    if (now) {
      half.run();
    }
    switch (fault) {
      case FAILS -> {
        if (now) {
          throw new IOException(reason);
        }
      }
      case KEEPS_FAILING -> {
        if (!name.equals("delete")) {
          throw new IOException(reason);
        }
      }
      case POWER_CUT -> {
        loseWhatWasNotForced();
        throw new Stopped(steps.getLast());
      }
      case KILLED -> throw new Stopped(steps.getLast());
    }
  }

  private void loseWhatWasNotForced() {
    unforced.forEach(
        (file, safe) -> {
          if (Files.exists(file)) {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
              open.setLength(safe);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
    unforced.clear();
  }

  /** Counts what is written. */
  private final class Counted extends Output {
    private final Path file;
    private final Output out;

    Counted(Path file, Output out) {
      this.file = file;
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      step("write", file, () -> out.write(from, offset, length / 2));
      out.write(from, offset, length);
    }

    @Override
    void force() throws IOException {
      step("force", file, () -> {});
      out.force();
      unforced.put(file, Files.size(file));
    }

    @Override
    public void close() throws IOException {
      try {
        step("close", file, () -> {});
      } finally {
        out.close();
      }
    }
  }
}
