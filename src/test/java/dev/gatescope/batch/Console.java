package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.eval.Predictions;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in this process, with what it printed and which pictures it asked for. */
final class Console implements PictureWriter {
  private final Messages messages;
  private final boolean interactive;
  private final Path settings;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Pictures asked for: kind, what they show, file. */
  final List<String> pictures = new ArrayList<>();

  private GateTrace trace;

  Console() {
    this(Messages.english(), false);
  }

  Console(Messages messages, boolean interactive) {
    this(messages, interactive, Path.of("target", "no-settings.properties"));
  }

  /**
   * @param settings the file that the window would remember its settings in
   */
  Console(Messages messages, boolean interactive, Path settings) {
    this.settings = settings;
    this.messages = messages;
    this.interactive = interactive;
  }

  int execute(Object... arguments) {
    String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    Terminal terminal =
        new Terminal(messages, new PrintWriter(out), new PrintWriter(err), interactive);
    int exitCode = GatescopeCommand.create(terminal, this, settings).execute(words);
    terminal.out().flush();
    terminal.err().flush();
    return exitCode;
  }

  /** Executes what must succeed quietly; returns standard output. */
  String succeed(Object... arguments) {
    int exitCode = execute(arguments);
    assertEquals("", err());
    assertEquals(0, exitCode);
    return out();
  }

  /** Executes what must fail; returns the one line on standard error. */
  String fail(int expectedExitCode, Object... arguments) {
    int exitCode = execute(arguments);
    assertEquals(expectedExitCode, exitCode, err());
    assertEquals(1, err().lines().count(), err());
    return err().strip();
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** What the gates view showed. */
  GateTrace trace() {
    return trace;
  }

  @Override
  public void lossPlot(List<EpochSummary> history, String footer, Path file) {
    pictures.add("loss of %d reports, %s: %s".formatted(history.size(), footer, file));
  }

  @Override
  public void errorPlot(Predictions test, String footer, Path file) {
    pictures.add("errors of %d samples, %s: %s".formatted(test.count(), footer, file));
  }

  @Override
  public void cellPicture(View view, Shown shown, Path file) {
    ask(view + " as picture", shown, file);
  }

  @Override
  public void cellDrawing(View view, Shown shown, Path file) {
    ask(view + " as drawing", shown, file);
  }

  @Override
  public void cellSteps(Shown shown, Path file) {
    ask("steps", shown, file);
  }

  private void ask(String what, Shown shown, Path file) {
    trace = shown.trace();
    pictures.add(
        "%s of %d - %d at step %d, unit %d: %s"
            .formatted(
                what,
                shown.pair().a(),
                shown.pair().b(),
                shown.timeStep(),
                shown.unit(),
                file.getFileName()));
  }
}
