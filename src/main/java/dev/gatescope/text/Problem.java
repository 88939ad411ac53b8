package dev.gatescope.text;

import java.util.List;

/**
 * What is wrong, with which value, and what would be right, as a key of the message bundles and its
 * arguments: the core says what, the edge (window or command line) says it in the user's language.
 *
 * @param key a key of {@code i18n/problems.properties}
 * @param arguments strings and numbers for the message's places, or texts by their own keys as
 *     further problems
 */
public record Problem(String key, List<Object> arguments) {
  public static Problem of(String key, Object... arguments) {
    return new Problem(key, List.of(arguments));
  }

  /** An unchecked exception that carries this problem. */
  public ProblemException asException() {
    return new ProblemException(this, null);
  }

  /** The same with the cause, for {@code --debug} and the log. */
  public ProblemException asException(Throwable cause) {
    return new ProblemException(this, cause);
  }
}
