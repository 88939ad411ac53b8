package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.gatescope.lstm.CellType;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Autosaved sessions below one folder, for tests. */
final class Autosaves {
  static final SessionRun RUN =
      Sessions.run(1, Sessions.config(CellType.RNN, 2, 3), RunHistory.BUDGET_BYTES);

  private final Path root;

  Autosaves(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  void saved(Session session) {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(session);
    }
  }

  Session newest() {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      return AutosaveFolder.read(folder.newest().orElseThrow());
    }
  }

  static SessionRun other(CellType cell) {
    return Sessions.run(1, Sessions.config(cell, 2, 3), RunHistory.BUDGET_BYTES);
  }

  /** The run as it was after an epoch. */
  static SessionRun upTo(int epoch) {
    return new SessionRun(
        RUN.number(),
        RUN.entered(),
        RUN.origin(),
        RUN.config(),
        RUN.note(),
        RUN.epochs().subList(0, epoch + 1),
        RUN.reports().subList(0, epoch + 1),
        1,
        null,
        null);
  }

  static SessionRun kept(SessionRun run, List<Integer> epochs) {
    List<EpochReport> reports =
        run.reports().stream().filter(report -> epochs.contains(report.epoch())).toList();
    return new SessionRun(
        run.number(),
        run.entered(),
        run.origin(),
        run.config(),
        run.note(),
        run.epochs(),
        reports,
        4,
        run.moments(),
        run.engine());
  }

  List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.sorted().toList();
    }
  }

  List<String> parts() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".safetensors"))
          .sorted()
          .toList();
    }
  }

  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(root())) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(root().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Makes all files older. */
  Map<Path, FileTime> age() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> found = Files.walk(root())) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        Instant before = Files.getLastModifiedTime(file).toInstant().minusSeconds(100);
        Files.setLastModifiedTime(file, FileTime.from(before));
        if (!file.endsWith("lock")) {
          times.put(file, Files.getLastModifiedTime(file));
        }
      }
    }
    return times;
  }

  static void assertSame(Session expected, Session read) throws IOException {
    assertArrayEquals(bytes(expected), bytes(read));
  }

  private static byte[] bytes(Session session) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SessionArchive.write(session, bytes);
    return bytes.toByteArray();
  }
}
