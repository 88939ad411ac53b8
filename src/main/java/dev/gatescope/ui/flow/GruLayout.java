package dev.gatescope.ui.flow;

import static dev.gatescope.ui.flow.Element.*;

import dev.gatescope.ui.flow.DiagramLayout.Box;
import dev.gatescope.ui.flow.DiagramLayout.Builder;
import dev.gatescope.ui.flow.DiagramLayout.Point;
import java.util.List;

/** The hidden state along the top, kept or renewed by z; the gates z, r and the candidate n. */
final class GruLayout {
  private GruLayout() {}

  static void lay(Builder d) {
    double line = Builder.MARGIN / 2 + d.stateHeight / 2;
    double bus = d.height - 0.13 * d.height;
    double gateHeight = 0.31 * d.height;
    double gateCenter = 0.575 * d.height;
    double gateTop = gateCenter - gateHeight / 2;
    double gateBottom = gateCenter + gateHeight / 2;
    double mixLine = (line + d.operator / 2 + gateTop) / 2;

    d.left(PREVIOUS_HIDDEN, line, d.stateHeight);
    d.left(X, bus - 0.02 * d.height, 0.24 * d.height);
    d.right(HIDDEN, line, d.stateHeight);
    d.output(d.box(HIDDEN).bottom(), d.height - Builder.MARGIN / 2);

    double leftEdge = d.box(X).right();
    double join = leftEdge + 0.024 * d.width;
    double first = join + 0.026 * d.width;
    double last = d.box(HIDDEN).x() - 0.05 * d.width;
    double gap = 0.03 * d.width;
    double operatorGap = d.operator + 0.06 * d.width;
    double gateWidth = (last - first - gap - operatorGap) / 3;
    d.put(UPDATE, new Box(first, gateTop, gateWidth, gateHeight));
    d.put(RESET, new Box(first + gateWidth + gap, gateTop, gateWidth, gateHeight));
    d.put(NEW, new Box(last - gateWidth, gateTop, gateWidth, gateHeight));
    double updateX = d.box(UPDATE).centerX();
    double resetX = d.box(RESET).centerX();
    double newX = d.box(NEW).centerX();
    double termX = (d.box(RESET).right() + d.box(NEW).x()) / 2;
    d.circle(RESET_TERM, termX, gateCenter);
    d.circle(KEEP_HIDDEN, updateX, line);
    d.pill(COMPLEMENT, resetX, mixLine);
    d.circle(WRITE_NEW, newX, mixLine);
    d.circle(ADD_HIDDEN, newX, line);

    double r = d.operator / 2;
    double xLine = d.box(X).centerY();
    for (Element gate : List.of(UPDATE, RESET, NEW)) {
      double x = d.box(gate).centerX();
      d.path(
          X,
          gate,
          new Point(leftEdge, xLine),
          new Point(join, xLine),
          new Point(join, bus),
          new Point(x, bus),
          new Point(x, gateBottom + d.tag));
    }
    for (Element gate : List.of(UPDATE, RESET)) {
      hidden(d, gate, join, line, bus, new Point(d.box(gate).centerX(), gateBottom + d.tag));
    }
    hidden(d, RESET_TERM, join, line, bus, new Point(termX, gateCenter + r));
    d.path(
        RESET,
        RESET_TERM,
        new Point(d.box(RESET).right(), gateCenter),
        new Point(termX - r, gateCenter));
    d.path(
        RESET_TERM, NEW, new Point(termX + r, gateCenter), new Point(d.box(NEW).x(), gateCenter));
    d.path(
        UPDATE,
        COMPLEMENT,
        new Point(updateX, gateTop),
        new Point(updateX, mixLine),
        new Point(d.box(COMPLEMENT).x(), mixLine));
    d.path(UPDATE, KEEP_HIDDEN, new Point(updateX, gateTop), new Point(updateX, line + r));
    d.path(PREVIOUS_HIDDEN, KEEP_HIDDEN, new Point(leftEdge, line), new Point(updateX - r, line));
    d.path(
        COMPLEMENT,
        WRITE_NEW,
        new Point(d.box(COMPLEMENT).right(), mixLine),
        new Point(newX - r, mixLine));
    d.path(NEW, WRITE_NEW, new Point(newX, gateTop), new Point(newX, mixLine + r));
    d.path(WRITE_NEW, ADD_HIDDEN, new Point(newX, mixLine - r), new Point(newX, line + r));
    d.path(KEEP_HIDDEN, ADD_HIDDEN, new Point(updateX + r, line), new Point(newX - r, line));
    d.path(ADD_HIDDEN, HIDDEN, new Point(newX + r, line), new Point(d.box(HIDDEN).x(), line));
    d.comesIn(PREVIOUS_HIDDEN);
    d.goesOut(HIDDEN);
  }

  private static void hidden(
      Builder d, Element to, double join, double line, double bus, Point end) {
    d.path(
        PREVIOUS_HIDDEN,
        to,
        new Point(d.box(PREVIOUS_HIDDEN).right(), line),
        new Point(join, line),
        new Point(join, bus),
        new Point(end.x(), bus),
        end);
  }
}
