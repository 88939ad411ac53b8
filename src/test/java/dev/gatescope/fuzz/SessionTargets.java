package dev.gatescope.fuzz;

import dev.gatescope.session.SessionFile;
import dev.gatescope.session.SessionRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The readers of a session. */
final class SessionTargets {
  private static final String SESSION = "/session/version-1.gatescope";

  private SessionTargets() {}

  /** The zip of a session, byte by byte. */
  static final class SessionZipTarget implements Target {
    private final Path file;

    SessionZipTarget(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return "session-zip";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(Targets.resource(SESSION));
    }

    @Override
    public List<String> words() {
      return List.of(
          "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "session.json", "runs/1/");
    }

    @Override
    public void read(byte[] input) throws IOException {
      Files.write(file, input);
      SessionFile.read(file).runs().forEach(SessionRun::toRecord);
    }
  }

  /**
   * The parts of a session, zipped anew after they were changed: or their check sums would refuse
   * nearly all. Each part begins with a line that names it.
   */
  static final class SessionTarget implements Target {
    private static final String PART = "\n=part=";
    private final Path file;

    SessionTarget(Path file) {
      this.file = file;
    }

    @Override
    public String name() {
      return "session";
    }

    @Override
    public List<byte[]> seeds() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipInputStream zip =
          new ZipInputStream(new ByteArrayInputStream(Targets.resource(SESSION)))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          out.writeBytes(Targets.bytes(PART + entry.getName() + "\n"));
          out.writeBytes(zip.readAllBytes());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return List.of(out.toByteArray());
    }

    @Override
    public List<String> words() {
      List<String> words = new ArrayList<>(TensorTargets.tensorWords());
      words.addAll(
          List.of(
              PART,
              PART + "runs/1/epochs/5.safetensors\n",
              "session.json",
              "../",
              "\"runs\": [",
              "\"whole\": [0]",
              "\"epochs\": ",
              "\"kept_every\": ",
              "\"adam\": false",
              "\"surgery\": []",
              "\"selection\": ",
              "\"layout\": {",
              "null",
              "\"entered\": \"\"",
              "2026-01-31T12:34:56Z"));
      return words;
    }

    @Override
    public void read(byte[] input) throws IOException {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        // Each character is a byte, so that nothing is lost on the way.
        String text = new String(input, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(PART); at >= 0; ) {
          int next = text.indexOf(PART, at + 1);
          String part = text.substring(at + PART.length(), next < 0 ? text.length() : next);
          int line = part.indexOf('\n');
          add(zip, line < 0 ? part : part.substring(0, line), part.substring(line + 1));
          at = next;
        }
      }
      SessionFile.read(file).runs().forEach(SessionRun::toRecord);
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
      try {
        zip.putNextEntry(new ZipEntry(name));
      } catch (IOException | IllegalArgumentException e) {
        // Twice, or too long: the writer knows no such zip.
        return;
      }
      zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
      zip.closeEntry();
    }
  }
}
