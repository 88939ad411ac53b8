package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that does not arrive is no success. */
class LostOutputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "trace 123 61",
        "trace 123 61 --format json",
        "evaluate",
        "evaluate --format json",
        "analyse rules",
        "analyse rules --format json",
        "--version",
        "train --help"
      })
  void aFullDiskIsSaidAndFails(String command) {
    String said = said(1, Messages.english(), new FullDisk(10), command);
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.startsWith("gatescope: not all of the output could be written"), said);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500})
  void inChineseTooAndFromTheFirstByte(int room) {
    String said =
        said(1, Messages.of(Locale.TRADITIONAL_CHINESE), new FullDisk(room), "trace 123 61");
    assertTrue(said.contains("輸出無法全部寫入"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace 61 123", "trace --sideways"})
  void wrongUsageStaysWrongUsage(String command) {
    String said = said(2, Messages.english(), new FullDisk(0), command);
    assertEquals(1, said.lines().count(), said);
  }

  /** What the process's standard output does when its file has no more room. */
  private static final class FullDisk extends OutputStream {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int value) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }

  private static String said(int exitCode, Messages messages, FullDisk disk, String command) {
    StringWriter err = new StringWriter();
    PrintStream out = new PrintStream(disk, false, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            messages,
            new PrintWriter(out, true, StandardCharsets.UTF_8),
            new PrintWriter(err),
            false);
    Path settings = Path.of("target", "no-settings.properties");
    assertEquals(
        exitCode,
        GatescopeCommand.create(terminal, new Console(), settings).execute(command.split(" ", -1)));
    terminal.err().flush();
    return err.toString();
  }
}
