package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.Safetensors;
import dev.gatescope.text.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes session files of which a part is not as a session writes it, for tests. */
final class SessionParts {
  static final Session SMALL = Sessions.small();
  static final String NUMBERS = "runs/1/numbers.safetensors";
  static final String ADAM = "runs/1/adam/4.safetensors";
  static final String LAST_EPOCH = "runs/1/epochs/4.safetensors";
  private static final long MOST = 1L << 30;

  private final Path folder;

  SessionParts(Path folder) {
    this.folder = folder;
  }

  Session written(Session session) {
    Path file = folder.resolve("written.gatescope");
    SessionFile.write(file, session);
    return SessionFile.read(file);
  }

  static byte[] bytes(Session session) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SessionArchive.write(session, bytes);
    return bytes.toByteArray();
  }

  Path changed(String from, String to) throws IOException {
    Map<String, byte[]> parts = parts();
    String json = new String(parts.get(PartNames.JSON), StandardCharsets.UTF_8);
    assertTrue(json.contains(from), from + " in " + json);
    return zip(
        with(parts, PartNames.JSON, json.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  /** The parts of the small session by their names. */
  static Map<String, byte[]> parts() throws IOException {
    return parts(SMALL);
  }

  static Map<String, byte[]> parts(Session session) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(session)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  static Safetensors part(Session session, String name) throws IOException {
    return Safetensors.readWide(
        new ByteArrayInputStream(parts(session).get(name)), name, Safetensors.MAX_FILE);
  }

  static byte[] bytes(Safetensors part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    part.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** A session with other values in one of its parts; every check sum is right. */
  Path changed(Session session, String name, Consumer<Safetensors> change) throws IOException {
    Safetensors part = part(session, name);
    change.accept(part);
    return zip(with(parts(session), name, bytes(part)));
  }

  static Map<String, byte[]> with(Map<String, byte[]> parts, String name, byte[] part) {
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    changed.put(name, part);
    return changed;
  }

  Path zip(Map<String, byte[]> parts) throws IOException {
    Path file = folder.resolve("zip.gatescope");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return file;
  }

  static ProblemException assertRefused(String key, Path file, String... why) {
    ProblemException refusal =
        assertThrows(
            ProblemException.class, () -> SessionFile.read(file, MOST), String.join("", why));
    assertEquals(key, refusal.problem().key(), refusal.problem().toString());
    return refusal;
  }
}
