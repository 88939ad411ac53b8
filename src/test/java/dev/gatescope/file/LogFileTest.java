package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes what the whole process has")
class LogFileTest {
  @TempDir private Path folder;
  private LogFile log;

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void notesGoToAFileThatTheFirstOneMakes() throws IOException {
    Path place = folder.resolve("100% new/logs");
    log = new LogFile(place);
    assertEquals(place, log.folder());
    assertEquals(List.of(), log.lastLines(5));
    assertTrue(Files.notExists(place), "nothing before there is something to note");
    log.info("開始 {0}");
    log.warning("went wrong", new IllegalStateException("why"));
    Logger.getLogger("somebody.else").warning("a library speaks");
    List<String> lines = Files.readAllLines(place.resolve("gatescope.0.log"));
    assertTrue(lines.getFirst().endsWith("INFO: 開始 {0}"), lines.getFirst());
    assertTrue(lines.get(1).endsWith("WARNING: went wrong"), lines.get(1));
    assertEquals("java.lang.IllegalStateException: why", lines.get(2));
    assertTrue(lines.getLast().endsWith("WARNING somebody.else: a library speaks"));
    assertEquals(List.of(lines.getLast()), log.lastLines(1));
    assertEquals(lines, log.lastLines(10_000));
  }

  @Test
  void filesTakeTurnsAndTheSpaceIsBounded() throws IOException {
    log = new LogFile(folder);
    String note = "x".repeat(1000);
    for (int i = 0; i < 2500; i++) {
      log.info(i + " " + note);
    }
    log.close();
    long bytes = 0;
    List<Path> all;
    try (var files = Files.list(folder)) {
      all = files.sorted().toList();
    }
    for (Path file : all) {
      bytes += Files.size(file);
    }
    assertEquals(3, all.size(), all.toString());
    assertTrue(bytes > 1 << 20 && bytes < 1 << 21, bytes + " bytes");
    assertTrue(log.lastLines(1).getFirst().contains("INFO: 2499 "));
    log.info("again");
    assertTrue(log.lastLines(1).getFirst().endsWith("again"), "a closed log opens again");
  }

  @Test
  void aFileIsFilledToTheLastByte() throws IOException {
    log = new LogFile(folder);
    Path newest = folder.resolve("gatescope.0.log");
    Path before = folder.resolve("gatescope.1.log");
    log.info("");
    int empty = (int) Files.size(newest);
    log.info("x".repeat(LogHandler.MAX_BYTES - 2 * empty));
    assertEquals(LogHandler.MAX_BYTES, Files.size(newest));
    assertTrue(Files.notExists(before));
    log.info("");
    assertEquals(empty, Files.size(newest));
    assertEquals(LogHandler.MAX_BYTES, Files.size(before));
  }

  @Test
  void theConsoleIsSilentWhileTheFileIsOpen() {
    List<String> console = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord note) {
            console.add(note.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      log = new LogFile(folder);
      log.close();
      log.info("into the file");
      assertFalse(console.contains("into the file"));
      log.close();
      Logger.getLogger("somebody.else").warning("after the file");
      assertTrue(console.contains("after the file"));
      assertTrue(log.lastLines(1).getFirst().endsWith("into the file"));
    } finally {
      root.removeHandler(handler);
    }
  }

  @Test
  void withoutAPlaceNothingFails() throws IOException {
    log = new LogFile(Files.writeString(folder.resolve("file"), "").resolve("logs"));
    log.info("waits");
    assertEquals(1, log.lastLines(5).size());
    assertTrue(log.lastLines(5).getFirst().endsWith("INFO: waits"));
  }

  /** At each step of a note, also of the one for which the files take turns. */
  @ParameterizedTest
  @ValueSource(strings = {"No space left on device", "Permission denied", "locked"})
  void aNoteThatCannotBeWrittenThrowsNothingAndComesLater(String reason) throws IOException {
    int steps = 1;
    for (int at = 1; at <= steps; at++) {
      Path place = folder.resolve(Integer.toString(at));
      steps = notesUntilFilesTakeTurns(folder.resolve("counted" + at), new FaultyDisk());
      FaultyDisk disk = new FaultyDisk(at, FaultyDisk.Fault.KEEPS_FAILING, reason);
      notesUntilFilesTakeTurns(place, disk);
      assertTrue(disk.isFaulty());
      String last = log.lastLines(1).getFirst();
      assertTrue(last.endsWith("INFO: last"), last);
      disk.mend();
      disk.during(() -> log.info("well again"));
      String text = Files.readString(place.resolve("gatescope.0.log"));
      assertTrue(text.contains("INFO: last"), "the note that waited, at step " + at);
      assertTrue(text.contains("INFO: well again"), "the next one, at step " + at);
      assertTrue(Files.size(place.resolve("gatescope.0.log")) <= LogHandler.MAX_BYTES);
      log.close();
    }
    assertEquals(14, steps, "a folder; append, write and close of four notes; a move");
  }

  /** Three notes of which the last needs a new file; returns the steps. */
  private int notesUntilFilesTakeTurns(Path place, FaultyDisk disk) {
    log = new LogFile(place);
    disk.during(
        () -> {
          log.info("first");
          log.info("x".repeat(LogHandler.MAX_BYTES - 500));
          log.info("y".repeat(600));
          log.info("last");
        });
    int steps = disk.steps().size();
    if (!disk.isFaulty()) {
      log.close();
    }
    return steps;
  }

  @Test
  void aFolderThatWasDeletedComesBack() throws IOException {
    log = new LogFile(folder.resolve("logs"));
    log.info("one");
    Files.delete(folder.resolve("logs/gatescope.0.log"));
    Files.delete(folder.resolve("logs"));
    log.info("two");
    assertTrue(log.lastLines(9).getFirst().endsWith("INFO: two"));
    assertEquals(1, log.lastLines(9).size());
  }

  @Test
  void whatWaitsIsBounded() throws IOException {
    log = new LogFile(Files.writeString(folder.resolve("file"), "").resolve("logs"));
    for (int i = 0; i < 300; i++) {
      log.info("note " + i);
    }
    List<String> lines = log.lastLines(1000);
    assertEquals(100, lines.size());
    assertTrue(lines.getLast().endsWith("note 299"));
  }

  /** What libraries say on the way to a defect of ours must not become one of its own. */
  @Test
  void aNoteThatCannotBeSaidIsNoDefect() {
    log = new LogFile(folder);
    Throwable broken =
        new IllegalStateException() {
          private static final long serialVersionUID = 1;

          @Override
          public String getMessage() {
            throw new IllegalArgumentException();
          }
        };
    log.warning("broken", broken);
    log.info("after");
    assertTrue(log.lastLines(1).getFirst().endsWith("INFO: after"));
  }
}
