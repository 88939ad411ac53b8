package dev.gatescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.report.SvgPlot.Labels;
import dev.gatescope.report.SvgPlot.Marks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class SvgPlotTest {
  private static final Labels LABELS = new Labels("Loss", "epoch", "loss", "seed 822", "none");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theCurveGoesThroughItsPoints(boolean logarithmic) {
    double[] epochs = {1, 2, 3, 50, 100};
    double[] loss = {49.1, 20, 3.5, 0.4, 0.07};
    Element plot = parse(new SvgPlot(LABELS, Marks.CURVE, epochs, loss, logarithmic));
    List<double[]> points = Page.points(plot, "curve", logarithmic);
    assertEquals(5, points.size());
    for (int i = 0; i < 5; i++) {
      assertEquals(epochs[i], points.get(i)[0], 0.05);
      assertEquals(loss[i], points.get(i)[1], logarithmic ? 0.001 * loss[i] : 0.005);
    }
    assertEquals("Loss", Page.withClass(plot, "plot-title").getFirst().getTextContent());
    assertEquals("epoch", Page.withClass(plot, "name-x").getFirst().getTextContent());
    assertEquals("loss", Page.withClass(plot, "name-y").getFirst().getTextContent());
    assertEquals("seed 822", Page.withClass(plot, "footer").getFirst().getTextContent());
  }

  @Test
  void aFooterMayHaveTwoLines() {
    SvgPlot.Labels labels =
        new SvgPlot.Labels(LABELS.title(), LABELS.x(), LABELS.y(), "seed 822\nsplit", "");
    double[] values = {1, 2, 3};
    Element plot = parse(new SvgPlot(labels, Marks.CURVE, values, values, false));
    List<Element> footer = Page.withClass(plot, "footer");
    assertEquals(
        List.of("seed 822", "split"), footer.stream().map(Element::getTextContent).toList());
    double first = Double.parseDouble(footer.getFirst().getAttribute("y"));
    double name = Double.parseDouble(Page.withClass(plot, "name-x").getFirst().getAttribute("y"));
    assertTrue(first > name + 10, "below the axis' name, not on it");
    assertTrue(Double.parseDouble(footer.getLast().getAttribute("y")) > first + 10);
  }

  @Test
  void onlyErrorsHaveStems() {
    double[] errors = {0, 64, 0, 0, 1};
    Element plot = parse(new SvgPlot(LABELS, Marks.STEMS, count(5), errors, false));
    List<double[]> points = Page.points(plot, "stems", false);
    assertEquals(2, points.size());
    assertEquals(1, points.get(0)[0], 0.01);
    assertEquals(64, points.get(0)[1], 0.02);
    assertEquals(4, points.get(1)[0], 0.01);
    assertEquals(1, points.get(1)[1], 0.02);
  }

  /** An error of 1 is the lowest decade itself. */
  @Test
  void everyStemHasALengthOnALogarithmicAxis() {
    for (double[] errors : new double[][] {{0, 64, 0, 0, 1}, {1}, {10, 10}, {3, 0, 2}}) {
      Element plot = parse(new SvgPlot(LABELS, Marks.STEMS, count(errors.length), errors, true));
      double[] wrong = Arrays.stream(errors).filter(error -> error > 0).toArray();
      List<double[]> points = Page.points(plot, "stems", true);
      assertEquals(wrong.length, points.size());
      String path = Page.withClass(plot, "stems").getFirst().getAttribute("d");
      String[] stems = path.substring(1).split("M", -1);
      for (int i = 0; i < wrong.length; i++) {
        assertEquals(wrong[i], points.get(i)[1], 0.01 * wrong[i]);
        String[] ends = stems[i].substring(stems[i].indexOf(' ') + 1).split("V", -1);
        double length = Double.parseDouble(ends[0]) - Double.parseDouble(ends[1]);
        assertTrue(length > 10, errors[i] + " has a stem of " + length);
      }
    }
  }

  @Test
  void whatIsNotANumberLeavesAGap() {
    double[] loss = {4, 3, Double.NaN, 2, Double.POSITIVE_INFINITY, 1};
    Element plot = parse(new SvgPlot(LABELS, Marks.CURVE, count(6), loss, false));
    String path = Page.withClass(plot, "curve").getFirst().getAttribute("d");
    assertEquals(3, path.chars().filter(c -> c == 'M').count(), path);
    assertEquals(1, path.chars().filter(c -> c == 'L').count(), path);
  }

  /** A million errors must not make a file of a hundred megabytes, nor lose the one that counts. */
  @ParameterizedTest
  @ValueSource(strings = {"CURVE", "STEMS"})
  void aVeryLongRunStaysSmallAndKeepsItsPeak(Marks marks) {
    int count = 200_000;
    double[] y = IntStream.range(0, count).mapToDouble(i -> 1 + i % 7).toArray();
    y[123_456] = 250;
    String file = new SvgPlot(LABELS, marks, count(count), y, false).file(800, 500, Theme.LIGHT);
    assertTrue(file.length() < 100_000, file.length() + " characters");
    List<double[]> points =
        Page.points(Page.parse(file).root(), marks == Marks.CURVE ? "curve" : "stems", false);
    double[] peak = points.stream().max((a, b) -> Double.compare(a[1], b[1])).orElseThrow();
    assertEquals(250, peak[1], 0.3);
    assertEquals(123_456, peak[0], 300);
  }

  @Test
  void nothingToDrawIsNoError() {
    for (boolean logarithmic : List.of(false, true)) {
      SvgPlot none = new SvgPlot(LABELS, Marks.CURVE, new double[0], new double[0], logarithmic);
      assertTrue(none.isEmpty());
      assertEquals(0, Page.withClass(parse(none), "curve").size());
    }
    SvgPlot right = new SvgPlot(LABELS, Marks.STEMS, count(3), new double[3], false);
    assertEquals("none", Page.withClass(parse(right), "nothing").getFirst().getTextContent());
    SvgPlot one = new SvgPlot(LABELS, Marks.CURVE, new double[] {1}, new double[] {5}, false);
    assertEquals(1, Page.withClass(parse(one), "curve-dot").size());
    assertEquals(0, Page.withClass(parse(one), "nothing").size());
  }

  @Test
  void textsAreEscaped() {
    Labels hostile = new Labels("<script>&\"'\u0000", "]]>", "</svg>", "<!--", "");
    Element plot = parse(new SvgPlot(hostile, Marks.CURVE, count(2), new double[] {1, 2}, false));
    assertEquals(
        "<script>&\"'\ufffd", Page.withClass(plot, "plot-title").getFirst().getTextContent());
    assertEquals("</svg>", Page.withClass(plot, "name-y").getFirst().getTextContent());
  }

  private static double[] count(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  private static Element parse(SvgPlot plot) {
    return Page.parse(plot.file(800, 500, Theme.LIGHT)).root();
  }
}
