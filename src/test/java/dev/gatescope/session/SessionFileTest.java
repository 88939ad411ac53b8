package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.FaultyDisk;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class SessionFileTest {
  private final Path folder;
  private final SessionParts files;

  SessionFileTest(@TempDir Path folder) {
    this.folder = folder;
    files = new SessionParts(folder);
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 5, 8", "GRU, 3, 5", "RNN, 1, 2", "LSTM, 2, 62"})
  void everyNumberComesBackBitForBit(CellType cell, int hiddenSize, int bits) {
    SessionRun run =
        Sessions.run(7, Sessions.config(cell, hiddenSize, bits), RunHistory.BUDGET_BYTES);
    Session session = Sessions.session(List.of(run));
    Session read = files.written(session);
    assertEquals(session.selection(), read.selection());
    assertEquals(session.surgery(), read.surgery());
    assertEquals(session.layout(), read.layout());
    assertSame(run, read.runs().getFirst());
  }

  @Test
  void severalRunsComeBackInOrder() {
    Session session =
        Sessions.session(
            List.of(
                Sessions.run(2, Sessions.config(CellType.GRU, 2, 4), 0),
                Sessions.run(9, Sessions.config(CellType.LSTM, 2, 4), RunHistory.BUDGET_BYTES)));
    Session read = files.written(session);
    assertSame(session.runs().get(0), read.runs().get(0));
    assertSame(session.runs().get(1), read.runs().get(1));
    assertEquals(9, read.shown().number(), "run 1 is gone, so the last is shown");
    RunLog log = new RunLog();
    log.restore(read.runs().stream().map(SessionRun::toRecord).toList());
    assertEquals(List.of(2, 9), log.runs().stream().map(RunRecord::number).toList());
    assertEquals(List.of(0, 4), epochs(log.run(2).history().reports()), "thinned as it was");
    assertEquals(5, log.run(2).history().epochs().size());
  }

  @Test
  void aSessionWithoutRunsIsOne() {
    Session session = Sessions.session(List.of());
    assertEquals(session, files.written(session));
    assertEquals(null, session.shown());
  }

  @Test
  void aRunGoesOnFromASessionAsIfItHadNeverStopped() {
    TrainingConfig config = Sessions.config(CellType.LSTM, 3, 4);
    SessionRun whole = Sessions.run(1, config, RunHistory.BUDGET_BYTES);
    SessionRun half = Sessions.run(1, config.withEpochs(2), RunHistory.BUDGET_BYTES);
    Checkpoint checkpoint =
        files.written(Sessions.session(List.of(half))).runs().getFirst().checkpoint();
    assertEquals(2, checkpoint.epoch());
    List<EpochReport> reports = new ArrayList<>();
    TrainingControl control = new TrainingControl(_ -> {});
    control.resume();
    new Trainer(config, control, (report, _) -> reports.add(report)).resume(checkpoint);
    assertEquals(List.of(2, 3, 4), epochs(reports));
    assertEquals(whole.reports().getLast().weights(), reports.getLast().weights());
  }

  @Test
  void theSameSessionGivesTheSameBytes() throws IOException {
    Session session = SessionParts.SMALL;
    Path first = folder.resolve("first.gatescope");
    Path second = folder.resolve("second.gatescope");
    SessionFile.write(first, session);
    SessionFile.write(second, SessionFile.read(first));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(first))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), entry.getTimeLocal(), "whenever");
      }
    }
  }

  @Tag("exhaustive")
  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] whole = SessionParts.bytes(SessionParts.SMALL);
    Path file = folder.resolve("cut.gatescope");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(ProblemException.class, () -> SessionFile.read(file), "at " + length);
    }
    Files.write(file, whole);
    SessionFile.read(file);
  }

  /** Where a bit means nothing, such as in a time, the session is the same; else it is refused. */
  @Tag("exhaustive")
  @Test
  void aFlippedBitIsRefusedOrDoesNothing() throws IOException {
    Session session = SessionParts.SMALL;
    byte[] whole = SessionParts.bytes(session);
    Path file = folder.resolve("flipped.gatescope");
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      try {
        assertArrayEquals(whole, SessionParts.bytes(SessionFile.read(file)), "byte " + at);
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertTrue(refused > whole.length / 2, refused + " of " + whole.length);
  }

  /** A later format must still open this file, which version 1 wrote. */
  @Test
  void filesOfVersionOneOpen() throws URISyntaxException {
    Path old = Path.of(SessionFileTest.class.getResource("/session/version-1.gatescope").toURI());
    Session read = SessionFile.read(old);
    SessionRun run = read.runs().getFirst();
    assertEquals(SessionParts.SMALL.selection(), read.selection());
    assertEquals(SessionParts.SMALL.surgery(), read.surgery());
    assertEquals(SessionParts.SMALL.layout(), read.layout());
    assertEquals(Sessions.config(CellType.RNN, 1, 2), run.config());
    assertEquals(List.of(0, 1, 2, 3, 4), epochs(run.reports()));
    // As version 1 had them in its memory.
    assertEquals(LAST_LOSS, run.epochs().getLast().loss());
    assertEquals(LAST_BIAS, run.reports().getLast().weights().get(5));
    assertEquals(20, run.moments().steps());
  }

  private static final double LAST_LOSS = 2.729765772819519;

  private static final float LAST_BIAS = -1.0172144f;

  @Test
  void whatIsNoSessionIsRefused() throws IOException {
    Path file = folder.resolve("x.gatescope");
    Files.writeString(file, "not a zip");
    SessionParts.assertRefused("session.damaged", file);
    SessionParts.assertRefused("session.notSession", files.zip(Map.of()));
    SessionParts.assertRefused("file.missing", folder.resolve("none.gatescope"));
    SessionParts.assertRefused("file.isFolder", folder);
  }

  @Test
  void aWriteThatFailsLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("kept.gatescope");
    SessionFile.write(file, SessionParts.SMALL);
    byte[] before = Files.readAllBytes(file);
    Session other = Sessions.session(List.of());
    int step = 1;
    for (boolean met = true; met; step++) {
      FaultyDisk disk =
          new FaultyDisk(step, FaultyDisk.Fault.KEEPS_FAILING, "No space left on device");
      disk.during(
          () -> {
            try {
              SessionFile.write(file, other);
            } catch (ProblemException e) {
              assertEquals("file.diskFull", e.problem().key());
            }
          });
      met = disk.isFaulty();
      if (met && Arrays.equals(before, Files.readAllBytes(file))) {
        // As it was; what the last steps fail at is only the tidying up.
        continue;
      }
      assertEquals(other.runs(), SessionFile.read(file).runs());
    }
    assertTrue(step > 4, "several steps failed: " + step);
    SessionFile.write(file, other);
    assertNotEquals(before.length, Files.size(file), "and one that does not replaces it");
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count(), "no temporary file");
    }
  }

  @Test
  void theNameSaysWhatItIs() {
    assertTrue(SessionFile.isNamed(Path.of("a", "b.Gatescope")));
    assertFalse(SessionFile.isNamed(Path.of("a.safetensors")));
    assertFalse(SessionFile.isNamed(Path.of("gatescope")));
  }

  private static void assertSame(SessionRun expected, SessionRun read) {
    assertEquals(expected.number(), read.number());
    assertEquals(expected.entered(), read.entered());
    assertEquals(expected.origin(), read.origin());
    assertEquals(expected.config(), read.config());
    assertEquals(expected.note(), read.note());
    assertEquals(expected.epochs(), read.epochs());
    assertEquals(expected.keptEvery(), read.keptEvery());
    assertEquals(expected.moments(), read.moments());
    assertEquals(epochs(expected.reports()), epochs(read.reports()));
    for (int i = 0; i < expected.reports().size(); i++) {
      EpochReport was = expected.reports().get(i);
      EpochReport is = read.reports().get(i);
      assertEquals(was.summary(), is.summary());
      assertEquals(was.weights(), is.weights());
      assertEquals(was.test().count(), is.test().count());
      for (int sample = 0; sample < was.test().count(); sample++) {
        assertEquals(was.test().pair(sample), is.test().pair(sample));
        for (int t = 0; t < was.test().bits(); t++) {
          assertEquals(was.test().probability(sample, t), is.test().probability(sample, t));
        }
      }
    }
  }

  private static List<Integer> epochs(List<EpochReport> reports) {
    return reports.stream().map(EpochReport::epoch).toList();
  }
}
