package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void withoutAPlaceNothingFails() throws IOException {
    log = new LogFile(Files.writeString(folder.resolve("file"), "").resolve("logs"));
    log.info("lost");
    assertEquals(List.of(), log.lastLines(5));
  }
}
