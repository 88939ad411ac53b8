package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.FaultyDisk;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveFolderTest {
  private static final SessionRun RUN =
      Sessions.run(1, Sessions.config(CellType.RNN, 2, 3), RunHistory.BUDGET_BYTES);

  @TempDir Path temporary;

  @Test
  void whatIsSavedIsOffered() throws IOException {
    Session session = Sessions.session(List.of(RUN));
    saved(session);
    try (AutosaveFolder next = new AutosaveFolder(root())) {
      assertSame(session, AutosaveFolder.read(next.newest().orElseThrow()));
    }
  }

  @Test
  void withoutAWriteThereIsNothing() {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      assertEquals(Optional.empty(), folder.newest());
      assertFalse(Files.exists(root()));
    }
  }

  @Test
  void anEpochIsWrittenOnce() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(Sessions.session(List.of(upTo(1))));
      Map<Path, FileTime> old = age();
      folder.write(Sessions.session(List.of(upTo(3))));
      List<String> again = new ArrayList<>();
      for (Map.Entry<Path, FileTime> file : old.entrySet()) {
        if (!Files.getLastModifiedTime(file.getKey()).equals(file.getValue())) {
          again.add(file.getKey().getFileName().toString());
        }
      }
      assertEquals(List.of("numbers.safetensors", "session.json"), again);
    }
    assertSame(Sessions.session(List.of(upTo(3))), newest());
  }

  @Test
  void whatIsGoneFromTheSessionIsGoneFromTheFolder() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(Sessions.session(List.of(RUN)));
      SessionRun thin = kept(RUN, List.of(0, 4));
      folder.write(Sessions.session(List.of(thin)));
      assertEquals(
          List.of("0.safetensors", "4.safetensors", "4.safetensors", "numbers.safetensors"),
          parts());
      folder.write(Sessions.session(List.of()));
      assertEquals(List.of(), parts());
    }
    assertSame(Sessions.session(List.of()), newest());
  }

  /** Cut off after any step of a write, the folder holds the old session or the new. */
  @Test
  void aWriteThatIsCutOffLeavesTheSessionBefore() throws IOException {
    Session before = Sessions.session(List.of(upTo(2)));
    Session after = Sessions.session(List.of(upTo(4)));
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(before);
      Map<String, byte[]> old = files();
      folder.write(after);
      Map<String, byte[]> now = files();
      List<String> order = new ArrayList<>(now.keySet());
      order.removeIf(name -> name.endsWith("session.json") || name.endsWith("lock"));
      // Any subset of the new parts may be there: here each prefix, in both directions.
      for (int i = 0; i <= order.size(); i++) {
        for (List<String> written : List.of(order.subList(0, i), order.subList(i, order.size()))) {
          Path cut = Files.createTempDirectory(temporary, "cut");
          Map<String, byte[]> mixed = new TreeMap<>(old);
          written.forEach(name -> mixed.put(name, now.get(name)));
          for (Map.Entry<String, byte[]> file : mixed.entrySet()) {
            Path to = cut.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
          }
          try (AutosaveFolder next = new AutosaveFolder(cut)) {
            assertSame(before, AutosaveFolder.read(next.newest().orElseThrow()));
          }
        }
      }
    }
    assertSame(after, newest());
  }

  @Test
  void anotherRunOfTheSameNumberTakesThePlaceOfTheFirst() throws IOException {
    SessionRun other = other(CellType.GRU);
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(Sessions.session(List.of(RUN)));
      Path before = folders().getFirst();
      FaultyDisk full = new FaultyDisk(12, FaultyDisk.Fault.KEEPS_FAILING, "no space");
      full.during(
          () ->
              assertThrows(
                  ProblemException.class, () -> folder.write(Sessions.session(List.of(other)))));
      assertSame(Sessions.session(List.of(RUN)), AutosaveFolder.read(before));
      try (AutosaveFolder window = new AutosaveFolder(root())) {
        assertEquals(Optional.empty(), window.newest(), "still in use");
      }
      folder.write(Sessions.session(List.of(other)));
      assertEquals(1, folders().size());
    }
    assertSame(Sessions.session(List.of(other)), newest());
  }

  @Test
  void aSessionThatEndsBeforeAnotherRunIsSavedStaysAsItWas() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(Sessions.session(List.of(RUN)));
      Session next = Sessions.session(List.of(other(CellType.GRU)));
      new FaultyDisk(12, FaultyDisk.Fault.KEEPS_FAILING, "no space")
          .during(() -> assertThrows(ProblemException.class, () -> folder.write(next)));
    }
    assertSame(Sessions.session(List.of(RUN)), newest());
  }

  @Test
  void otherRunsOfTheSameNumberLeaveTheLastSessionWhereItIs() throws IOException {
    Session last = Sessions.session(List.of(upTo(2)));
    saved(last);
    age();
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      for (CellType cell : List.of(CellType.RNN, CellType.GRU, CellType.LSTM, CellType.GRU)) {
        folder.write(Sessions.session(List.of(other(cell))));
        assertSame(last, AutosaveFolder.read(folder.newest().orElseThrow()));
      }
    }
    assertEquals(2, folders().size());
  }

  @Test
  void aFolderThatIsDeletedMeanwhileIsWrittenAnew() throws IOException {
    Session last = Sessions.session(List.of(upTo(2)));
    saved(last);
    age();
    Session session = Sessions.session(List.of(RUN));
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(session);
      AutosaveFolder.discard(folders().getLast());
      folder.write(session);
      assertSame(session, AutosaveFolder.read(folders().getLast()));
      try (AutosaveFolder window = new AutosaveFolder(root())) {
        assertSame(last, AutosaveFolder.read(window.newest().orElseThrow()));
      }
      Files.delete(folders().getLast().resolve("lock"));
      folder.write(session);
      try (AutosaveFolder window = new AutosaveFolder(root())) {
        assertSame(last, AutosaveFolder.read(window.newest().orElseThrow()));
      }
      assertEquals(2, folders().size(), "and what was left of it is gone");
    }
    assertSame(session, newest());
  }

  @Test
  void partsThatAreDeletedMeanwhileAreWrittenAgain() throws IOException {
    Session session = Sessions.session(List.of(RUN));
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(session);
      Path own = folders().getFirst();
      List<Path> files;
      try (Stream<Path> found = Files.walk(own)) {
        files =
            found
                .filter(Files::isRegularFile)
                .filter(file -> !file.endsWith("lock"))
                .sorted()
                .toList();
      }
      assertEquals(8, files.size(), files.toString());
      for (Path file : files) {
        Files.delete(file);
        folder.write(session);
        assertSame(session, AutosaveFolder.read(own));
      }
      AutosaveFolder.discard(own.resolve("runs/1/epochs"));
      folder.write(session);
      assertSame(session, AutosaveFolder.read(own));
      AutosaveFolder.discard(own.resolve("runs"));
      folder.write(session);
      assertSame(session, AutosaveFolder.read(own));
    }
  }

  @Test
  void theTwoNewestOthersStay() throws IOException {
    for (int i = 0; i < 4; i++) {
      saved(Sessions.session(List.of(kept(RUN, List.of(i, 4)))));
      age();
    }
    List<Integer> stay = new ArrayList<>();
    for (Path folder : folders()) {
      Session session = AutosaveFolder.read(folder);
      stay.add(session.runs().getFirst().reports().getFirst().epoch());
    }
    assertEquals(List.of(1, 2, 3), stay, "the last session itself and two others");
  }

  /** However long the clock stays right afterwards. */
  @Test
  void whatWasSavedWhileTheClockWasAheadComesLast() throws IOException {
    saved(Sessions.session(List.of(RUN)));
    Path ahead = folders().getFirst();
    FileTime later = FileTime.from(Instant.now().plusSeconds(100_000));
    Files.setLastModifiedTime(ahead.resolve("session.json"), later);
    assertSame(Sessions.session(List.of(RUN)), newest());
    for (int i = 0; i < 3; i++) {
      saved(Sessions.session(List.of(upTo(i))));
      assertSame(Sessions.session(List.of(upTo(i))), newest());
    }
    assertFalse(Files.exists(ahead));
    assertEquals(3, folders().size());
  }

  @Test
  void whoBeginsIsToldWhereTheSessionBeforeIs() throws IOException {
    saved(Sessions.session(List.of()));
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      assertEquals(Optional.empty(), folder.begin(), "it was never saved");
      folder.write(Sessions.session(List.of(RUN)));
      Path own = folders().getLast();
      assertEquals(Optional.of(own), folder.begin());
      assertEquals(Optional.empty(), folder.begin(), "once");
      folder.write(Sessions.session(List.of(RUN)));
      own = folders().getLast();
      Session next = Sessions.session(List.of(other(CellType.GRU)));
      new FaultyDisk(12, FaultyDisk.Fault.KEEPS_FAILING, "no space")
          .during(() -> assertThrows(ProblemException.class, () -> folder.write(next)));
      assertEquals(Optional.of(own), folder.begin(), "as it was saved last");
    }
  }

  @Test
  void twoWindowsDoNotMeet() throws IOException {
    Session one = Sessions.session(List.of(RUN));
    Session two = Sessions.session(List.of());
    try (AutosaveFolder first = new AutosaveFolder(root());
        AutosaveFolder second = new AutosaveFolder(root())) {
      first.write(one);
      assertEquals(Optional.empty(), second.newest(), "in use");
      second.write(two);
      assertEquals(Optional.empty(), first.newest());
      first.write(one);
    }
    assertEquals(2, folders().size());
  }

  @Test
  void whatAnotherProcessUsesIsNotOfferedUntilItEnds() throws Exception {
    saved(Sessions.session(List.of(RUN)));
    Process other = otherProcess(folders().getFirst());
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      assertEquals("locked", other.inputReader().readLine());
      assertEquals(Optional.empty(), folder.newest());
      other.outputWriter().close();
      other.waitFor();
      assertTrue(folder.newest().isPresent());
    } finally {
      other.destroyForcibly();
    }
  }

  /** On some systems a look at a lock of one's own gives it up. */
  @Test
  void aLookFromTheSameProcessGivesNoLockUp() throws Exception {
    try (AutosaveFolder folder = new AutosaveFolder(root());
        AutosaveFolder window = new AutosaveFolder(root())) {
      folder.write(Sessions.session(List.of(RUN)));
      assertEquals(Optional.empty(), window.newest());
      Process other = otherProcess(folders().getFirst());
      try {
        assertEquals("not locked", other.inputReader().readLine());
      } finally {
        other.destroyForcibly();
      }
    }
  }

  private static Process otherProcess(Path folder) throws Exception {
    Path classes =
        Path.of(OtherProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes.toString(),
            OtherProcess.class.getName(),
            folder.resolve("lock").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Locks the file that it is given, if it can, until its input ends. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        System.out.println(lock == null ? "not locked" : "locked");
        System.in.read();
      }
    }
  }

  @Test
  void aLockThatIsLostOrCannotBeOpenedHidesNoSession() throws IOException {
    saved(Sessions.session(List.of()));
    Path lock = folders().getFirst().resolve("lock");
    Files.delete(lock);
    assertSame(Sessions.session(List.of()), newest());
    Files.createDirectory(lock);
    assertSame(Sessions.session(List.of()), newest());
  }

  @Test
  void whatCannotBeRemovedIsSaidAndTheSessionIsSaved() throws IOException {
    Session thin = Sessions.session(List.of(kept(RUN, List.of(0, 4))));
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(Sessions.session(List.of(RUN)));
      Path own = folders().getFirst();
      Path part = own.resolve("runs/1/epochs/2.safetensors");
      Files.delete(part);
      Files.createFile(Files.createDirectory(part).resolve("x"));
      ProblemException said = assertThrows(ProblemException.class, () -> folder.write(thin));
      assertEquals(own.toString(), said.problem().arguments().getFirst());
    }
    assertSame(thin, newest());
  }

  @Test
  void whatIsDiscardedIsGone() throws IOException {
    saved(Sessions.session(List.of(RUN)));
    try (AutosaveFolder next = new AutosaveFolder(root())) {
      AutosaveFolder.discard(next.newest().orElseThrow());
      assertEquals(Optional.empty(), next.newest());
    }
    assertEquals(List.of(), folders());
  }

  @Test
  void anotherSessionBeginsInAFolderOfItsOwn() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(Sessions.session(List.of(upTo(1))));
      folder.begin();
      folder.write(Sessions.session(List.of(upTo(2))));
      assertEquals(2, folders().size());
      assertSame(
          Sessions.session(List.of(upTo(1))), AutosaveFolder.read(folder.newest().orElseThrow()));
    }
  }

  @Test
  void itIsKnownWhenASessionWasSaved() throws IOException {
    saved(Sessions.session(List.of()));
    Path saved = folders().getFirst();
    FileTime time = Files.getLastModifiedTime(saved.resolve("session.json"));
    assertEquals(time.toInstant(), AutosaveFolder.savedAt(saved));
    assertEquals(Instant.EPOCH, AutosaveFolder.savedAt(temporary), "there is none");
  }

  @Test
  void foldersOfOthersAreLeftAlone() throws IOException {
    Path other = Files.createDirectories(root().resolve("holiday"));
    Files.writeString(other.resolve("session.json"), "{}");
    Files.createDirectory(root().resolve("20260101-000000-000-1"));
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      assertEquals(Optional.empty(), folder.newest());
      folder.write(Sessions.session(List.of()));
    }
    assertTrue(Files.exists(other.resolve("session.json")));
  }

  @Test
  void whatAProcessLeftThatSavedNothingIsRemoved() throws IOException {
    Path left = Files.createDirectories(root().resolve("20260101-000000-000-1"));
    Files.createDirectories(left.resolve("runs/1"));
    Files.createFile(left.resolve("lock"));
    Path ahead = Files.createDirectory(root().resolve("20990101-000000-000-1"));
    Path fresh = Files.createDirectory(root().resolve("20260101-000000-001-1"));
    Path used = Files.createDirectory(root().resolve("20260101-000000-002-1"));
    Path other = Files.createDirectory(root().resolve("holiday"));
    Instant now = Instant.now();
    try (FileChannel channel =
            FileChannel.open(
                used.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      for (Path old : List.of(left, used, other)) {
        Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(100)));
      }
      Files.setLastModifiedTime(ahead, FileTime.from(now.plusSeconds(100)));
      saved(Sessions.session(List.of()));
    }
    assertEquals(
        List.of(false, false, true, true, true),
        Stream.of(left, ahead, fresh, used, other).map(Files::exists).toList());
  }

  @Test
  void aFolderThatCannotBeMadeWholeIsTakenAway() throws IOException {
    Session session = Sessions.session(List.of());
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      // The folder itself, a file in it to try it out, and that file's end.
      for (int step = 1; step <= 3; step++) {
        FaultyDisk disk = new FaultyDisk(step, FaultyDisk.Fault.FAILS, "no space");
        disk.during(() -> assertThrows(ProblemException.class, () -> folder.write(session)));
        assertTrue(disk.isFaulty());
      }
      folder.write(session);
    }
    assertEquals(2, folders().size(), "but for the one whose file could not be removed");
    assertSame(session, newest());
  }

  @Test
  void aDamagedOneIsRefused() throws IOException {
    saved(Sessions.session(List.of(RUN)));
    Path saved = folders().getFirst();
    Path part = saved.resolve("runs/1/epochs/2.safetensors");
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThrows(ProblemException.class, () -> AutosaveFolder.read(saved));
    Files.delete(part);
    assertEquals(
        "session.missingPart",
        assertThrows(ProblemException.class, () -> AutosaveFolder.read(saved)).problem().key());
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(root(), "a file");
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      Session session = Sessions.session(List.of(RUN));
      assertThrows(ProblemException.class, () -> folder.write(session));
      Files.delete(root());
      folder.write(session);
    }
    assertTrue(newest().runs().size() == 1, "and tried again");
  }

  private Path root() {
    return temporary.resolve("autosave");
  }

  private void saved(Session session) {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      folder.write(session);
    }
  }

  private Session newest() {
    try (AutosaveFolder folder = new AutosaveFolder(root())) {
      return AutosaveFolder.read(folder.newest().orElseThrow());
    }
  }

  private static SessionRun other(CellType cell) {
    return Sessions.run(1, Sessions.config(cell, 2, 3), RunHistory.BUDGET_BYTES);
  }

  /** The run as it was after an epoch. */
  private static SessionRun upTo(int epoch) {
    return new SessionRun(
        RUN.number(),
        RUN.entered(),
        RUN.origin(),
        RUN.config(),
        RUN.note(),
        RUN.epochs().subList(0, epoch + 1),
        RUN.reports().subList(0, epoch + 1),
        1,
        null);
  }

  private static SessionRun kept(SessionRun run, List<Integer> epochs) {
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
        run.moments());
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.sorted().toList();
    }
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".safetensors"))
          .sorted()
          .toList();
    }
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(root())) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(root().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Makes all files older. */
  private Map<Path, FileTime> age() throws IOException {
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

  private static void assertSame(Session expected, Session read) throws IOException {
    assertArrayEquals(bytes(expected), bytes(read));
  }

  private static byte[] bytes(Session session) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SessionArchive.write(session, bytes);
    return bytes.toByteArray();
  }
}
