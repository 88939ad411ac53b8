package dev.gatescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code session.json} may say. */
@Execution(ExecutionMode.CONCURRENT)
class SessionJsonTest {
  private final SessionParts files;

  SessionJsonTest(@TempDir Path folder) {
    files = new SessionParts(folder);
  }

  @Test
  void aNewerVersionIsRefusedPolitely() throws IOException {
    SessionParts.assertRefused(
        "session.newer", files.changed("\"version\" : 1", "\"version\" : 2"));
    SessionParts.assertRefused(
        "session.field", files.changed("\"version\" : 1", "\"version\" : -1"));
    SessionParts.assertRefused(
        "session.field", files.changed("\"version\" : 1", "\"version\" : \"x\""));
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
    SessionParts.assertRefused(key, files.changed(from, to));
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
    Session read = SessionFile.read(files.changed(from, to));
    assertEquals(SessionParts.SMALL.surgery(), read.surgery());
    assertNotEquals(SessionParts.SMALL.selection(), read.selection());
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
    return files.written(new Session(List.of(), SessionParts.SMALL.selection(), List.of(), layout));
  }

  @Test
  void operationsAreBounded() {
    Planned one = SessionParts.SMALL.surgery().getFirst();
    List<Planned> most = Collections.nCopies(10_000, one);
    assertEquals(most, withSurgery(most).surgery());
    assertFieldRefused(() -> withSurgery(Collections.nCopies(10_001, one)));
  }

  private Session withSurgery(List<Planned> surgery) {
    return files.written(new Session(List.of(), SessionParts.SMALL.selection(), surgery, Map.of()));
  }

  private static void assertFieldRefused(Executable action) {
    assertEquals("session.field", assertThrows(ProblemException.class, action).problem().key());
  }

  @Test
  void runsStandInTheOrderOfTheirNumbers() {
    SessionRun two = Sessions.run(2, Sessions.config(CellType.RNN, 1, 2), 0);
    Session reversed = Sessions.session(List.of(two, SessionParts.SMALL.runs().getFirst()));
    assertFieldRefused(() -> files.written(reversed));
  }

  @Test
  void twoRunsOfOneNumberAreRefused() throws IOException {
    String json = new String(SessionParts.parts().get(PartNames.JSON), StandardCharsets.UTF_8);
    String list = "\"runs\" : [";
    String run = json.substring(json.indexOf(list) + list.length(), json.lastIndexOf(']'));
    SessionParts.assertRefused("session.field", files.changed(run, run + "," + run));
  }

  @Test
  void whatIsWrongIsSaidWithWhatWouldBeRight() throws IOException {
    Path newer = files.changed("\"version\" : 1", "\"version\" : 2");
    assertEquals(
        List.of(newer.toString(), "2", "1"),
        SessionParts.assertRefused("session.newer", newer).problem().arguments());
    Path missing = files.changed("\"time_step\"", "\"time\"");
    assertEquals(
        List.of(missing.toString(), "session.json", "time_step", "-", "0 - 1"),
        SessionParts.assertRefused("session.field", missing).problem().arguments());
    Path origin = files.changed("\"trained\"", "\"found\"");
    assertEquals(
        List.of(
            origin.toString(),
            "session.json",
            "origin",
            "\"found\"",
            "trained, raced, opened, foreign"),
        SessionParts.assertRefused("session.field", origin).problem().arguments());
  }

  @Test
  void aGateMayBeMissing() {
    Session.Looked looked = new Session.Looked(0, -1, new Subtraction(3, 2, 2), 0, 5, null);
    Session session = new Session(List.of(), looked, List.of(), Map.of());
    assertEquals(session, files.written(session));
  }
}
