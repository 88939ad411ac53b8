package dev.gatescope.ui.arithmetic;

import dev.gatescope.ui.arithmetic.Calculation.Line;
import dev.gatescope.ui.arithmetic.Calculation.Section;
import dev.gatescope.ui.arithmetic.Expression.Token;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * Sets a calculation: each formula in symbols with its numbers right below, names and results in
 * columns of their own, a section's hue at its left edge. Wide panes get two columns: the gates,
 * and what is made of them.
 */
public final class CalculationView extends DrawingPane {
  private static final double TWO_COLUMNS = 940;
  private static final double MAX_COLUMN = 720;
  private static final double GUTTER = 28;
  private static final double BAR = 4;
  private static final double INDENT = 16;
  private static final double TITLE = 24;
  private static final double NOTE = 17;
  private static final double SYMBOL_ROW = 15;
  private static final double NUMBER_ROW = 17;
  private static final double LINE_GAP = 6;
  private static final double SECTION_GAP = 16;
  private static final double RESULT = 92;
  private static final double REMARK = 18;

  private static final Font TITLE_FONT = Font.font(Fonts.SANS, FontWeight.BOLD, 13.5);
  private static final Font NOTE_FONT = Font.font(Fonts.SANS, 11);

  private final SymbolText symbols = new SymbolText(Font.font(Fonts.SANS, 11));
  private final SymbolText names = new SymbolText(Font.font(Fonts.SANS, 12.5));
  private final SymbolText numbers = new SymbolText(Font.font(Fonts.MONO, 12.5));
  private final SymbolText results = new SymbolText(Font.font(Fonts.MONO, FontWeight.BOLD, 12.5));

  private Calculation calculation;
  private Palette palette = Palette.LIGHT;

  /** For FXML. */
  public CalculationView() {}

  /** Shows a calculation; null shows none. */
  void show(Calculation newCalculation, Palette newPalette) {
    calculation = newCalculation;
    palette = newPalette;
    // Not only drawn anew: it may want another height.
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 520;
  }

  @Override
  protected double computePrefHeight(double width) {
    return width <= 0 ? 0 : set(null, width);
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    set(graphics, width);
  }

  /** Draws, or without graphics only measures; gives the height. */
  private double set(GraphicsContext graphics, double width) {
    if (calculation == null) {
      return 0;
    }
    List<Section> sections = calculation.sections();
    if (width < TWO_COLUMNS) {
      return column(graphics, sections, 0, Math.min(width, MAX_COLUMN));
    }
    int gates = calculation.gates();
    double columnWidth = Math.min((width - GUTTER) / 2, MAX_COLUMN);
    return Math.max(
        column(graphics, sections.subList(0, gates), 0, columnWidth),
        column(
            graphics, sections.subList(gates, sections.size()), columnWidth + GUTTER, columnWidth));
  }

  private double column(GraphicsContext graphics, List<Section> sections, double x, double width) {
    double y = 0;
    for (Section section : sections) {
      double end = section(graphics, section, x, y, width);
      if (graphics != null) {
        graphics.setFill(hue(section));
        graphics.fillRoundRect(x, y, BAR, end - y, BAR, BAR);
      }
      y = end + SECTION_GAP;
    }
    return y;
  }

  private double section(
      GraphicsContext graphics, Section section, double x, double top, double width) {
    double left = x + INDENT;
    if (graphics != null) {
      graphics.setFill(hue(section));
      graphics.setFont(TITLE_FONT);
      graphics.fillText(section.title(), left, top + 14);
    }
    double y = top + TITLE;
    if (!section.note().isEmpty()) {
      if (graphics != null) {
        graphics.setFill(palette.mutedText());
        graphics.setFont(NOTE_FONT);
        graphics.fillText(section.note(), left, y + 8, width - INDENT);
      }
      y += NOTE;
    }
    double nameWidth = 0;
    for (Line line : section.lines()) {
      nameWidth = Math.max(nameWidth, names.width(line.name()));
    }
    double start = left + Math.max(nameWidth, 44) + 22;
    for (Line line : section.lines()) {
      boolean last = line.equals(section.lines().getLast());
      y = line(graphics, line, left, start, y, x + width, last ? hue(section) : palette.text());
    }
    return y;
  }

  private double line(
      GraphicsContext graphics,
      Line line,
      double left,
      double start,
      double top,
      double right,
      Color resultColour) {
    double resultRight = right - REMARK;
    double limit = resultRight - RESULT;
    double x = start;
    double y = top;
    for (List<Token> group : groups(line.expression().tokens())) {
      double width = group.stream().mapToDouble(this::width).sum();
      if (x + width > limit && x > start) {
        x = start;
        y += SYMBOL_ROW + NUMBER_ROW;
      }
      for (Token token : group) {
        token(graphics, token, x, y);
        x += width(token);
      }
    }
    double baseline = y + SYMBOL_ROW + 11;
    if (graphics != null) {
      graphics.setFill(palette.text());
      names.draw(graphics, line.name(), left, top + SYMBOL_ROW + 11);
      graphics.setFill(palette.mutedText());
      numbers.draw(graphics, "=", start - 16, top + SYMBOL_ROW + 11);
      numbers.draw(graphics, "=", limit + 8, baseline);
      graphics.setFill(resultColour);
      String result = line.resultText();
      results.draw(graphics, result, resultRight - results.width(result), baseline);
      graphics.setFill(line.remark().equals("✗") ? palette.wrong() : palette.right());
      results.draw(graphics, line.remark(), resultRight + 5, baseline);
    }
    return y + SYMBOL_ROW + NUMBER_ROW + LINE_GAP;
  }

  private void token(GraphicsContext graphics, Token token, double x, double y) {
    if (graphics == null) {
      return;
    }
    double width = width(token);
    boolean operator = token.symbols().equals(token.numbers());
    graphics.setFill(palette.mutedText());
    symbols.draw(
        graphics, token.symbols(), x + (width - symbols.width(token.symbols())) / 2, y + 11);
    graphics.setFill(operator ? palette.mutedText() : palette.text());
    numbers.draw(
        graphics,
        token.numbers(),
        x + (width - numbers.width(token.numbers())) / 2,
        y + SYMBOL_ROW + 11);
  }

  private double width(Token token) {
    return Math.max(symbols.width(token.symbols()), numbers.width(token.numbers()));
  }

  /** Cuts before each plus: there a line may go on below. */
  private static List<List<Token>> groups(List<Token> tokens) {
    List<List<Token>> groups = new ArrayList<>();
    groups.add(new ArrayList<>());
    for (Token token : tokens) {
      if (token.symbols().equals(" + ")) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(token);
    }
    return groups;
  }

  private Color hue(Section section) {
    return section.value() == null ? palette.accent() : section.value().hue(palette);
  }
}
