package dev.gatescope.ui.flow;

import static dev.gatescope.ui.flow.Element.*;

import dev.gatescope.ui.flow.DiagramLayout.Box;
import dev.gatescope.ui.flow.DiagramLayout.Builder;
import dev.gatescope.ui.flow.DiagramLayout.Point;
import java.util.List;

/** The cell state along the top, the four gates below it, the hidden state along the bottom. */
final class LstmLayout {
  private LstmLayout() {}

  static void lay(Builder d) {
    double cellLine = Builder.MARGIN / 2 + d.stateHeight / 2;
    double bus = d.height - Builder.MARGIN / 2 - d.stateHeight / 2;
    double gateHeight = 0.31 * d.height;
    double gateCenter = 0.585 * d.height;
    double gateTop = gateCenter - gateHeight / 2;
    double gateBottom = gateCenter + gateHeight / 2;
    double writeLine = (cellLine + d.operator / 2 + gateTop) / 2;

    d.left(PREVIOUS_CELL, cellLine, d.stateHeight);
    d.left(PREVIOUS_HIDDEN, bus, d.stateHeight);
    d.left(X, gateCenter - 0.05 * d.height, 0.26 * d.height);
    d.right(CELL, cellLine, d.stateHeight);
    d.right(HIDDEN, bus, d.stateHeight);
    d.output(d.box(HIDDEN).y(), d.box(CELL).bottom() + 6);

    double join = d.box(X).right() + 0.022 * d.width;
    double first = join + 0.022 * d.width;
    double tanhX = d.box(CELL).x() - 0.014 * d.width - 0.55 * 3.3 * d.fontSize;
    double last = tanhX - 0.55 * 3.3 * d.fontSize - 0.012 * d.width;
    double gap = 0.012 * d.width;
    double gateWidth = (last - first - 3 * gap) / 4;
    List<Element> gates = List.of(FORGET, INPUT, CANDIDATE, OUTPUT);
    for (int i = 0; i < gates.size(); i++) {
      double x = first + i * (gateWidth + gap);
      d.put(gates.get(i), new Box(x, gateTop, gateWidth, gateHeight));
    }
    double forgetX = d.box(FORGET).centerX();
    double inputX = d.box(INPUT).centerX();
    double candidateX = d.box(CANDIDATE).centerX();
    double writeX = (inputX + candidateX) / 2;
    d.circle(KEEP, forgetX, cellLine);
    d.circle(WRITE, writeX, writeLine);
    d.circle(ADD, writeX, cellLine);
    d.pill(TANH, tanhX, (cellLine + gateCenter) / 2);
    d.circle(REVEAL, tanhX, gateCenter);

    double r = d.operator / 2;
    double leftEdge = d.box(X).right();
    for (Element gate : gates) {
      double x = d.box(gate).centerX();
      d.path(
          X,
          gate,
          new Point(leftEdge, d.box(X).centerY()),
          new Point(join, d.box(X).centerY()),
          new Point(join, bus),
          new Point(x, bus),
          new Point(x, gateBottom + d.tag));
      d.path(
          PREVIOUS_HIDDEN,
          gate,
          new Point(leftEdge, bus),
          new Point(x, bus),
          new Point(x, gateBottom + d.tag));
    }
    d.path(PREVIOUS_CELL, KEEP, new Point(leftEdge, cellLine), new Point(forgetX - r, cellLine));
    d.path(FORGET, KEEP, new Point(forgetX, gateTop), new Point(forgetX, cellLine + r));
    d.path(
        INPUT,
        WRITE,
        new Point(inputX, gateTop),
        new Point(inputX, writeLine),
        new Point(writeX - r, writeLine));
    d.path(
        CANDIDATE,
        WRITE,
        new Point(candidateX, gateTop),
        new Point(candidateX, writeLine),
        new Point(writeX + r, writeLine));
    d.path(KEEP, ADD, new Point(forgetX + r, cellLine), new Point(writeX - r, cellLine));
    d.path(WRITE, ADD, new Point(writeX, writeLine - r), new Point(writeX, cellLine + r));
    d.path(ADD, CELL, new Point(writeX + r, cellLine), new Point(d.box(CELL).x(), cellLine));
    d.path(CELL, TANH, new Point(tanhX, cellLine), new Point(tanhX, d.box(TANH).y()));
    d.path(TANH, REVEAL, new Point(tanhX, d.box(TANH).bottom()), new Point(tanhX, gateCenter - r));
    d.path(
        OUTPUT,
        REVEAL,
        new Point(d.box(OUTPUT).right(), gateCenter),
        new Point(tanhX - r, gateCenter));
    d.path(
        REVEAL,
        HIDDEN,
        new Point(tanhX, gateCenter + r),
        new Point(tanhX, bus),
        new Point(d.box(HIDDEN).x(), bus));
    d.comesIn(PREVIOUS_CELL);
    d.comesIn(PREVIOUS_HIDDEN);
    d.goesOut(CELL);
    d.goesOut(HIDDEN);
  }
}
