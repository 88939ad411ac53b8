package dev.gatescope.report;

import dev.gatescope.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A plot of numbers against whole numbers as SVG, written by hand: axes, grid, names, and a curve
 * or a stem a point. Colours stand as plain attributes, which every program reads, and a style
 * sheet may replace them by the classes.
 */
public final class SvgPlot {
  /** How points are drawn. */
  public enum Marks {
    CURVE,
    STEMS
  }

  /**
   * What a plot says.
   *
   * @param footer below the plot; empty for none
   * @param nothing in the middle of a plot that has nothing to draw; empty for none
   */
  public record Labels(String title, String x, String y, String footer, String nothing) {}

  private static final int LEFT = 64;
  private static final int RIGHT = 18;
  private static final int TOP = 40;
  private static final int BOTTOM = 46;
  private static final int FOOTER = 22;
  private static final int LINE = 13;
  private static final int STEM_DOTS = 400;
  private static final String FONT = "'Gatescope Sans', 'Noto Sans TC', Arial, sans-serif";

  private final Labels labels;
  private final Marks marks;
  private final double[] x;
  private final double[] y;
  private final boolean logarithmic;

  /**
   * @param x whole numbers in rising order
   * @param y one a place; what is not finite, or not above 0 on a logarithmic axis, has no place
   */
  public SvgPlot(Labels labels, Marks marks, double[] x, double[] y, boolean logarithmic) {
    this.labels = labels;
    this.marks = marks;
    this.x = x.clone();
    this.y = y.clone();
    this.logarithmic = logarithmic;
  }

