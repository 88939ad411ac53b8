package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.FaultyDisk;
import dev.gatescope.file.FaultyDisk.Fault;
import dev.gatescope.file.FaultyDisk.Stopped;
import dev.gatescope.file.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run whose disk fails, or that ends, at each single step of all that it writes. */
@Execution(ExecutionMode.CONCURRENT)
class FaultyRunTest {
  private static final int EPOCHS = 3;
  private static final Pattern SAID = Pattern.compile("epoch +(\\d+)/.*");
  private static final String FULL = "No space left on device";

  /** Files whose every byte the settings decide. */
  private static final List<String> REPEATABLE =
      List.of("model.safetensors", "predictions.csv", "rules.csv", "loss.svg", "errors.svg");

  @TempDir Path folder;
  private Path whole;
  private List<String> steps;

  @BeforeEach
  void trainUndisturbed() {
    whole = folder.resolve("whole");
    FaultyDisk disk = new FaultyDisk();
    disk.during(() -> train(whole, new Console()));
    steps = disk.steps();
    assertEquals(EPOCHS + 1, steps.stream().filter("move checkpoint.safetensors"::equals).count());
    assertTrue(steps.stream().filter(step -> step.startsWith("write ")).count() > 10);
  }

  /** Whatever was being written: the last epoch that was said is there, and the run goes on. */
  @ParameterizedTest
  @EnumSource(names = {"KILLED", "POWER_CUT"})
  void aRunThatEndsAtAnyStepGoesOnAsIfUndisturbed(Fault fault) throws IOException {
    for (int step = 1; step <= steps.size(); step++) {
      Path out = folder.resolve("ended-" + step);
      String where = fault + " at step " + step + ", " + steps.get(step - 1);
      FaultyDisk disk = new FaultyDisk(step, fault, "");
      Console console = new Console();
      assertThrows(Stopped.class, () -> disk.during(() -> train(out, console)), where);
      assertNothingIsBroken(out, where);
      int said = lastSaid(console);
      if (Files.exists(out.resolve(CheckpointFile.NAME))) {
        int saved = CheckpointFile.readFolder(out).checkpoint().epoch();
        assertTrue(saved == said || saved == said + 1, where + ": " + saved + " after " + said);
        new Console().succeed("train", "--resume", out);
      } else {
        assertEquals(-1, said, where + ": nothing is saved of what was said");
        train(out, new Console());
      }
      assertIsWhole(out, where);
    }
  }

  /** A step that fails loses no file, is said, and leaves nothing behind. */
  @Test
  void aStepThatFailsIsSaidAndLosesNothing() throws IOException {
    for (int step = 1; step <= steps.size(); step++) {
      Path out = folder.resolve("failed-" + step);
      String where = "step " + step + ", " + steps.get(step - 1);
      FaultyDisk disk = new FaultyDisk(step, Fault.FAILS, FULL);
      Console console = new Console();
      disk.during(() -> train(out, console));
      assertEquals(1, console.err().lines().count(), where + console.err());
      assertTrue(console.err().contains("the disk is full"), console.err());
      assertFalse(console.err().contains(FULL), console.err());
      assertNothingIsBroken(out, where);
      if (Files.exists(out)) {
        assertEquals(List.of(), temporaries(out, step), where);
      }
      if (Files.exists(out.resolve(CheckpointFile.NAME))) {
        assertEquals(EPOCHS, CheckpointFile.readFolder(out).checkpoint().epoch(), where);
        new Console().succeed("train", "--resume", out);
      } else {
        train(out, new Console());
      }
      assertIsWhole(out, where);
    }
  }

  /** A disk that is full for some epochs: the epochs go on, and are saved as soon as it can be. */
  @Test
  void aDiskThatStaysFullIsSaidOnceAndEndsNoEpoch() throws IOException {
    int second = steps.indexOf("move checkpoint.safetensors") + 2;
    Path out = folder.resolve("full");
    FaultyDisk disk = new FaultyDisk(second, Fault.KEEPS_FAILING, FaultyDisk.FULL_IN_ANY_LANGUAGE);
    Console console = new Console();
    disk.during(() -> train(out, console));
    assertEquals(EPOCHS, lastSaid(console));
    List<String> complaints = console.err().lines().toList();
    assertEquals(2, complaints.size(), console.err());
    assertTrue(complaints.getFirst().contains("epoch 1 is not saved"), complaints.getFirst());
    assertTrue(complaints.getLast().contains("model.safetensors"), complaints.getLast());
    complaints.forEach(said -> assertTrue(said.contains("the disk is full"), said));
    assertEquals(0, CheckpointFile.readFolder(out).checkpoint().epoch());
    assertEquals(List.of(), temporaries(out, 0));
    disk.mend();
    disk.during(() -> new Console().succeed("train", "--resume", out));
    assertIsWhole(out, "after the disk had room again");
  }

  private static void train(Path out, Console console) {
    console.execute(
        "train",
        "--hidden",
        4,
        "--bits",
        4,
        "--samples",
        60,
        "--batch",
        16,
        "--epochs",
        EPOCHS,
        "--out",
        out);
  }

  private static int lastSaid(Console console) {
    return console
        .out()
        .lines()
        .map(SAID::matcher)
        .filter(Matcher::matches)
        .mapToInt(said -> Integer.parseInt(said.group(1)))
        .max()
        .orElse(-1);
  }

  /** Each file is there whole or not at all. */
  private void assertNothingIsBroken(Path out, String where) throws IOException {
    if (Files.notExists(out)) {
      return;
    }
    for (String name : REPEATABLE) {
      if (Files.exists(out.resolve(name))) {
        assertEquals(-1, Files.mismatch(whole.resolve(name), out.resolve(name)), where);
      }
    }
    if (Files.exists(out.resolve("summary.json"))) {
      assertEquals(digest(whole), digest(out), where);
    }
    Path report = out.resolve("report.html");
    if (Files.exists(report)) {
      String page = Files.readString(report, StandardCharsets.UTF_8).strip();
      assertTrue(page.endsWith("</html>"), where);
    }
  }

  private void assertIsWhole(Path out, String where) throws IOException {
    assertEquals(names(whole), names(out), where);
    assertNothingIsBroken(out, where);
    assertEquals(
        ModelFile.read(whole.resolve("model.safetensors")).weights(),
        ModelFile.read(out.resolve("model.safetensors")).weights(),
        where);
  }

  private List<String> names(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Temporary files that were left; the one that could not be deleted is no surprise. */
  private List<String> temporaries(Path out, int failed) throws IOException {
    boolean deleting = failed > 0 && steps.get(failed - 1).startsWith("delete ");
    return deleting
        ? List.of()
        : names(out).stream().filter(name -> name.endsWith(".tmp")).toList();
  }

  private static String digest(Path run) throws IOException {
    return new ObjectMapper()
        .readTree(run.resolve("summary.json").toFile())
        .get("weights_sha256")
        .textValue();
  }
}
