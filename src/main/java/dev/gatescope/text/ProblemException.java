package dev.gatescope.text;

/** Something the caller can act on; its message is the problem in English. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  ProblemException(Problem problem, Throwable cause) {
    super(Messages.english().text(problem), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