  /** A whole file. */
  public String file(int width, int height, Theme theme) {
    Markup markup = new Markup().prolog("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    appendTo(markup, width, height, theme);
    return markup.toString();
  }

  private int footerHeight() {
    long lines = labels.footer.lines().count();
    return lines == 0 ? 0 : FOOTER + LINE * (int) (lines - 1);
  }

  /** True if there is no point to draw. */
  boolean isEmpty() {
    return Arrays.stream(y).noneMatch(this::hasPlace);
  }

  void appendTo(Markup markup, int width, int height, Theme theme) {
    int bottom = height - BOTTOM - footerHeight();
    Scale across = acrossScale(width);
    Scale up = upScale(bottom);
    markup.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        width,
        "height",
        height,
        "font-family",
        FONT,
        "font-size",
        12,
        "role",
        "img");
    markup.element("title", labels.title);
    markup.empty(
        "rect",
        "class",
        "plot-ground",
        "width",
        width,
        "height",
        height,
        "fill",
        theme.background());
    label(markup, "plot-title", width / 2.0, 24, "middle", theme.text(), labels.title);
    for (double tick : up.ticks) {
      double at = up.place(tick);
      rule(markup, LEFT, at, width - RIGHT, at, theme);
      label(markup, "tick-y", LEFT - 8.0, at + 4, "end", theme.mutedText(), text(tick));
    }
    for (double tick : across.ticks) {
      double at = across.place(tick);
      rule(markup, at, bottom, at, bottom + 4.0, theme);
      label(markup, "tick-x", at, bottom + 18.0, "middle", theme.mutedText(), text(tick));
    }
    label(
        markup,
        "name-x",
        (LEFT + width - RIGHT) / 2.0,
        bottom + 37.0,
        "middle",
        theme.text(),
        labels.x);
    markup.element(
        "text",
        labels.y,
        "class",
        "plot-text name-y",
        "transform",
        "translate(16 " + number((TOP + bottom) / 2.0) + ") rotate(-90)",
        "text-anchor",
        "middle",
        "fill",
        theme.text());
    List<String> lines = labels.footer.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      markup.element(
          "text",
          lines.get(i),
          "class",
          "plot-muted footer",
          "x",
          LEFT,
          "y",
          height - 8 - (lines.size() - 1 - i) * LINE,
          "font-size",
          10,
          "fill",
          theme.mutedText());
    }
    List<double[]> drawn = drawn(across, up, width);
    points(markup, drawn, up, theme);
    if (drawn.isEmpty() && !labels.nothing.isEmpty()) {
      double middle = (LEFT + width - RIGHT) / 2.0;
      label(
          markup, "nothing", middle, (TOP + bottom) / 2.0, "middle", theme.text(), labels.nothing);
    }
    markup.close();
  }

  private void points(Markup markup, List<double[]> drawn, Scale up, Theme theme) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (double[] point : drawn) {
      if (marks == Marks.STEMS) {
        path.append('M').append(number(point[0])).append(' ').append(number(up.bottom()));
        path.append('V').append(number(point[1]));
      } else if (Double.isNaN(point[1])) {
        pen = false;
      } else {
        path.append(pen ? 'L' : 'M').append(number(point[0])).append(' ').append(number(point[1]));
        pen = true;
      }
    }
    String color = marks == Marks.STEMS ? theme.wrong() : theme.accent();
    String name = marks == Marks.STEMS ? "stems" : "curve";
    if (!path.isEmpty()) {
      markup.empty(
          "path",
          "class",
          name,
          "d",
          path,
          "fill",
          "none",
          "stroke",
          color,
          "stroke-width",
          marks == Marks.STEMS ? 1 : 1.8,
          "stroke-linejoin",
          "round");
    }
    List<double[]> dots = drawn.stream().filter(point -> !Double.isNaN(point[1])).toList();
    boolean dotted = marks == Marks.STEMS ? dots.size() <= STEM_DOTS : dots.size() == 1;
    for (double[] dot : dotted ? dots : List.<double[]>of()) {
      markup.empty(
          "circle",
          "class",
          name + "-dot",
          "cx",
          number(dot[0]),
          "cy",
          number(dot[1]),
          "r",
          2.5,
          "fill",
          color);
    }
  }

  /**
   * The points in pixels. Where there are many more than pixels, each column of half a pixel keeps
   * its highest and its lowest: that is all one could see.
   */
  private List<double[]> drawn(Scale across, Scale up, int width) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (hasPlace(y[i])) {
        if (marks == Marks.CURVE || y[i] != 0) {
          all.add(new double[] {across.place(x[i]), up.place(y[i])});
        }
      } else if (marks == Marks.CURVE) {
        all.add(new double[] {across.place(x[i]), Double.NaN});
      }
    }
    if (all.size() <= 4 * width) {
      return all;
    }
    List<double[]> few = new ArrayList<>();
    for (int i = 0; i < all.size(); ) {
      long column = Math.round(2 * all.get(i)[0]);
      int low = i;
      int high = i;
      for (; i < all.size() && Math.round(2 * all.get(i)[0]) == column; i++) {
        low = all.get(i)[1] > all.get(low)[1] ? i : low;
        high = all.get(i)[1] < all.get(high)[1] ? i : high;
      }
      few.add(all.get(high));
      if (marks == Marks.CURVE && low != high) {
        few.add(all.get(low));
      }
    }
    return few;
  }

  private boolean hasPlace(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  private Scale acrossScale(int width) {
    double first = x.length == 0 ? 0 : Math.min(x[0], marks == Marks.CURVE ? 1 : 0);
    double last = x.length == 0 ? 1 : Math.max(x[x.length - 1], first + 1);
    return new Scale(
        value -> value, first, last, LEFT, width - RIGHT, steps(first, last, true, width / 90));
  }

  private Scale upScale(int bottom) {
    double largest = Arrays.stream(y).filter(this::hasPlace).max().orElse(1);
    if (!logarithmic) {
      double top = largest > 0 ? 1.06 * largest : 1;
      return new Scale(value -> value, 0, top, bottom, TOP, steps(0, top, false, 6));
    }
    double smallest = Arrays.stream(y).filter(this::hasPlace).min().orElse(0.1);
    // A stem has a length: none may stand for a number that is the axis's own beginning.
    double low =
        marks == Marks.STEMS
            ? Math.ceil(Math.log10(smallest)) - 1
            : Math.floor(Math.log10(smallest));
    double high = Math.max(low + 1, Math.ceil(Math.log10(largest)));
    List<Double> decades = new ArrayList<>();
    for (double decade = low; decade <= high; decade++) {
      decades.add(Math.pow(10, decade));
    }
    return new Scale(Math::log10, Math.pow(10, low), Math.pow(10, high), bottom, TOP, decades);
  }

  /** One, two or five times a power of ten apart. */
  private static List<Double> steps(double from, double to, boolean whole, int count) {
    double round = Numbers.roundUp((to - from) / Math.max(2, count));
    double step = whole ? Math.max(1, round) : round;
    List<Double> ticks = new ArrayList<>();
    for (double i = Math.ceil(from / step); i * step <= to; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static void label(
      Markup markup, String name, double x, double y, String anchor, String fill, String text) {
    boolean title = name.equals("plot-title");
    String colorClass = name.startsWith("tick") ? "plot-muted " : "plot-text ";
    markup.element(
        "text",
        text,
        "class",
        colorClass + name,
        "x",
        number(x),
        "y",
        number(y),
        "text-anchor",
        anchor,
        "fill",
        fill,
        "font-size",
        title ? 15 : 12,
        "font-weight",
        title ? "bold" : "normal");
  }

  private static void rule(Markup markup, double x1, double y1, double x2, double y2, Theme theme) {
    markup.empty(
        "line",
        "class",
        "plot-line",
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2),
        "stroke",
        theme.line());
  }

  private static String text(double value) {
    return Numbers.rounded(value, 6);
  }

  private static String number(double pixels) {
    return String.format(Locale.ROOT, "%.2f", pixels);
  }

  /** From values to pixels. */
  private record Scale(
      DoubleUnaryOperator form,
      double from,
      double to,
      double start,
      double end,
      List<Double> ticks) {
    double place(double value) {
      double share =
          (form.applyAsDouble(value) - form.applyAsDouble(from))
              / (form.applyAsDouble(to) - form.applyAsDouble(from));
      return start + share * (end - start);
    }

    double bottom() {
      return start;
    }
  }
}
