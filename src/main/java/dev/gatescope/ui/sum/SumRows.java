package dev.gatescope.ui.sum;

/** The rows of the sum from top to bottom, shared by the digits and the names beside them. */
enum SumRows {
  BORROW(6, 16),
  A(22, 28),
  B(50, 28),
  PREDICTED(84, 28),
  PROBABILITY(114, 30),
  TRUTH(150, 26),
  MARK(176, 20);

  /** The line under which the result stands. */
  static final double RULE = 80;

  static final double HEIGHT = 202;

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
