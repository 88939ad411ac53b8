package dev.gatescope.session;

import dev.gatescope.file.Safetensors;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a session together from its parts. Reads no more of one than such a part can have. */
final class SessionReader {
  /** The longest {@code session.json} that is read. */
  static final int MAX_JSON = 1 << 24;

  /**
   * The largest other part. A million samples, of which most are the test set, make answers of that
   * order; the article's epoch has 50 KB.
   */
  static final int MAX_PART = 1 << 28;

  private final PartSource parts;
  private final String file;

  /**
   * @param file names the session in messages
   */
  SessionReader(PartSource parts, String file) {
    this.parts = parts;
    this.file = file;
  }

  /**
   * Reads everything.
   *
   * @throws ProblemException if anything is not what it should be
   */
  Session read() throws IOException {
    SessionHead head = HeadJson.read(json(), file);
    parts.check(head);
    List<SessionRun> runs = new ArrayList<>();
    for (SessionHead.Run run : head.runs()) {
      runs.add(run(run));
    }
    return new Session(runs, head.selection(), head.surgery(), head.layout());
  }

  private byte[] json() throws IOException {
    try (InputStream in = parts.open(PartNames.JSON)) {
      byte[] json = in.readNBytes(MAX_JSON + 1);
      if (json.length > MAX_JSON) {
        throw Problem.of("session.tooLarge", file, PartNames.JSON, Integer.toString(MAX_JSON))
            .asException();
      }
      return json;
    }
  }

  private SessionRun run(SessionHead.Run run) throws IOException {
    String name = PartNames.numbers(run.number());
    RunParts.Numbers numbers =
        part(name, part -> RunParts.numbers(part, run.epochs(), run.config().bits()));
    Map<Integer, EpochSummary> summaries = new HashMap<>();
    numbers.epochs().forEach(summary -> summaries.put(summary.epoch(), summary));
    List<EpochReport> reports = new ArrayList<>();
    for (int epoch : run.whole()) {
      EpochSummary summary = summaries.get(epoch);
      if (summary == null) {
        throw wrongPart(name, "epoch " + epoch, null);
      }
      reports.add(
          part(
              PartNames.epoch(run.number(), epoch),
              part ->
                  RunParts.epoch(
                      part, run.config().layout(), run.config().bits(), numbers, summary)));
    }
    return whole(run, numbers.epochs(), reports);
  }

  private SessionRun whole(
      SessionHead.Run run, List<EpochSummary> epochs, List<EpochReport> reports)
      throws IOException {
    String adam = PartNames.adam(run.number(), run.whole().getLast());
    SessionRun read =
        new SessionRun(
            run.number(),
            run.entered(),
            run.origin(),
            run.config(),
            run.note(),
            epochs,
            reports,
            run.keptEvery(),
            run.adam() ? part(adam, part -> RunParts.adam(part, run.config().layout())) : null,
            run.engine());
    // Whoever shows the session makes a history of it, which must not fail then.
    read.toRecord();
    return read;
  }

  /** Makes something of a part's tensors. */
  private interface Meaning<T> {
    T of(Safetensors part);
  }

  private <T> T part(String name, Meaning<T> meaning) throws IOException {
    try (InputStream in = parts.open(name)) {
      return meaning.of(Safetensors.readWide(in, file + ": " + name, MAX_PART));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrongPart(name, e.getMessage(), e);
    }
  }

  private ProblemException wrongPart(String name, String what, Throwable cause) {
    return Problem.of("session.part", file, name, Shown.text(String.valueOf(what)))
        .asException(cause);
  }
}
