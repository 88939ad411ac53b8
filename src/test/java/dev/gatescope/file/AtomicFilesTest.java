package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomicFilesTest {
  @TempDir Path folder;

  @Test
  void writesAndReplacesAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("讀我.txt");
    AtomicFiles.writeText(file, "one");
    AtomicFiles.writeText(file, "二");
    assertEquals("二", Files.readString(file));
    assertEquals(List.of(file), contents());
  }

  @Test
  void aFailureInTheMiddleLeavesWhatWasThere() throws IOException {
    Path file = folder.resolve("model");
    AtomicFiles.writeText(file, "old");
    assertProblem(
        "file.diskFull",
        file,
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  out.write(new byte[1 << 18]);
                  throw new IOException("No space left on device");
                }));
    assertProblem(
        "file.cannotWrite",
        file,
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  throw new UncheckedIOException(new IOException("the cable was pulled"));
                }));
    failInWriting(file);
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), contents());
  }

  /** At each step and for each reason: our words, the old file, and then it works. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No space left on device | the disk is full",
        "There is not enough space on the disk | the disk is full",
        "Disk quota exceeded | the disk is full",
        FaultyDisk.FULL_IN_ANY_LANGUAGE + " | the disk is full",
        "Read-only file system | is read-only",
        "Permission denied | is read-only",
        "Input/output error | does not answer",
        "Stale file handle | does not answer",
        "The process cannot access the file because it is being used by another process"
            + " | another program is using it",
        "Device or resource busy | another program is using it"
      })
  void whateverFailsIsSaidInOurWords(String system, String ours) throws IOException {
    Path file = folder.resolve("model");
    int steps = 1;
    for (int at = 1; at <= steps; at++) {
      AtomicFiles.writeText(file, "old");
      FaultyDisk disk = new FaultyDisk(at, FaultyDisk.Fault.KEEPS_FAILING, system);
      disk.during(
          () -> {
            ProblemException said = assertThrows(ProblemException.class, () -> write(file));
            assertTrue(said.getMessage().contains(ours), said.getMessage());
            assertTrue(said.getMessage().contains(file.toString()), said.getMessage());
            assertFalse(said.getMessage().contains(system), said.getMessage());
          });
      assertEquals("old", Files.readString(file));
      assertEquals(List.of(file), contents());
      disk.mend();
      disk.during(() -> write(file));
      assertEquals("y", Files.readString(file));
      FaultyDisk counting = new FaultyDisk();
      counting.during(() -> write(file));
      steps = counting.steps().size();
    }
    assertEquals(6, steps, "create, open, write, force, close, move");
  }

  @Test
  void whatCannotBeTidiedUpHidesNoReason() {
    Path file = folder.resolve("model");
    // The steps are create, open, close, delete.
    FaultyDisk disk = new FaultyDisk(4, FaultyDisk.Fault.FAILS, "locked");
    disk.during(
        () -> {
          ArithmeticException reason = failInWriting(file);
          assertEquals("locked", reason.getSuppressed()[0].getMessage());
        });
    assertTrue(Files.notExists(file));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file cannot be deleted there")
  void aFolderThatGoesWhileAFileIsWrittenIsNamed() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Path file = gone.resolve("model");
    ProblemException said =
        assertProblem(
            "file.noFolder",
            file,
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(1);
                      try (Stream<Path> inside = Files.list(gone)) {
                        for (Path each : inside.toList()) {
                          Files.delete(each);
                        }
                      }
                      Files.delete(gone);
                    }));
    assertTrue(said.getMessage().contains("folder " + gone + " does not exist"), said.getMessage());
    Files.createDirectory(gone);
    write(file);
    assertEquals("y", Files.readString(file));
  }

  @Test
  void onlyWhatDeadProcessesLeftIsRemoved() throws Exception {
    Path file = folder.resolve("model");
    FaultyDisk disk = new FaultyDisk(3, FaultyDisk.Fault.KILLED, "");
    assertThrows(FaultyDisk.Stopped.class, () -> disk.during(() -> write(file)));
    assertEquals(1, contents().size());
    Process dead =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
            .start();
    dead.waitFor();
    Files.createFile(folder.resolve(".gatescope-" + dead.pid() + "-x.tmp"));
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    Path living = Files.createFile(folder.resolve(".gatescope-" + parent.pid() + "-x.tmp"));
    Path other = Files.createFile(folder.resolve(".gatescope-notes.tmp"));
    AtomicFiles.removeLeftovers(folder);
    assertEquals(Set.of(living, other), Set.copyOf(contents()));
    AtomicFiles.removeLeftovers(folder.resolve("none"));
  }

  @Test
  void anInterruptedThreadStillSaves() throws IOException {
    Path file = folder.resolve("saved");
    Thread.currentThread().interrupt();
    AtomicFiles.writeText(file, "saved");
    assertTrue(Thread.interrupted());
    assertEquals("saved", Files.readString(file));
  }

  @Test
  void aFullDeviceIsSaidAndStaysADevice() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has /dev/full");
    assertProblem("file.diskFull", full, () -> AtomicFiles.writeText(full, "x"));
    assertFalse(Files.isRegularFile(full));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void linksAreFollowed() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real.getFileName());
    Path toNothing = Files.createSymbolicLink(folder.resolve("link2"), Path.of("made"));
    AtomicFiles.writeText(link, "new");
    AtomicFiles.writeText(toNothing, "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
    assertEquals("new", Files.readString(folder.resolve("made")));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("third"));
    Files.createSymbolicLink(folder.resolve("third"), Path.of("last"));
    AtomicFiles.writeText(second, "new");
    assertTrue(Files.isSymbolicLink(folder.resolve("third")));
    assertEquals("new", Files.readString(folder.resolve("last")));
    Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
    assertThrows(ProblemException.class, () -> AtomicFiles.writeText(round, "new"));
  }

  @Test
  void impossibleTargetsAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertProblem("file.isFolder", folder, () -> AtomicFiles.writeText(folder, "x"));
    Path below = file.resolve("a").resolve("b");
    ProblemException problem = assertProblem("file.belowFile", below, () -> write(below));
    assertTrue(problem.getMessage().contains(file + " is a file"), problem.getMessage());
    Path orphan = folder.resolve("none").resolve("b");
    assertProblem("file.noFolder", orphan, () -> write(orphan));
    Path longName = folder.resolve("n".repeat(300));
    assertProblem("file.nameTooLong", longName, () -> write(longName));
    assertEquals(List.of(file), contents());
  }

  /** As Windows says it of a file that is open elsewhere: without a reason. */
  @Test
  void aFileThatIsOpenElsewhereIsCalledThat() throws IOException {
    Path open = Files.writeString(folder.resolve("open.csv"), "x");
    AccessDeniedException denied = new AccessDeniedException(open.toString());
    assertEquals("file.inUse", FileProblems.cannotWrite(open, denied).problem().key());
    Path none = folder.resolve("none.csv");
    assertEquals("file.readOnly", FileProblems.cannotWrite(none, denied).problem().key());
  }

  @Test
  void readOnlyIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file), "root may write anything");
    assertProblem("file.readOnly", file, () -> write(file));
  }

  @Test
  void readOnlyFileSystemsAreSaid() {
    Path file = Path.of("/proc/gatescope");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux has /proc");
    ProblemException problem = assertThrows(ProblemException.class, () -> write(file));
    assertTrue(problem.getMessage().contains("/proc/gatescope"), problem.getMessage());
  }

  @Test
  void outputFoldersAreMadeAndChecked() throws IOException {
    Path made = folder.resolve("a").resolve("b");
    AtomicFiles.requireOutputFolder(made);
    AtomicFiles.requireOutputFolder(made);
    assertTrue(Files.isDirectory(made));
    try (Stream<Path> inside = Files.list(made)) {
      assertEquals(0, inside.count());
    }
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertProblem("file.isFile", file, () -> AtomicFiles.requireOutputFolder(file));
    Path below = file.resolve("deep").resolve("er");
    assertProblem("file.belowFile", below, () -> AtomicFiles.requireOutputFolder(below));
    assertEquals("x", Files.readString(file));
  }

  @Test
  void pathsThatCannotBeAreSaid() {
    assertEquals(Path.of("a", "b"), AtomicFiles.path(Path.of("a", "b").toString()));
    assertEquals(
        "file.emptyPath",
        assertThrows(ProblemException.class, () -> AtomicFiles.path(" ")).problem().key());
    assertProblem("file.badPath", Path.of("a\uFFFDb"), () -> AtomicFiles.path("a\0b"));
  }

  private static void write(Path file) {
    AtomicFiles.writeText(file, "y");
  }

  private static ProblemException assertProblem(String key, Path path, Executable action) {
    ProblemException problem = assertThrows(ProblemException.class, action);
    assertEquals(key, problem.problem().key(), problem.getMessage());
    assertTrue(problem.getMessage().contains(path.toString()), problem.getMessage());
    return problem;
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private static ArithmeticException failInWriting(Path file) {
    return assertThrows(
        ArithmeticException.class,
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  throw new ArithmeticException();
                }));
  }
}
