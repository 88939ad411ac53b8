package dev.gatescope.batch;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import java.io.PrintWriter;

/**
 * Where the command line speaks.
 *
 * @param messages the user's language
 * @param out standard output
 * @param err standard error
 * @param interactive true if a person watches: progress may then rewrite its line
 */
public record Terminal(Messages messages, PrintWriter out, PrintWriter err, boolean interactive) {
  /** The process's own streams. */
  public static Terminal system(Messages messages) {
    boolean interactive = System.console() != null && System.console().isTerminal();
    return new Terminal(
        messages,
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        interactive);
  }

  void say(Problem problem) {
    out.println(messages.text(problem));
    out.flush();
  }

  void say(String key, Object... arguments) {
    out.println(messages.text(key, arguments));
    out.flush();
  }
}
