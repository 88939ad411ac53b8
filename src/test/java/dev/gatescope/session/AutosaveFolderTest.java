package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.FaultyDisk;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, and what a write that fails leaves. */
class AutosaveFolderTest {
  @TempDir Path temporary;
  private Autosaves saves;

  @BeforeEach
  void root() {
    saves = new Autosaves(temporary.resolve("autosave"));
  }

  @Test
  void anEpochIsWrittenOnce() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(Sessions.session(List.of(Autosaves.upTo(1))));
      Map<Path, FileTime> old = saves.age();
      folder.write(Sessions.session(List.of(Autosaves.upTo(3))));
      List<String> again = new ArrayList<>();
      for (Map.Entry<Path, FileTime> file : old.entrySet()) {
        if (!Files.getLastModifiedTime(file.getKey()).equals(file.getValue())) {
          again.add(file.getKey().getFileName().toString());
        }
      }
      assertEquals(List.of("numbers.safetensors", "session.json"), again);
    }
    Autosaves.assertSame(Sessions.session(List.of(Autosaves.upTo(3))), saves.newest());
  }

  @Test
  void whatIsGoneFromTheSessionIsGoneFromTheFolder() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(Sessions.session(List.of(Autosaves.RUN)));
      SessionRun thin = Autosaves.kept(Autosaves.RUN, List.of(0, 4));
      folder.write(Sessions.session(List.of(thin)));
      assertEquals(
          List.of("0.safetensors", "4.safetensors", "4.safetensors", "numbers.safetensors"),
          saves.parts());
      folder.write(Sessions.session(List.of()));
      assertEquals(List.of(), saves.parts());
    }
    Autosaves.assertSame(Sessions.session(List.of()), saves.newest());
  }

  /** Cut off after any step of a write, the folder holds the old session or the new. */
  @Test
  void aWriteThatIsCutOffLeavesTheSessionBefore() throws IOException {
    Session before = Sessions.session(List.of(Autosaves.upTo(2)));
    Session after = Sessions.session(List.of(Autosaves.upTo(4)));
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(before);
      Map<String, byte[]> old = saves.files();
      folder.write(after);
      Map<String, byte[]> now = saves.files();
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
            Autosaves.assertSame(before, AutosaveFolder.read(next.newest().orElseThrow()));
          }
        }
      }
    }
    Autosaves.assertSame(after, saves.newest());
  }

  @Test
  void anotherRunOfTheSameNumberTakesThePlaceOfTheFirst() throws IOException {
    SessionRun other = Autosaves.other(CellType.GRU);
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(Sessions.session(List.of(Autosaves.RUN)));
      Path before = saves.folders().getFirst();
      FaultyDisk full = new FaultyDisk(12, FaultyDisk.Fault.KEEPS_FAILING, "no space");
      full.during(
          () ->
              assertThrows(
                  ProblemException.class, () -> folder.write(Sessions.session(List.of(other)))));
      Autosaves.assertSame(Sessions.session(List.of(Autosaves.RUN)), AutosaveFolder.read(before));
      try (AutosaveFolder window = new AutosaveFolder(saves.root())) {
        assertEquals(Optional.empty(), window.newest(), "still in use");
      }
      folder.write(Sessions.session(List.of(other)));
      assertEquals(1, saves.folders().size());
    }
    Autosaves.assertSame(Sessions.session(List.of(other)), saves.newest());
  }

  @Test
  void aSessionThatEndsBeforeAnotherRunIsSavedStaysAsItWas() throws IOException {
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(Sessions.session(List.of(Autosaves.RUN)));
      Session next = Sessions.session(List.of(Autosaves.other(CellType.GRU)));
      new FaultyDisk(12, FaultyDisk.Fault.KEEPS_FAILING, "no space")
          .during(() -> assertThrows(ProblemException.class, () -> folder.write(next)));
    }
    Autosaves.assertSame(Sessions.session(List.of(Autosaves.RUN)), saves.newest());
  }

  @Test
  void aFolderThatIsDeletedMeanwhileIsWrittenAnew() throws IOException {
    Session last = Sessions.session(List.of(Autosaves.upTo(2)));
    saves.saved(last);
    saves.age();
    Session session = Sessions.session(List.of(Autosaves.RUN));
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(session);
      AutosaveFolder.discard(saves.folders().getLast());
      folder.write(session);
      Autosaves.assertSame(session, AutosaveFolder.read(saves.folders().getLast()));
      try (AutosaveFolder window = new AutosaveFolder(saves.root())) {
        Autosaves.assertSame(last, AutosaveFolder.read(window.newest().orElseThrow()));
      }
      Files.delete(saves.folders().getLast().resolve("lock"));
      folder.write(session);
      try (AutosaveFolder window = new AutosaveFolder(saves.root())) {
        Autosaves.assertSame(last, AutosaveFolder.read(window.newest().orElseThrow()));
      }
      assertEquals(2, saves.folders().size(), "and what was left of it is gone");
    }
    Autosaves.assertSame(session, saves.newest());
  }

  @Test
  void partsThatAreDeletedMeanwhileAreWrittenAgain() throws IOException {
    Session session = Sessions.session(List.of(Autosaves.RUN));
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(session);
      Path own = saves.folders().getFirst();
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
        Autosaves.assertSame(session, AutosaveFolder.read(own));
      }
      AutosaveFolder.discard(own.resolve("runs/1/epochs"));
      folder.write(session);
      Autosaves.assertSame(session, AutosaveFolder.read(own));
      AutosaveFolder.discard(own.resolve("runs"));
      folder.write(session);
      Autosaves.assertSame(session, AutosaveFolder.read(own));
    }
  }

  @Test
  void whatCannotBeRemovedIsSaidAndTheSessionIsSaved() throws IOException {
    Session thin = Sessions.session(List.of(Autosaves.kept(Autosaves.RUN, List.of(0, 4))));
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      folder.write(Sessions.session(List.of(Autosaves.RUN)));
      Path own = saves.folders().getFirst();
      Path part = own.resolve("runs/1/epochs/2.safetensors");
      Files.delete(part);
      Files.createFile(Files.createDirectory(part).resolve("x"));
      ProblemException said = assertThrows(ProblemException.class, () -> folder.write(thin));
      assertEquals(own.toString(), said.problem().arguments().getFirst());
    }
    Autosaves.assertSame(thin, saves.newest());
  }

  @Test
  void aFolderThatCannotBeMadeWholeIsTakenAway() throws IOException {
    Session session = Sessions.session(List.of());
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      // The folder itself, a file in it to try it out, and that file's end.
      for (int step = 1; step <= 3; step++) {
        FaultyDisk disk = new FaultyDisk(step, FaultyDisk.Fault.FAILS, "no space");
        disk.during(() -> assertThrows(ProblemException.class, () -> folder.write(session)));
        assertTrue(disk.isFaulty());
      }
      folder.write(session);
    }
    assertEquals(2, saves.folders().size(), "but for the one whose file could not be removed");
    Autosaves.assertSame(session, saves.newest());
  }

  @Test
  void aDamagedOneIsRefused() throws IOException {
    saves.saved(Sessions.session(List.of(Autosaves.RUN)));
    Path saved = saves.folders().getFirst();
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
    Files.writeString(saves.root(), "a file");
    try (AutosaveFolder folder = new AutosaveFolder(saves.root())) {
      Session session = Sessions.session(List.of(Autosaves.RUN));
      assertThrows(ProblemException.class, () -> folder.write(session));
      Files.delete(saves.root());
      folder.write(session);
    }
    assertTrue(saves.newest().runs().size() == 1, "and tried again");
  }
}
