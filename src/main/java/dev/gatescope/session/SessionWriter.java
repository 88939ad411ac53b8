package dev.gatescope.session;

import dev.gatescope.file.AtomicFiles;
import dev.gatescope.train.EpochReport;
import java.io.IOException;

/** Takes a session apart. */
final class SessionWriter {
  /** Takes the parts, one after another. */
  interface Sink {
    /**
     * Called with each part once.
     *
     * @param content makes its bytes when they are asked for
     */
    void part(String name, AtomicFiles.Content content) throws IOException;
  }

  private SessionWriter() {}

  /** Hands over all parts, {@code session.json} first. */
  static void write(Session session, Sink sink) throws IOException {
    sink.part(PartNames.JSON, head(session));
    for (SessionRun run : session.runs()) {
      sink.part(PartNames.numbers(run.number()), RunParts.numbers(run)::writeTo);
      for (EpochReport report : run.reports()) {
        sink.part(PartNames.epoch(run.number(), report.epoch()), RunParts.epoch(report)::writeTo);
      }
      if (run.moments() != null) {
        int last = run.reports().getLast().epoch();
        sink.part(PartNames.adam(run.number(), last), RunParts.adam(run.moments())::writeTo);
      }
    }
  }

  /** The bytes of {@code session.json}. */
  static AtomicFiles.Content head(Session session) {
    return out -> out.write(HeadJson.write(SessionHead.of(session)));
  }
}
