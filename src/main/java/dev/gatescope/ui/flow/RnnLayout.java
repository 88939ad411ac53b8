package dev.gatescope.ui.flow;

import static dev.gatescope.ui.flow.Element.*;

import dev.gatescope.ui.flow.DiagramLayout.Box;
import dev.gatescope.ui.flow.DiagramLayout.Builder;
import dev.gatescope.ui.flow.DiagramLayout.Point;

/** The hidden state along the top: multiplied by U, added to W x, squashed by tanh. */
final class RnnLayout {
  private RnnLayout() {}

  static void lay(Builder d) {
    double boxHeight = 0.31 * d.height;
    double line = Builder.MARGIN / 2 + boxHeight / 2;
    double inputLine = d.height - 0.05 * d.height - boxHeight / 2;
    d.left(PREVIOUS_HIDDEN, line, boxHeight);
    d.left(X, inputLine, 0.28 * d.height);
    d.right(HIDDEN, line, boxHeight);
    d.output(d.box(HIDDEN).bottom(), d.height - Builder.MARGIN / 2);

    double leftEdge = d.box(X).right();
    double span = d.box(HIDDEN).x() - leftEdge;
    double termWidth = Math.min(0.3 * span, 1.6 * boxHeight);
    double termX = leftEdge + 0.1 * span;
    d.put(RECURRENT_TERM, Box.around(termX + termWidth / 2, line, termWidth, boxHeight));
    d.put(INPUT_TERM, Box.around(termX + termWidth / 2, inputLine, termWidth, boxHeight));
    double termEnd = termX + termWidth;
    double sumX = termEnd + 0.4 * (d.box(HIDDEN).x() - termEnd);
    double tanhX = termEnd + 0.72 * (d.box(HIDDEN).x() - termEnd);
    d.circle(SUM, sumX, line);
    d.pill(TANH_SUM, tanhX, line);

    double r = d.operator / 2;
    d.path(X, INPUT_TERM, new Point(leftEdge, inputLine), new Point(termX, inputLine));
    d.path(PREVIOUS_HIDDEN, RECURRENT_TERM, new Point(leftEdge, line), new Point(termX, line));
    d.path(RECURRENT_TERM, SUM, new Point(termEnd, line), new Point(sumX - r, line));
    d.path(
        INPUT_TERM,
        SUM,
        new Point(termEnd, inputLine),
        new Point(sumX, inputLine),
        new Point(sumX, line + r));
    d.path(SUM, TANH_SUM, new Point(sumX + r, line), new Point(d.box(TANH_SUM).x(), line));
    d.path(
        TANH_SUM,
        HIDDEN,
        new Point(d.box(TANH_SUM).right(), line),
        new Point(d.box(HIDDEN).x(), line));
    d.comesIn(PREVIOUS_HIDDEN);
    d.goesOut(HIDDEN);
  }
}
