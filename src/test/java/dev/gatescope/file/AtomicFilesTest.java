package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

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
    assertThrows(
        ArithmeticException.class,
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  throw new ArithmeticException();
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), contents());
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
  void linksAreFollowed() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real.getFileName());
    Path toNothing = Files.createSymbolicLink(folder.resolve("link2"), Path.of("made"));
    AtomicFiles.writeText(link, "new");
    AtomicFiles.writeText(toNothing, "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
    assertEquals("new", Files.readString(folder.resolve("made")));
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
    assertEquals(
        "file.badPath",
        assertThrows(ProblemException.class, () -> AtomicFiles.path("a\0b")).problem().key());
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
}
