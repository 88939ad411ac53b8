package dev.gatescope.ui.formula;

/** A formula that cannot be set, and why. */
public final class NotSetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotSetException(Throwable cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}
