package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The program in a process of its own, started as the README starts it. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ProcessTest {
  /** Written by the build before the tests. */
  private static final int X11_FIRST_PORT = 6000;

  private static final Path START = Path.of("target", "gatescope").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void aCleanStartPrintsNothingBesideItsResult() throws Exception {
    assertEquals(0, run("trace", "123", "61"));
    assertEquals("", err());
    List<String> lines = Files.readAllLines(folder.resolve("out.txt"));
    assertTrue(lines.getFirst().startsWith("time_step,unit,a_bit,b_bit,"), lines.getFirst());
    assertEquals(1 + 8 * 32, lines.size());
  }

  /** JavaFX starts for the picture, without a display. */
  @Test
  void aPictureIsDrawnWithoutADisplay() throws Exception {
    Path picture = folder.resolve("gates.png");
    assertEquals(0, run("render", "--pair", "128,1", "--out", picture.toString()), err());
    assertEquals("", err());
    byte[] bytes = Files.readAllBytes(picture);
    assertEquals("PNG", new String(bytes, 1, 3, StandardCharsets.US_ASCII));
    assertTrue(bytes.length > 10_000, bytes.length + " bytes");
  }

  @Test
  void exitCodesReachTheSystem() throws Exception {
    assertEquals(2, run("trace", "61", "123"));
    assertEquals(1, err().lines().count(), err());
    assertTrue(err().contains("b = 123 must be smaller than a = 61"), err());
    assertEquals(1, run("evaluate", "--model", folder.resolve("none").toString()));
    assertEquals(1, err().lines().count(), err());
  }

  /** Ctrl+C and its kin: the last whole epoch is kept, and the process ends at once. */
  @Test
  @DisabledOnOs(OS.WINDOWS) // where a process cannot be asked to end
  void aRunThatIsEndedFromOutsideKeepsItsLastEpoch() throws Exception {
    Path out = folder.resolve("run");
    Process process =
        program(
                ("train --hidden 4 --bits 5 --samples 200 --batch 16 --epochs 100000 --out " + out)
                    .split(" ", -1))
            .redirectErrorStream(true)
            .start();
    List<String> lines = endAtEpoch("epoch      3/", process);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(128 + 15, process.exitValue(), lines.toString());
    int epoch = ModelFile.read(out.resolve("model.safetensors")).epoch().orElseThrow();
    assertTrue(epoch >= 3, "epoch " + epoch);
    assertEquals(
        "ended early: model, tables, summary, SVG plots and report of epoch "
            + epoch
            + " are in "
            + out,
        lines.getLast());
    assertEquals(1 + epoch, Files.readAllLines(out.resolve("history.csv")).size());
    assertTrue(Files.exists(out.resolve("predictions.csv")));
    assertTrue(Files.exists(out.resolve("summary.json")));
    assertFalse(Files.exists(out.resolve("loss.png")));
  }

  /** What a machine without a display does for somebody who wanted the window. */
  @Test
  @EnabledOnOs(OS.LINUX) // where the display is a variable
  void startedWithNothingAndNoDisplayItTrains() throws Exception {
    ProcessBuilder builder = program();
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    List<String> lines = endAtEpoch("epoch   2/100 ", process);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    Path out = folder.toRealPath().resolve("gatescope-out");
    assertTrue(lines.getFirst().startsWith("There is no display for a window"), lines.toString());
    assertTrue(lines.getFirst().endsWith("into " + out), lines.getFirst());
    assertTrue(lines.contains("LSTM, 32 units, 8 bits, seed 822"), lines.toString());
    assertTrue(Files.exists(out.resolve("model.safetensors")));
    // Started once more, it goes on.
    process = builder.start();
    lines = process.inputReader(StandardCharsets.UTF_8).readAllLines();
    assertEquals(0, process.waitFor(), lines.toString());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("goes on after epoch ")));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("epoch 100/100 ")));
  }

  /** A file that only a window shows is not taken for a command. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileForTheWindowIsRefusedWithoutADisplay() throws Exception {
    Path file = folder.resolve("of-a-lesson.gatescope");
    ProcessBuilder builder = program(file.toString());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process process = builder.redirectErrorStream(true).start();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).readAllLines();
    assertEquals(1, process.waitFor(), lines.toString());
    assertEquals(1, lines.size(), lines.toString());
    String said = "gatescope: There is no display for a window, in which " + file;
    assertTrue(lines.getFirst().startsWith(said), lines.getFirst());
  }

  /**
   * The display answers, and JavaFX cannot use it: for want of GTK, or of an X server behind it.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whereJavaFxCannotOpenWindowsItIsSaidInALine() throws Exception {
    try (ServerSocket display = displayThatHangsUp()) {
      ProcessBuilder builder = program();
      builder.environment().remove("WAYLAND_DISPLAY");
      builder
          .environment()
          .put("DISPLAY", "localhost:" + (display.getLocalPort() - X11_FIRST_PORT));
      builder.environment().put("XDG_STATE_HOME", folder.toString());
      Process process = builder.redirectErrorStream(true).start();
      List<String> lines = process.inputReader(StandardCharsets.UTF_8).readAllLines();
      assertEquals(1, process.waitFor(), lines.toString());
      String said = lines.getLast();
      assertTrue(said.startsWith("gatescope: The window could not be opened: "), lines.toString());
      assertTrue(said.contains("GTK 3"), said);
      assertTrue(lines.stream().noneMatch(line -> line.startsWith("\tat ")), lines.toString());
    }
  }

  private static ServerSocket displayThatHangsUp() throws IOException {
    ServerSocket display = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  display.accept().close();
                }
              } catch (IOException closed) {
                // The test is over.
              }
            });
    return display;
  }

  /** Asks the process to end once a line begins so; returns all that it printed. */
  private static List<String> endAtEpoch(String beginning, Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (line.startsWith(beginning)) {
          // Not the process's own destroy(), which closes our end of its output first.
          process.toHandle().destroy();
        }
      }
    }
    return lines;
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    return program(arguments)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start()
        .waitFor();
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  static ProcessBuilder program(String... arguments) {
    assertTrue(Files.exists(START), START + " is missing: the build writes it");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.language=en", "@" + START));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // The JVM itself speaks of these.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return builder;
  }
}
