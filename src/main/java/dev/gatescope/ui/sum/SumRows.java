package dev.gatescope.ui.sum;

/** The rows of the sum from top to bottom, shared by the digits and the names beside them. */
enum SumRows {
  BORROW(6, 16),
  /** The borrow that a probe reads from the network's state. */
  PROBED(23, 18),
  A(43, 28),
  B(71, 28),
  PREDICTED(105, 28),
  PROBABILITY(135, 30),
  TRUTH(171, 26),
  MARK(197, 20);

  /** The line under which the result stands. */
  static final double RULE = 101;

  static final double HEIGHT = 223;

  private final double top;
  private final double height;

  SumRows(double top, double height) {
    this.top = top;
    this.height = height;
  }

  double top() {
    return top;
  }

  double height() {
    return height;
  }

  double middle() {
    return top + height / 2;
  }
}
