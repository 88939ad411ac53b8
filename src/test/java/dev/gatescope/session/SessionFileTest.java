package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.file.Safetensors;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.train.RunRecord;
import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class SessionFileTest {
  private static final long MOST = 1L << 30;
  private static final Session SMALL = Sessions.small();
  private static final String NUMBERS = "runs/1/numbers.safetensors";
  private static final String ADAM = "runs/1/adam/4.safetensors";
  private static final String LAST_EPOCH = "runs/1/epochs/4.safetensors";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"LSTM, 5, 8", "GRU, 3, 5", "RNN, 1, 2", "LSTM, 2, 62"})
  void everyNumberComesBackBitForBit(CellType cell, int hiddenSize, int bits) {
    SessionRun run =
        Sessions.run(7, Sessions.config(cell, hiddenSize, bits), RunHistory.BUDGET_BYTES);
    Session session = Sessions.session(List.of(run));
    Session read = written(session);
    assertEquals(session.selection(), read.selection());
    assertEquals(session.surgery(), read.surgery());
    assertEquals(session.layout(), read.layout());
    assertSame(run, read.runs().getFirst());
  }

  @Test
  void severalRunsComeBackInOrder() {
    Session session =
        Sessions.session(
            List.of(
                Sessions.run(2, Sessions.config(CellType.GRU, 2, 4), 0),
                Sessions.run(9, Sessions.config(CellType.LSTM, 2, 4), RunHistory.BUDGET_BYTES)));
    Session read = written(session);
    assertSame(session.runs().get(0), read.runs().get(0));
    assertSame(session.runs().get(1), read.runs().get(1));
    assertEquals(9, read.shown().number(), "run 1 is gone, so the last is shown");
    RunLog log = new RunLog();
    log.restore(read.runs().stream().map(SessionRun::toRecord).toList());
    assertEquals(List.of(2, 9), log.runs().stream().map(RunRecord::number).toList());
    assertEquals(List.of(0, 4), epochs(log.run(2).history().reports()), "thinned as it was");
    assertEquals(5, log.run(2).history().epochs().size());
  }

  @Test
  void aSessionWithoutRunsIsOne() {
    Session session = Sessions.session(List.of());
    assertEquals(session, written(session));
    assertEquals(null, session.shown());
  }

  @Test
  void aRunGoesOnFromASessionAsIfItHadNeverStopped() {
    TrainingConfig config = Sessions.config(CellType.LSTM, 3, 4);
    SessionRun whole = Sessions.run(1, config, RunHistory.BUDGET_BYTES);
    SessionRun half = Sessions.run(1, config.withEpochs(2), RunHistory.BUDGET_BYTES);
    Checkpoint checkpoint = written(Sessions.session(List.of(half))).runs().getFirst().checkpoint();
    assertEquals(2, checkpoint.epoch());
    List<EpochReport> reports = new ArrayList<>();
    TrainingControl control = new TrainingControl(_ -> {});
    control.resume();
    TrainingListener listener = reports::add;
    new Trainer(config, control, listener).resume(checkpoint);
    assertEquals(List.of(2, 3, 4), epochs(reports));
    assertEquals(whole.reports().getLast().weights(), reports.getLast().weights());
  }

  @Test
  void theSameSessionGivesTheSameBytes() throws IOException {
    Session session = SMALL;
    Path first = folder.resolve("first.gatescope");
    Path second = folder.resolve("second.gatescope");
    SessionFile.write(first, session);
    SessionFile.write(second, SessionFile.read(first));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(first))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), entry.getTimeLocal(), "whenever");
      }
    }
  }

  @Tag("exhaustive")
  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] whole = bytes(SMALL);
    Path file = folder.resolve("cut.gatescope");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(ProblemException.class, () -> SessionFile.read(file), "at " + length);
    }
    Files.write(file, whole);
    SessionFile.read(file);
  }

  /** Where a bit means nothing, such as in a time, the session is the same; else it is refused. */
  @Tag("exhaustive")
  @Test
  void aFlippedBitIsRefusedOrDoesNothing() throws IOException {
    Session session = SMALL;
    byte[] whole = bytes(session);
    Path file = folder.resolve("flipped.gatescope");
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      try {
        assertArrayEquals(whole, bytes(SessionFile.read(file)), "byte " + at);
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertTrue(refused > whole.length / 2, refused + " of " + whole.length);
  }

  /** A later format must still open this file, which version 1 wrote. */
  @Test
  void filesOfVersionOneOpen() throws URISyntaxException {
    Path old = Path.of(SessionFileTest.class.getResource("/session/version-1.gatescope").toURI());
    Session read = SessionFile.read(old);
    SessionRun run = read.runs().getFirst();
    assertEquals(SMALL.selection(), read.selection());
    assertEquals(SMALL.surgery(), read.surgery());
    assertEquals(SMALL.layout(), read.layout());
    assertEquals(Sessions.config(CellType.RNN, 1, 2), run.config());
    assertEquals(List.of(0, 1, 2, 3, 4), epochs(run.reports()));
    // As version 1 had them in its memory.
    assertEquals(LAST_LOSS, run.epochs().getLast().loss());
    assertEquals(LAST_BIAS, run.reports().getLast().weights().get(5));
    assertEquals(20, run.moments().steps());
  }

  private static final double LAST_LOSS = 2.729765772819519;
  private static final float LAST_BIAS = -1.0172144f;

  @Test
  void aNewerVersionIsRefusedPolitely() throws IOException {
    assertRefused("session.newer", changed("\"version\" : 1", "\"version\" : 2"));
    assertRefused("session.field", changed("\"version\" : 1", "\"version\" : -1"));
    assertRefused("session.field", changed("\"version\" : 1", "\"version\" : \"x\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gatescope session      | something else          | session.otherFormat",
        "\"hidden_size\" : \"1\"| \"hidden_size\" : \"1000000000\" | session.settings",
        "\"hidden_size\" : \"1\"| \"hidden_size\" : \"2\" | session.part",
        "\"bits\" : \"2\"       | \"bits\" : \"3\"        | session.part",
        "\"cell\" : \"rnn\"     | \"cell\" : \"gru\"      | session.part",
        "\"seed\" : \"822\"     | \"seed\" : \"1e400\"    | session.settings",
        "\"seed\" : \"822\"     | \"sead\" : \"822\"      | session.settings",
        "\"epochs\" : 5         | \"epochs\" : 2000000000 | session.field",
        "\"epochs\" : 5         | \"epochs\" : 99         | session.part",
        "\"epochs\" : 5         | \"epochs\" : -5         | session.field",
        "\"epochs\" : 5         | \"epochs\" : 1e300      | session.field",
        "\"time_step\" : 1      | \"time_step\" : 2       | session.field",
        "\"a\" : 1              | \"a\" : 99999999999999999999 | session.field",
        "\"gate\" : \"hidden\"  | \"gate\" : \"none\"     | session.field",
        "\"number\" : 1         | \"number\" : 2          | session.missingPart",
        "\"number\" : 1         | \"number\" : -1         | session.field",
        "\"kept_every\" : 1     | \"kept_every\" : 0      | session.field",
        "[ 0, 1, 2, 3, 4 ]      | [ 0, 1, 2, 2, 4 ]       | session.field",
        "[ 0, 1, 2, 3, 4 ]      | [ 0, 1, 2, 3 ]          | session.missingPart",
        "[ 0, 1, 2, 3, 4 ]      | [ ]                     | session.field",
        "\"adam\" : true        | \"adam\" : false        | session.unknownPart",
        "silence:*              | silence:x               | session.surgery",
        "0,3-5                  | 0,3-5000000             | session.surgery",
        "\"note\"               | \"number\"              | session.notJson",
        "\"kept_every\" : 1     | \"kept_every\" : 1048577 | session.field",
        "\"unit\" : 0           | \"unit\" : 1024         | session.field",
        "\"unit\" : 0           | \"unit\" : -1           | session.field",
        "\"a\" : 1              | \"a\" : 4               | session.field",
        "\"b\" : 3              | \"b\" : -1              | session.field",
        "\"bits\" : 2,          | \"bits\" : 1,           | session.field",
        "\"bits\" : 8           | \"bits\" : 63           | session.field",
        "\"epoch\" : 2          | \"epoch\" : -2          | session.field",
        "\"epoch\" : 2          | \"epoch\" : 100001      | session.field",
        "\"run\" : 1            | \"run\" : 1000000       | session.field",
        "\"on\" : true          | \"on\" : 1              | session.field",
        "[ 0, 1, 2, 3, 4 ]      | [ 0, 1, 2, 3, 4, 5 ]    | session.field",
        "[ 0, 1, 2, 3, 4 ]      | [ -1, 1, 2, 3, 4 ]      | session.field",
        "[ 0, 1, 2, 3, 4 ]      | 4                       | session.field",
        "[ 0, 1, 2, 3, 4 ]      | [ 0, 1, 2, 3, 9 ]       | session.missingPart",
        "2026-01-31             | 2026-02-31              | session.field",
        "\"origin\" : \"trained\"| \"origin\" : \"x\"     | session.field"
      })
  void whatCannotBeIsRefused(String from, String to, String key) throws IOException {
    assertRefused(key, changed(from, to));
  }

  /** The other side of the bounds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"unit\" : 0  | \"unit\" : 1023",
        "\"a\" : 1     | \"a\" : 3",
        "\"a\" : 1     | \"a\" : 0",
        "\"epoch\" : 2 | \"epoch\" : -1",
        "\"epoch\" : 2 | \"epoch\" : 100000",
        "\"run\" : 1   | \"run\" : 999999",
        "\"run\" : 1   | \"run\" : 0"
      })
  void whatIsAtItsBoundIsRead(String from, String to) throws IOException {
    Session read = SessionFile.read(changed(from, to));
    assertEquals(SMALL.surgery(), read.surgery());
    assertNotEquals(SMALL.selection(), read.selection());
  }

  @Test
  void theLayoutIsBounded() {
    assertEquals("x".repeat(1000), withLayout("x".repeat(1000), 1000).layout().get("pane 7"));
    assertFieldRefused(() -> withLayout("x".repeat(1001), 1));
    assertFieldRefused(() -> withLayout("x", 1001));
  }

  private Session withLayout(String text, int entries) {
    Map<String, String> layout = new LinkedHashMap<>();
    for (int i = 0; i < entries; i++) {
      layout.put("pane " + i, text);
    }
    return written(new Session(List.of(), SMALL.selection(), List.of(), layout));
  }

  @Test
  void operationsAreBounded() {
    Planned one = SMALL.surgery().getFirst();
    List<Planned> most = Collections.nCopies(10_000, one);
    assertEquals(most, withSurgery(most).surgery());
    assertFieldRefused(() -> withSurgery(Collections.nCopies(10_001, one)));
  }

  private Session withSurgery(List<Planned> surgery) {
    return written(new Session(List.of(), SMALL.selection(), surgery, Map.of()));
  }

  private static void assertFieldRefused(Executable action) {
    assertEquals("session.field", assertThrows(ProblemException.class, action).problem().key());
  }

  @Test
  void runsStandInTheOrderOfTheirNumbers() {
    SessionRun two = Sessions.run(2, Sessions.config(CellType.RNN, 1, 2), 0);
    Session reversed = Sessions.session(List.of(two, SMALL.runs().getFirst()));
    assertFieldRefused(() -> written(reversed));
  }

  @Test
  void twoRunsOfOneNumberAreRefused() throws IOException {
    String json = new String(parts().get(PartNames.JSON), StandardCharsets.UTF_8);
    String list = "\"runs\" : [";
    String run = json.substring(json.indexOf(list) + list.length(), json.lastIndexOf(']'));
    assertRefused("session.field", changed(run, run + "," + run));
  }

  @Test
  void whatIsWrongIsSaidWithWhatWouldBeRight() throws IOException {
    Path newer = changed("\"version\" : 1", "\"version\" : 2");
    assertEquals(
        List.of(newer.toString(), "2", "1"),
        assertRefused("session.newer", newer).problem().arguments());
    Path missing = changed("\"time_step\"", "\"time\"");
    assertEquals(
        List.of(missing.toString(), "session.json", "time_step", "-", "0 - 1"),
        assertRefused("session.field", missing).problem().arguments());
    Path origin = changed("\"trained\"", "\"found\"");
    assertEquals(
        List.of(origin.toString(), "session.json", "origin", "\"found\"", "trained, raced, opened"),
        assertRefused("session.field", origin).problem().arguments());
  }

  @Test
  void aGateMayBeMissing() {
    Session.Looked looked = new Session.Looked(0, -1, new Subtraction(3, 2, 2), 0, 5, null);
    Session session = new Session(List.of(), looked, List.of(), Map.of());
    assertEquals(session, written(session));
  }

  @Test
  void aFileLargerThanMayBeIsNotOpened() throws IOException {
    Path file = folder.resolve("large.gatescope");
    Files.write(file, bytes(SMALL));
    ProblemException refusal =
        assertThrows(
            ProblemException.class, () -> SessionFile.read(file, Files.size(file) - 1), "size");
    assertEquals("session.tooLarge", refusal.problem().key());
  }

  @Test
  void allPartsTogetherMayComeToTheBound() throws IOException {
    Path file = folder.resolve("exact.gatescope");
    Files.write(file, bytes(SMALL));
    int sum = parts().values().stream().mapToInt(part -> part.length).sum();
    assertArrayEquals(bytes(SMALL), bytes(SessionFile.read(file, sum)));
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> SessionFile.read(file, sum - 1));
    assertEquals("session.tooLarge", refusal.problem().key());
  }

  @Test
  void aFileMayBeAsLargeAsTheBound() throws IOException {
    byte[] whole = bytes(SMALL);
    // With a comment at its end, whose length is the zip's last number.
    byte[] longer = Arrays.copyOf(whole, whole.length + 0x7f00);
    longer[whole.length - 1] = 0x7f;
    Path file = folder.resolve("large.gatescope");
    Files.write(file, longer);
    assertArrayEquals(whole, bytes(SessionFile.read(file, longer.length)));
  }

  @Test
  void aPartInThePlaceOfAnotherIsRefused() throws IOException {
    Map<String, byte[]> parts = parts();
    assertRefused("session.part", zip(with(parts, ADAM, parts.get(LAST_EPOCH))));
    assertRefused("session.part", zip(with(parts, LAST_EPOCH, parts.get(ADAM))));
    assertRefused("session.part", zip(with(parts, NUMBERS, parts.get(LAST_EPOCH))));
    assertRefused("session.part", zip(with(parts, LAST_EPOCH, parts.get(NUMBERS))));
  }

  @Test
  void numbersOfOtherNamesOrShapesAreRefused() throws IOException {
    Safetensors numbers = part(SMALL, NUMBERS);
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
      byte[] part = bytes(new Safetensors(wrong, List.of(), Map.of()));
      assertRefused("session.part", zip(with(parts(), NUMBERS, part)), wrong.toString());
    }
    Safetensors more = new Safetensors(List.of(epochs), part(SMALL, ADAM).tensors(), Map.of());
    assertRefused("session.part", zip(with(parts(), ADAM, bytes(more))));
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
        assertRefused("session.part", withHalf(wide, half, wrong), half + ": " + wrong);
      }
    }
  }

  @Test
  void aPairThatTheBitsDoNotHoldIsRefused() throws IOException {
    SessionRun largest = SessionFile.read(withHalf(SMALL, 1, 3)).runs().getFirst();
    assertEquals(3, largest.reports().getFirst().test().pair(0).a());
    assertRefused("session.part", withHalf(SMALL, 0, 1));
    assertRefused("session.part", withHalf(SMALL, 1, 4));
    assertRefused("session.part", withHalf(SMALL, 3, 4));
  }

  /** A session with another half of a number in its first pair. */
  private Path withHalf(Session session, int half, double value) throws IOException {
    return changed(session, NUMBERS, part -> part.doubles().get(1).values()[half] = value);
  }

  @Test
  void momentsThatAreNoNumbersAreRefused() throws IOException {
    int tensors = part(SMALL, ADAM).tensors().size();
    for (int tensor : new int[] {0, tensors - 1}) {
      assertRefused(
          "session.part",
          changed(SMALL, ADAM, part -> part.tensors().get(tensor).values()[0] = Float.NaN));
    }
  }

  @Test
  void absurdNumbersInThePartsAreRefused() throws IOException {
    Map<String, byte[]> parts = parts();
    byte[] numbers = parts.get("runs/1/numbers.safetensors").clone();
    // The first double of the rows, the first epoch's number.
    int data = 8 + (numbers[0] & 0xff) + (numbers[1] & 0xff) * 256;
    byte[] absurd = numbers.clone();
    absurd[data + 7] = 0x7f;
    absurd[data + 6] = (byte) 0xf0;
    assertRefused("session.part", zip(with(parts, "runs/1/numbers.safetensors", absurd)));
    byte[] weights = parts.get("runs/1/epochs/4.safetensors").clone();
    int first = 8 + (weights[0] & 0xff) + (weights[1] & 0xff) * 256;
    Arrays.fill(weights, first, first + 4, (byte) 0xff);
    assertRefused("session.part", zip(with(parts, "runs/1/epochs/4.safetensors", weights)));
    assertRefused(
        "safetensors.headerLength",
        zip(with(parts, "runs/1/epochs/4.safetensors", new byte[] {1, 1, 1, 1, 1, 1, 1, 1})));
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
          assertRefused("session.unknownPart", zip(with(parts(), name, new byte[1])));
      assertTrue(refusal.getMessage().codePoints().noneMatch(Character::isISOControl));
    }
    assertRefused(
        "session.unknownPart",
        zip(with(parts(), "runs/1/epochs/77.safetensors", new byte[1])),
        "a name of the right form that nothing tells of");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    for (String name : parts().keySet()) {
      Map<String, byte[]> fewer = parts();
      fewer.remove(name);
      boolean json = name.equals(PartNames.JSON);
      ProblemException refusal =
          assertRefused(json ? "session.notSession" : "session.missingPart", zip(fewer));
      assertEquals(name, refusal.problem().arguments().get(1));
    }
  }

  @Test
  void aPartTwiceIsRefused() throws IOException {
    Path twice = zip(with(parts(), "runs/1/epochs/5.safetensors", new byte[9]));
    String text = Files.readString(twice, StandardCharsets.ISO_8859_1);
    Files.writeString(twice, text.replace("epochs/5.", "epochs/4."), StandardCharsets.ISO_8859_1);
    assertRefused("session.partTwice", twice);
  }

  @Test
  void bombsAreRefused() throws IOException {
    Path json = zip(with(parts(), PartNames.JSON, new byte[SessionReader.MAX_JSON + 1]));
    assertTrue(Files.size(json) < SessionReader.MAX_JSON / 50, "small outside");
    assertRefused("session.tooLarge", json);
    byte[] most = Arrays.copyOf(parts().get(PartNames.JSON), SessionReader.MAX_JSON);
    Arrays.fill(most, parts().get(PartNames.JSON).length, most.length, (byte) ' ');
    assertEquals(
        SMALL.layout(), SessionFile.read(zip(with(parts(), PartNames.JSON, most))).layout());
    byte[] huge = new byte[1 << 24];
    huge[0] = 2;
    huge[8] = '{';
    huge[9] = '}';
    Path part = zip(with(parts(), "runs/1/epochs/4.safetensors", huge));
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> SessionFile.read(part, 1 << 20));
    assertEquals("session.tooLarge", refusal.problem().key());
    assertRefused("safetensors.hole", part);
  }

  @Test
  void whatIsNoSessionIsRefused() throws IOException {
    Path file = folder.resolve("x.gatescope");
    Files.writeString(file, "not a zip");
    assertRefused("session.damaged", file);
    assertRefused("session.notSession", zip(Map.of()));
    assertRefused("file.missing", folder.resolve("none.gatescope"));
    assertRefused("file.isFolder", folder);
  }

  @Test
  void aWriteThatFailsLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("kept.gatescope");
    SessionFile.write(file, SMALL);
    byte[] before = Files.readAllBytes(file);
    Path target = folder.resolve("missing").resolve("x.gatescope");
    assertThrows(ProblemException.class, () -> SessionFile.write(target, SMALL));
    SessionFile.write(file, Sessions.session(List.of()));
    assertNotEquals(before.length, Files.size(file), "and one that does not replaces it");
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count(), "no temporary file");
    }
  }

  @Test
  void theNameSaysWhatItIs() {
    assertTrue(SessionFile.isNamed(Path.of("a", "b.Gatescope")));
    assertFalse(SessionFile.isNamed(Path.of("a.safetensors")));
    assertFalse(SessionFile.isNamed(Path.of("gatescope")));
  }

  private static void assertSame(SessionRun expected, SessionRun read) {
    assertEquals(expected.number(), read.number());
    assertEquals(expected.entered(), read.entered());
    assertEquals(expected.origin(), read.origin());
    assertEquals(expected.config(), read.config());
    assertEquals(expected.note(), read.note());
    assertEquals(expected.epochs(), read.epochs());
    assertEquals(expected.keptEvery(), read.keptEvery());
    assertEquals(expected.moments(), read.moments());
    assertEquals(epochs(expected.reports()), epochs(read.reports()));
    for (int i = 0; i < expected.reports().size(); i++) {
      EpochReport was = expected.reports().get(i);
      EpochReport is = read.reports().get(i);
      assertEquals(was.summary(), is.summary());
      assertEquals(was.weights(), is.weights());
      assertEquals(was.test().count(), is.test().count());
      for (int sample = 0; sample < was.test().count(); sample++) {
        assertEquals(was.test().pair(sample), is.test().pair(sample));
        for (int t = 0; t < was.test().bits(); t++) {
          assertEquals(was.test().probability(sample, t), is.test().probability(sample, t));
        }
      }
    }
  }

  private static List<Integer> epochs(List<EpochReport> reports) {
    return reports.stream().map(EpochReport::epoch).toList();
  }

  private Session written(Session session) {
    Path file = folder.resolve("written.gatescope");
    SessionFile.write(file, session);
    return SessionFile.read(file);
  }

  private static byte[] bytes(Session session) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SessionArchive.write(session, bytes);
    return bytes.toByteArray();
  }

  private Path changed(String from, String to) throws IOException {
    Map<String, byte[]> parts = parts();
    String json = new String(parts.get(PartNames.JSON), StandardCharsets.UTF_8);
    assertTrue(json.contains(from), from + " in " + json);
    return zip(
        with(parts, PartNames.JSON, json.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  /** The parts of the small session by their names. */
  private static Map<String, byte[]> parts() throws IOException {
    return parts(SMALL);
  }

  private static Map<String, byte[]> parts(Session session) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(session)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  private static Safetensors part(Session session, String name) throws IOException {
    return Safetensors.readWide(
        new ByteArrayInputStream(parts(session).get(name)), name, Safetensors.MAX_FILE);
  }

  private static byte[] bytes(Safetensors part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    part.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** A session with other values in one of its parts; every check sum is right. */
  private Path changed(Session session, String name, Consumer<Safetensors> change)
      throws IOException {
    Safetensors part = part(session, name);
    change.accept(part);
    return zip(with(parts(session), name, bytes(part)));
  }

  private static Map<String, byte[]> with(Map<String, byte[]> parts, String name, byte[] part) {
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    changed.put(name, part);
    return changed;
  }

  private Path zip(Map<String, byte[]> parts) throws IOException {
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

  private static ProblemException assertRefused(String key, Path file, String... why) {
    ProblemException refusal =
        assertThrows(
            ProblemException.class, () -> SessionFile.read(file, MOST), String.join("", why));
    assertEquals(key, refusal.problem().key(), refusal.problem().toString());
    return refusal;
  }
}
