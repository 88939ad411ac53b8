package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.FaultyDisk;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.ProblemException;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sessions are offered, which are kept, and which are in use. */
class AutosaveOffersTest {
  @TempDir Path temporary;
  private Autosaves saves;

  @BeforeEach
  void root() {
    saves = new Autosaves(temporary.resolve("autosave"));
  }

  @Test
  void whatIsSavedIsOffered() throws IOException {
    Session session = Sessions.session(List.of(Autosaves.RUN));
    saves.saved(session);
    try (AutosaveFolder next = new AutosaveFolder(saves.root())) {
      Autosaves.assertSame(session, AutosaveFolder.read(next.newest().orElseThrow()));
    }
  }

  @Test
  void withoutAWriteThereIsNothing() {
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      assertEquals(Optional.empty(), folder.newest());
      assertFalse(Files.exists(saves.root()));
    }
  }

  @Test
  void theTwoNewestOthersStay() throws IOException {
    for (int i = 0; i < 4; i++) {
      saves.saved(Sessions.session(List.of(Autosaves.kept(Autosaves.RUN, List.of(i, 4)))));
      saves.age();
    }
    List<Integer> stay = new ArrayList<>();
    for (Path folder : saves.folders()) {
      Session session = AutosaveFolder.read(folder);
      stay.add(session.runs().getFirst().reports().getFirst().epoch());
    }
    assertEquals(List.of(1, 2, 3), stay, "the last session itself and two others");
  }

  /** What was reopened is in the new folder; in the old one it would push out another session. */
  @Test
  void whatWasReopenedGoesOnceItIsSavedAgain() throws IOException {
    saves.saved(Sessions.session(List.of(Autosaves.upTo(0))));
    saves.age();
    saves.saved(Sessions.session(List.of(Autosaves.upTo(1))));
    Path reopened;
    try (AutosaveFolder next = new AutosaveFolder(saves.root())) {
      reopened = next.newest().orElseThrow();
      Session session = AutosaveFolder.read(reopened);
      next.adopt(reopened);
      assertTrue(Files.exists(reopened), "nothing is saved yet");
      next.write(session);
      assertFalse(Files.exists(reopened));
      Autosaves.assertSame(
          Sessions.session(List.of(Autosaves.upTo(0))),
          AutosaveFolder.read(next.newest().orElseThrow()));
    }
    assertEquals(2, saves.folders().size());
    try (AutosaveFolder late = new AutosaveFolder(saves.root())) {
      Path last = late.newest().orElseThrow();
      Session session = AutosaveFolder.read(last);
      late.write(Sessions.session(List.of()));
      late.adopt(last);
      assertTrue(Files.exists(last), "what was saved before was perhaps half of it");
      late.write(session);
      assertFalse(Files.exists(last));
    }
  }

  /** However long the clock stays right afterwards. */
  @Test
  void whatWasSavedWhileTheClockWasAheadComesLast() throws IOException {
    saves.saved(Sessions.session(List.of(Autosaves.RUN)));
    Path ahead = saves.folders().getFirst();
    FileTime later = FileTime.from(Instant.now().plusSeconds(100_000));
    Files.setLastModifiedTime(ahead.resolve("session.json"), later);
    Autosaves.assertSame(Sessions.session(List.of(Autosaves.RUN)), saves.newest());
    for (int i = 0; i < 3; i++) {
      saves.saved(Sessions.session(List.of(Autosaves.upTo(i))));
      Autosaves.assertSame(Sessions.session(List.of(Autosaves.upTo(i))), saves.newest());
    }
    assertFalse(Files.exists(ahead));
    assertEquals(3, saves.folders().size());
  }

  @Test
  void whoBeginsIsToldWhereTheSessionBeforeIs() throws IOException {
    saves.saved(Sessions.session(List.of()));
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      assertEquals(Optional.empty(), folder.begin(), "it was never saved");
      folder.write(Sessions.session(List.of(Autosaves.RUN)));
      Path own = saves.folders().getLast();
      assertEquals(Optional.of(own), folder.begin());
      assertEquals(Optional.empty(), folder.begin(), "once");
      folder.write(Sessions.session(List.of(Autosaves.RUN)));
      own = saves.folders().getLast();
      Session next = Sessions.session(List.of(Autosaves.other(CellType.GRU)));
      new FaultyDisk(12, FaultyDisk.Fault.KEEPS_FAILING, "no space")
          .during(() -> assertThrows(ProblemException.class, () -> folder.write(next)));
      assertEquals(Optional.of(own), folder.begin(), "as it was saved last");
    }
  }

  @Test
  void twoWindowsDoNotMeet() throws IOException {
    Session one = Sessions.session(List.of(Autosaves.RUN));
    Session two = Sessions.session(List.of());
    try (AutosaveFolder first = new AutosaveFolder(saves.root());
        AutosaveFolder second = new AutosaveFolder(saves.root())) {
      first.write(one);
      assertEquals(Optional.empty(), second.newest(), "in use");
      second.write(two);
      assertEquals(Optional.empty(), first.newest());
      first.write(one);
    }
    assertEquals(2, saves.folders().size());
  }

  @Test
  void whatAnotherProcessUsesIsNotOfferedUntilItEnds() throws Exception {
    saves.saved(Sessions.session(List.of(Autosaves.RUN)));
    Process other = otherProcess(saves.folders().getFirst());
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
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
    try (AutosaveFolder folder = new AutosaveFolder(saves.root());
        AutosaveFolder window = new AutosaveFolder(saves.root())) {
      folder.write(Sessions.session(List.of(Autosaves.RUN)));
      assertEquals(Optional.empty(), window.newest());
      Process other = otherProcess(saves.folders().getFirst());
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
    saves.saved(Sessions.session(List.of()));
    Path lock = saves.folders().getFirst().resolve("lock");
    Files.delete(lock);
    Autosaves.assertSame(Sessions.session(List.of()), saves.newest());
    Files.createDirectory(lock);
    Autosaves.assertSame(Sessions.session(List.of()), saves.newest());
  }

  @Test
  void whatIsDiscardedIsGone() throws IOException {
    saves.saved(Sessions.session(List.of(Autosaves.RUN)));
    try (AutosaveFolder next = new AutosaveFolder(saves.root())) {
      AutosaveFolder.discard(next.newest().orElseThrow());
      assertEquals(Optional.empty(), next.newest());
    }
    assertEquals(List.of(), saves.folders());
  }

  @Test
  void anotherSessionBeginsInAFolderOfItsOwn() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(Sessions.session(List.of(Autosaves.upTo(1))));
      folder.begin();
      folder.write(Sessions.session(List.of(Autosaves.upTo(2))));
      assertEquals(2, saves.folders().size());
      Autosaves.assertSame(
          Sessions.session(List.of(Autosaves.upTo(1))),
          AutosaveFolder.read(folder.newest().orElseThrow()));
    }
  }

  @Test
  void itIsKnownWhenASessionWasSaved() throws IOException {
    saves.saved(Sessions.session(List.of()));
    Path saved = saves.folders().getFirst();
    FileTime time = Files.getLastModifiedTime(saved.resolve("session.json"));
    assertEquals(time.toInstant(), AutosaveFolder.savedAt(saved));
    assertEquals(Instant.EPOCH, AutosaveFolder.savedAt(temporary), "there is none");
  }

  @Test
  void foldersOfOthersAreLeftAlone() throws IOException {
    Path other = Files.createDirectories(saves.root().resolve("holiday"));
    Files.writeString(other.resolve("session.json"), "{}");
    Files.createDirectory(saves.root().resolve("20260101-000000-000-1"));
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      assertEquals(Optional.empty(), folder.newest());
      folder.write(Sessions.session(List.of()));
    }
    assertTrue(Files.exists(other.resolve("session.json")));
  }

  @Test
  void whatAProcessLeftThatSavedNothingIsRemoved() throws IOException {
    Path left = Files.createDirectories(saves.root().resolve("20260101-000000-000-1"));
    Files.createDirectories(left.resolve("runs/1"));
    Files.createFile(left.resolve("lock"));
    Path ahead = Files.createDirectory(saves.root().resolve("20990101-000000-000-1"));
    Path fresh = Files.createDirectory(saves.root().resolve("20260101-000000-001-1"));
    Path used = Files.createDirectory(saves.root().resolve("20260101-000000-002-1"));
    Path other = Files.createDirectory(saves.root().resolve("holiday"));
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
      saves.saved(Sessions.session(List.of()));
    }
    assertEquals(
        List.of(false, false, true, true, true),
        Stream.of(left, ahead, fresh, used, other).map(Files::exists).toList());
  }

  @Test
  void otherRunsOfTheSameNumberLeaveTheLastSessionWhereItIs() throws IOException {
    Session last = Sessions.session(List.of(Autosaves.upTo(2)));
    saves.saved(last);
    saves.age();
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      for (CellType cell : List.of(CellType.RNN, CellType.GRU, CellType.LSTM, CellType.GRU)) {
        folder.write(Sessions.session(List.of(Autosaves.other(cell))));
        Autosaves.assertSame(last, AutosaveFolder.read(folder.newest().orElseThrow()));
      }
    }
    assertEquals(2, saves.folders().size());
  }
}
