package dev.gatescope.ui.arithmetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Measures and draws text with lowered parts: an underscore lowers the next character, or all
 * within braces.
 */
final class SymbolText {
  private static final double LOWERED_SIZE = 0.78;
  private static final double LOWERED_BY = 0.28;

  private record Run(String text, boolean lowered) {}

  private static final Pattern DIGIT = Pattern.compile("[1-9]");

  private final Map<Run, Double> widths = new HashMap<>();
  private final Text ruler = new Text();
  private final Font font;
  private final Font small;

  SymbolText(Font font) {
    this.font = font;
    this.small = Font.font(font.getFamily(), font.getSize() * LOWERED_SIZE);
  }

  double width(String symbols) {
    double width = 0;
    for (Run run : runs(symbols)) {
      width += width(run);
    }
    return width;
  }

  /** Draws from a point on the baseline, in the graphics' fill. */
  void draw(GraphicsContext graphics, String symbols, double x, double baseline) {
    double at = x;
    for (Run run : runs(symbols)) {
      graphics.setFont(run.lowered ? small : font);
      double lower = run.lowered ? font.getSize() * LOWERED_BY : 0;
      graphics.fillText(run.text, at, baseline + lower);
      at += width(run);
    }
  }

  /** Digits are all of one width, so numbers of one shape are measured once. */
  private double width(Run run) {
    return widths.computeIfAbsent(
        new Run(DIGIT.matcher(run.text).replaceAll("0"), run.lowered), this::measure);
  }

  private double measure(Run run) {
    ruler.setFont(run.lowered ? small : font);
    ruler.setText(run.text);
    return ruler.getLayoutBounds().getWidth();
  }

  private static List<Run> runs(String symbols) {
    List<Run> runs = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < symbols.length(); i++) {
      char c = symbols.charAt(i);
      if (c != '_') {
        plain.append(c);
        continue;
      }
      runs.add(new Run(plain.toString(), false));
      plain.setLength(0);
      if (symbols.charAt(i + 1) == '{') {
        int end = symbols.indexOf('}', i);
        runs.add(new Run(symbols.substring(i + 2, end), true));
        i = end;
      } else {
        runs.add(new Run(symbols.substring(i + 1, i + 2), true));
        i++;
      }
    }
    runs.add(new Run(plain.toString(), false));
    return runs;
  }
}
