package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Safetensors;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.RunHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What may be in a session beside {@code session.json}, and how much. */
@Execution(ExecutionMode.CONCURRENT)
class SessionPartsTest {
  private final Path folder;
  private final SessionParts files;

  SessionPartsTest(@TempDir Path folder) {
    this.folder = folder;
    files = new SessionParts(folder);
  }

  @Test
  void aFileLargerThanMayBeIsNotOpened() throws IOException {
    Path file = folder.resolve("large.gatescope");
    Files.write(file, SessionParts.bytes(SessionParts.SMALL));
    ProblemException refusal =
        assertThrows(
            ProblemException.class, () -> SessionFile.read(file, Files.size(file) - 1), "size");
    assertEquals("session.tooLarge", refusal.problem().key());
  }

  @Test
  void allPartsTogetherMayComeToTheBound() throws IOException {
    Path file = folder.resolve("exact.gatescope");
    Files.write(file, SessionParts.bytes(SessionParts.SMALL));
    int sum = SessionParts.parts().values().stream().mapToInt(part -> part.length).sum();
    assertArrayEquals(
        SessionParts.bytes(SessionParts.SMALL), SessionParts.bytes(SessionFile.read(file, sum)));
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> SessionFile.read(file, sum - 1));
    assertEquals("session.tooLarge", refusal.problem().key());
  }

  @Test
  void aFileMayBeAsLargeAsTheBound() throws IOException {
    byte[] whole = SessionParts.bytes(SessionParts.SMALL);
    // With a comment at its end, whose length is the zip's last number.
    byte[] longer = Arrays.copyOf(whole, whole.length + 0x7f00);
    longer[whole.length - 1] = 0x7f;
    Path file = folder.resolve("large.gatescope");
    Files.write(file, longer);
    assertArrayEquals(whole, SessionParts.bytes(SessionFile.read(file, longer.length)));
  }

  @Test
  void aPartInThePlaceOfAnotherIsRefused() throws IOException {
    Map<String, byte[]> parts = SessionParts.parts();
    SessionParts.assertRefused(
        "session.part",
        files.zip(SessionParts.with(parts, SessionParts.ADAM, parts.get(SessionParts.LAST_EPOCH))));
    SessionParts.assertRefused(
        "session.part",
        files.zip(SessionParts.with(parts, SessionParts.LAST_EPOCH, parts.get(SessionParts.ADAM))));
    SessionParts.assertRefused(
        "session.part",
        files.zip(
            SessionParts.with(parts, SessionParts.NUMBERS, parts.get(SessionParts.LAST_EPOCH))));
    SessionParts.assertRefused(
        "session.part",
        files.zip(
            SessionParts.with(parts, SessionParts.LAST_EPOCH, parts.get(SessionParts.NUMBERS))));
  }

  @Test
  void numbersOfOtherNamesOrShapesAreRefused() throws IOException {
    Safetensors numbers = SessionParts.part(SessionParts.SMALL, SessionParts.NUMBERS);
    Safetensors.Doubles epochs = numbers.doubles().get(0);
    Safetensors.Doubles pairs = numbers.doubles().get(1);
    int rows = epochs.values().length;
    int halves = pairs.values().length;
    for (List<Safetensors.Doubles> wrong :
        List.of(
            List.of(epochs),
            List.of(pairs, epochs),
            List.of(new Safetensors.Doubles("other", epochs.shape(), epochs.values()), pairs),
            List.of(new Safetensors.Doubles("epochs", List.of(rows), epochs.values()), pairs),
            List.of(new Safetensors.Doubles("epochs", List.of(rows, 1), epochs.values()), pairs),
            List.of(epochs, new Safetensors.Doubles("test_pairs", List.of(halves), pairs.values())),
            List.of(
                epochs,
                new Safetensors.Doubles("test_pairs", List.of(halves / 2, 2), pairs.values())))) {
      byte[] part = SessionParts.bytes(new Safetensors(wrong, List.of(), Map.of()));
      SessionParts.assertRefused(
          "session.part",
          files.zip(SessionParts.with(SessionParts.parts(), SessionParts.NUMBERS, part)),
          wrong.toString());
    }
    Safetensors more =
        new Safetensors(
            List.of(epochs),
            SessionParts.part(SessionParts.SMALL, SessionParts.ADAM).tensors(),
            Map.of());
    SessionParts.assertRefused(
        "session.part",
        files.zip(
            SessionParts.with(SessionParts.parts(), SessionParts.ADAM, SessionParts.bytes(more))));
  }

  /** A number has two halves of 31 bits, so that no double rounds it. */
  @Test
  void halvesOfNumbersAreWholeAndHave31Bits() throws IOException {
    Session wide =
        Sessions.session(
            List.of(
                Sessions.run(1, Sessions.config(CellType.RNN, 1, 62), RunHistory.BUDGET_BYTES)));
    double most = (1L << 31) - 1;
    for (int half = 0; half < 4; half++) {
      for (double right : new double[] {0, most}) {
        SessionRun run = SessionFile.read(withHalf(wide, half, right)).runs().getFirst();
        Subtraction pair = run.reports().getFirst().test().pair(0);
        long number = half < 2 ? pair.a() : pair.b();
        assertEquals((long) right, half % 2 == 0 ? number >>> 31 : number & (1L << 31) - 1);
      }
      for (double wrong : new double[] {-1, 0.5, most + 1, Double.NaN, 1e300}) {
        SessionParts.assertRefused(
            "session.part", withHalf(wide, half, wrong), half + ": " + wrong);
      }
    }
  }

  @Test
  void aPairThatTheBitsDoNotHoldIsRefused() throws IOException {
    SessionRun largest = SessionFile.read(withHalf(SessionParts.SMALL, 1, 3)).runs().getFirst();
    assertEquals(3, largest.reports().getFirst().test().pair(0).a());
    SessionParts.assertRefused("session.part", withHalf(SessionParts.SMALL, 0, 1));
    SessionParts.assertRefused("session.part", withHalf(SessionParts.SMALL, 1, 4));
    SessionParts.assertRefused("session.part", withHalf(SessionParts.SMALL, 3, 4));
  }

  /** A session with another half of a number in its first pair. */
  private Path withHalf(Session session, int half, double value) throws IOException {
    return files.changed(
        session, SessionParts.NUMBERS, part -> part.doubles().get(1).values()[half] = value);
  }

  @Test
  void momentsThatAreNoNumbersAreRefused() throws IOException {
    int tensors = SessionParts.part(SessionParts.SMALL, SessionParts.ADAM).tensors().size();
    for (int tensor : new int[] {0, tensors - 1}) {
      SessionParts.assertRefused(
          "session.part",
          files.changed(
              SessionParts.SMALL,
              SessionParts.ADAM,
              part -> part.tensors().get(tensor).values()[0] = Float.NaN));
    }
  }

  @Test
  void absurdNumbersInThePartsAreRefused() throws IOException {
    Map<String, byte[]> parts = SessionParts.parts();
    byte[] numbers = parts.get("runs/1/numbers.safetensors").clone();
    // The first double of the rows, the first epoch's number.
    int data = 8 + (numbers[0] & 0xff) + (numbers[1] & 0xff) * 256;
    byte[] absurd = numbers.clone();
    absurd[data + 7] = 0x7f;
    absurd[data + 6] = (byte) 0xf0;
    SessionParts.assertRefused(
        "session.part", files.zip(SessionParts.with(parts, "runs/1/numbers.safetensors", absurd)));
    byte[] weights = parts.get("runs/1/epochs/4.safetensors").clone();
    int first = 8 + (weights[0] & 0xff) + (weights[1] & 0xff) * 256;
    Arrays.fill(weights, first, first + 4, (byte) 0xff);
    SessionParts.assertRefused(
        "session.part",
        files.zip(SessionParts.with(parts, "runs/1/epochs/4.safetensors", weights)));
    SessionParts.assertRefused(
        "safetensors.headerLength",
        files.zip(
            SessionParts.with(
                parts, "runs/1/epochs/4.safetensors", new byte[] {1, 1, 1, 1, 1, 1, 1, 1})));
  }

  @Test
  void namesThatLeaveTheFolderAreRefused() throws IOException {
    for (String name :
        List.of(
            "../x",
            "/etc/passwd",
            "runs/../x",
            "runs/01/adam/4.safetensors",
            "runs/1/",
            "a\\b",
            "runs/1/epochs/1000000.safetensors",
            "runs/-1/adam/4.safetensors",
            "\u001b[31m")) {
      ProblemException refusal =
          SessionParts.assertRefused(
              "session.unknownPart",
              files.zip(SessionParts.with(SessionParts.parts(), name, new byte[1])));
      assertTrue(refusal.getMessage().codePoints().noneMatch(Character::isISOControl));
    }
    SessionParts.assertRefused(
        "session.unknownPart",
        files.zip(
            SessionParts.with(SessionParts.parts(), "runs/1/epochs/77.safetensors", new byte[1])),
        "a name of the right form that nothing tells of");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    for (String name : SessionParts.parts().keySet()) {
      Map<String, byte[]> fewer = SessionParts.parts();
      fewer.remove(name);
      boolean json = name.equals(PartNames.JSON);
      ProblemException refusal =
          SessionParts.assertRefused(
              json ? "session.notSession" : "session.missingPart", files.zip(fewer));
      assertEquals(name, refusal.problem().arguments().get(1));
    }
  }

  @Test
  void aPartTwiceIsRefused() throws IOException {
    Path twice =
        files.zip(
            SessionParts.with(SessionParts.parts(), "runs/1/epochs/5.safetensors", new byte[9]));
    String text = Files.readString(twice, StandardCharsets.ISO_8859_1);
    Files.writeString(twice, text.replace("epochs/5.", "epochs/4."), StandardCharsets.ISO_8859_1);
    SessionParts.assertRefused("session.partTwice", twice);
  }

  @Test
  void bombsAreRefused() throws IOException {
    Path json =
        files.zip(
            SessionParts.with(
                SessionParts.parts(), PartNames.JSON, new byte[SessionReader.MAX_JSON + 1]));
    assertTrue(Files.size(json) < SessionReader.MAX_JSON / 50, "small outside");
    SessionParts.assertRefused("session.tooLarge", json);
    byte[] most = Arrays.copyOf(SessionParts.parts().get(PartNames.JSON), SessionReader.MAX_JSON);
    Arrays.fill(most, SessionParts.parts().get(PartNames.JSON).length, most.length, (byte) ' ');
    assertEquals(
        SessionParts.SMALL.layout(),
        SessionFile.read(files.zip(SessionParts.with(SessionParts.parts(), PartNames.JSON, most)))
            .layout());
    byte[] huge = new byte[1 << 24];
    huge[0] = 2;
    huge[8] = '{';
    huge[9] = '}';
    Path part =
        files.zip(SessionParts.with(SessionParts.parts(), "runs/1/epochs/4.safetensors", huge));
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> SessionFile.read(part, 1 << 20));
    assertEquals("session.tooLarge", refusal.problem().key());
    SessionParts.assertRefused("safetensors.hole", part);
  }
}
