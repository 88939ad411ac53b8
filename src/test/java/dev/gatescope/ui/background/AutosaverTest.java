package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.session.AutosaveFolder;
import dev.gatescope.session.Session;
import dev.gatescope.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaverTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path temporary;

  private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
  private final Deque<Runnable> alarms = new ArrayDeque<>();
  private final List<Long> rests = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private volatile long now;
  private Session session = session(1);
  private int asked;
  private Autosaver saver;

  @AfterEach
  void close() {
    saver.close();
  }

  @Test
  void theFirstChangeIsSavedAtOnceAndTheNextAfterARest() throws Exception {
    start();
    saver.request();
    written();
    session = session(2);
    saver.request();
    session = session(3);
    saver.request();
    saver.request();
    assertEquals(1, asked, "within the rest nothing is made");
    assertEquals(List.of(SECOND), rests);
    now += SECOND;
    alarms.remove().run();
    written();
    assertEquals(2, asked, "three requests, one write");
    assertEquals(3, saved().selection().unit(), "and it is the newest");
    assertTrue(alarms.isEmpty());
  }

  /** So a training has nine tenths of the disk, and nobody's work is older than ten seconds. */
  @Test
  void itRestsTenTimesAsLongAsAWriteTookAndTenSecondsAtMost() throws Exception {
    start();
    for (long[] took : new long[][] {{SECOND / 2, 5 * SECOND}, {5 * SECOND, 10 * SECOND}}) {
      saver.request();
      Runnable done = fx.poll(20, TimeUnit.SECONDS);
      now += took[0];
      done.run();
      rests.clear();
      saver.request();
      assertEquals(List.of(took[1]), rests);
      now += took[1];
      alarms.remove().run();
      written();
      now += SECOND;
    }
  }

  @Test
  void anEndIsSavedAtOnce() throws Exception {
    start();
    saver.request();
    written();
    saver.request();
    session = session(7);
    saver.requestNow();
    written();
    assertEquals(7, saved().selection().unit());
    now += SECOND;
    alarms.remove().run();
    assertEquals(2, asked, "the alarm finds nothing left to do");
  }

  /** What the write under way does not hold yet. */
  @Test
  void anEndDuringAWriteIsSavedRightAfterIt() throws Exception {
    start();
    saver.request();
    session = session(7);
    saver.requestNow();
    written();
    assertEquals(List.of(), rests);
    written();
    assertEquals(7, saved().selection().unit());
    session = session(8);
    saver.request();
    assertEquals(List.of(SECOND), rests, "and then it rests as ever");
  }

  @Test
  void whatIsNotWorthItIsNotSaved() {
    start();
    session = null;
    saver.request();
    saver.close();
    assertFalse(Files.exists(root()));
  }

  @Test
  void closingSavesTheRest() throws IOException {
    start();
    session = session(5);
    saver.close();
    assertEquals(5, saved().selection().unit());
  }

  /** It was still being read when the window was closed. */
  @Test
  void aSessionThatComesTooLateChangesNothing() throws IOException {
    start();
    session = session(5);
    saver.close();
    saver.begin(session(6), () -> false, _ -> {});
    saver.adopt(temporary.resolve("other"));
    assertEquals(5, saved().selection().unit());
    assertEquals(1, folders().size());
    assertTrue(fx.isEmpty());
  }

  @Test
  void aFailureIsSaidOnceAndTriedAgain() throws Exception {
    Files.writeString(root(), "a file where the folder should be");
    start();
    for (int i = 0; i < 3; i++) {
      saver.requestNow();
      written();
    }
    assertEquals(1, problems.size());
    assertEquals("session.notAutosaved", problems.getFirst().key());
    Files.delete(root());
    // By itself, though nothing changes any more.
    now += SECOND;
    alarms.remove().run();
    written();
    assertEquals(1, saved().selection().unit());
    assertEquals(0, alarms.size(), "now all is saved");
  }

  @Test
  void theSessionBeforeStaysWhenAnotherComes() throws Exception {
    start();
    saver.request();
    written();
    List<Path> kept = new ArrayList<>();
    saver.begin(session(8), () -> false, kept::add);
    written();
    session = session(9);
    saver.requestNow();
    written();
    assertEquals(8, AutosaveFolder.read(kept.getFirst()).selection().unit());
    saver.close();
    assertEquals(9, saved().selection().unit());
  }

  @Test
  void ofASessionThatIsWholeInItsFileNothingStays() throws Exception {
    start();
    saver.request();
    written();
    List<Path> kept = new ArrayList<>();
    saver.begin(session(8), () -> true, kept::add);
    session = session(9);
    saver.requestNow();
    written();
    assertEquals(List.of(), kept);
    assertEquals(1, folders().size());
    assertEquals(9, saved().selection().unit());
  }

  @Test
  void ofAnotherSessionItIsSaidAnewThatItCannotBeSaved() throws Exception {
    start();
    Files.writeString(root(), "a file in the place of the folder");
    saver.requestNow();
    written();
    saver.requestNow();
    written();
    assertEquals(1, problems.size());
    saver.begin(null, () -> false, _ -> {});
    saver.requestNow();
    written();
    assertEquals(2, problems.size());
  }

  @Test
  void anAdoptedSessionIsSavedHere() throws Exception {
    try (AutosaveFolder other = new AutosaveFolder(root())) {
      other.write(session(5));
    }
    Path from = folders().getFirst();
    start();
    saver.adopt(from);
    written();
    assertEquals(1, saved().selection().unit());
    assertEquals(1, folders().size());
  }

  @Test
  void theSessionBeforeIsOfferedAndNoneThatIsNewer() throws Exception {
    start();
    saver.request();
    written();
    Path own = folders().getFirst();
    try (AutosaveFolder other = new AutosaveFolder(root())) {
      other.write(session(5));
    }
    Path newer = folders().getLast().resolve("session.json");
    Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(30)));
    List<Path> kept = new ArrayList<>();
    saver.begin(session(8), () -> false, kept::add);
    written();
    assertEquals(List.of(own), kept);
  }

  @Test
  void theNextSessionGetsItsOwnFolderEvenIfTheOneBeforeCannotBeSaved() throws Exception {
    start();
    saver.request();
    written();
    Path own = folders().getFirst();
    // A folder in the place of a file: this session cannot be written.
    Files.delete(own.resolve("session.json"));
    Files.createDirectory(own.resolve("session.json"));
    List<Path> kept = new ArrayList<>();
    saver.begin(session(8), () -> false, kept::add);
    written();
    assertEquals(List.of("session.notAutosaved"), problems.stream().map(Problem::key).toList());
    assertEquals(List.of(), kept, "and there is none");
    session = session(9);
    saver.requestNow();
    written();
    assertEquals(9, saved().selection().unit(), "the next is saved in a folder of its own");
    assertEquals(2, folders().size());
  }

  private void start() {
    saver =
        new Autosaver(
            new AutosaveFolder(root()),
            () -> {
              asked++;
              return session;
            },
            fx::add,
            (nanos, task) -> {
              rests.add(nanos);
              alarms.add(task);
            },
            () -> now,
            problems::add);
  }

  /** Waits for what the saver's thread has to say, and does it. */
  private void written() throws InterruptedException {
    Runnable done = fx.poll(20, TimeUnit.SECONDS);
    assertTrue(done != null, "nothing was written");
    done.run();
  }

  private Path root() {
    return temporary.resolve("autosave");
  }

  private Session saved() throws IOException {
    return AutosaveFolder.read(folders().getLast());
  }

  private List<Path> folders() throws IOException {
    try (var folders = Files.list(root())) {
      return folders.sorted().toList();
    }
  }

  private static Session session(int unit) {
    return new Session(
        List.of(),
        new Session.Looked(0, Session.Looked.NEWEST, new Subtraction(3, 1, 8), 0, unit, null),
        List.of(),
        Map.of());
  }
}
