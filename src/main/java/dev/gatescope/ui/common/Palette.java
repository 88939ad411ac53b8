package dev.gatescope.ui.common;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * The named colours of one theme; their only home. Style sheets see them as looked-up colours (see
 * {@link #toCss}), drawings and charts read them here.
 *
 * <p>Values have one diverging scale that colour-blind eyes can read: blue below zero, neutral at
 * zero, orange above. Gates keep one hue each in every pane. Text can be read on the grounds at a
 * contrast of 4.5, and of 7 in the two palettes of high contrast; colours that stand beside each
 * other differ for eyes without one of the three cones too.
 */
public enum Palette {
  LIGHT(
      "#ffffff", "#f4f6f9", "#d5dbe3", "#1f2630", "#5b6675", "#0b63ce", "#1b62b5", "#eef0f3",
      "#b8520d", "#ad417a", "#0d8059", "#7e600b", "#614dc0", "#364254", "#0b7285", "#007c46",
      "#c2221a"),
  DARK(
      "#12161c", "#1b2129", "#343d49", "#e8ecf1", "#9aa6b5", "#5aa6ff", "#4f9bf0", "#2a323c",
      "#ff9443", "#e484b6", "#4bc89c", "#e0bc62", "#ac9aff", "#d0d7e1", "#38b9d6", "#51cf90",
      "#ff6551"),
  LIGHT_CONTRAST(
      "#ffffff", "#ffffff", "#4d5763", "#000000", "#333b46", "#0b4fb0", "#0d4a94", "#eceef2",
      "#963d01", "#6d4d74", "#086547", "#7e4e00", "#5244c2", "#3d424a", "#04607b", "#0d6544",
      "#b30a07"),
  DARK_CONTRAST(
      "#000000", "#000000", "#aab4c0", "#ffffff", "#d5dce5", "#7dbbff", "#63abff", "#2a323c",
      "#ffa35c", "#f68cc2", "#4bc89c", "#d6b85d", "#a48eff", "#d2dce9", "#3bb8d3", "#49ce93",
      "#ff6958");

  private static final Color DARK_INK = Color.BLACK;

  private static final List<Color> RUNS_ON_LIGHT =
      colours(
          "#2f6fd0", "#bb520a", "#1a7f4b", "#7a4fc0", "#b5357f", "#80600f", "#0d7d8c", "#55606e");

  private static final List<Color> RUNS_ON_DARK =
      colours(
          "#6aa8ff", "#ff9a4d", "#56c98d", "#b39cff", "#f08cc6", "#d9b25a", "#52cbdc", "#b8c2cf");

  private final Color background;
  private final Color surface;
  private final Color line;
  private final Color text;
  private final Color mutedText;
  private final Color accent;
  private final Color negative;
  private final Color zero;
  private final Color positive;
  private final Color forget;
  private final Color input;
  private final Color candidate;
  private final Color output;
  private final Color cellState;
  private final Color hiddenState;
  private final Color right;
  private final Color wrong;

  Palette(
      String background,
      String surface,
      String line,
      String text,
      String mutedText,
      String accent,
      String negative,
      String zero,
      String positive,
      String forget,
      String input,
      String candidate,
      String output,
      String cellState,
      String hiddenState,
      String right,
      String wrong) {
    this.background = Color.web(background);
    this.surface = Color.web(surface);
    this.line = Color.web(line);
    this.text = Color.web(text);
    this.mutedText = Color.web(mutedText);
    this.accent = Color.web(accent);
    this.negative = Color.web(negative);
    this.zero = Color.web(zero);
    this.positive = Color.web(positive);
    this.forget = Color.web(forget);
    this.input = Color.web(input);
    this.candidate = Color.web(candidate);
    this.output = Color.web(output);
    this.cellState = Color.web(cellState);
    this.hiddenState = Color.web(hiddenState);
    this.right = Color.web(right);
    this.wrong = Color.web(wrong);
  }

  public static Palette of(boolean dark, boolean highContrast) {
    return dark ? highContrast ? DARK_CONTRAST : DARK : highContrast ? LIGHT_CONTRAST : LIGHT;
  }

  public boolean dark() {
    return this == DARK || this == DARK_CONTRAST;
  }

  public boolean highContrast() {
    return this == LIGHT_CONTRAST || this == DARK_CONTRAST;
  }

  /** Behind everything, and inside charts and drawings. */
  public Color background() {
    return background;
  }

  /** Panels that lie on the background. */
  public Color surface() {
    return surface;
  }

  /** Borders, grid lines. */
  public Color line() {
    return line;
  }

  /** Lines behind curves and words, which must not be stronger than those. */
  public Color grid() {
    return highContrast() ? background.interpolate(line, 0.4) : line;
  }

  public Color text() {
    return text;
  }

  public Color mutedText() {
    return mutedText;
  }

  /** Selection, cursor, focus, links. */
  public Color accent() {
    return accent;
  }

  /** A right answer. Never alone: a sign or word stands beside it. */
  public Color right() {
    return right;
  }

  /** A wrong answer. Never alone: a sign or word stands beside it. */
  public Color wrong() {
    return wrong;
  }

  public Color cellState() {
    return cellState;
  }

  public Color hiddenState() {
    return hiddenState;
  }

  /** A gate's hue. The GRU's r and z take those of f and i, whose work they do. */
  public Color gate(Gate gate) {
    return switch (gate) {
      case FORGET, RESET -> forget;
      case INPUT, UPDATE -> input;
      case CANDIDATE, NEW -> candidate;
      case OUTPUT -> output;
      case HIDDEN -> hiddenState;
    };
  }

  /** A kind of cell where several are compared. */
  public Color cell(CellType cell) {
    return switch (cell) {
      case LSTM -> text;
      case GRU -> hiddenState;
      case RNN -> positive;
    };
  }

  /** A run's colour, the same wherever and whenever it is shown. */
  public Color run(int number) {
    List<Color> runs = dark() ? RUNS_ON_DARK : RUNS_ON_LIGHT;
    Color own = runs.get((number - 1) % runs.size());
    return highContrast() ? own.interpolate(text, 0.3) : own;
  }

  /** True for every second run of one colour: so two that meet in a chart can be told apart. */
  public boolean runIsDashed(int number) {
    return (number - 1) / RUNS_ON_LIGHT.size() % 2 == 1;
  }

  private static List<Color> colours(String... hex) {
    return Arrays.stream(hex).map(Color::web).toList();
  }

  /**
   * The colour of a value on the diverging scale.
   *
   * @param value NaN gives the wrong-answer colour
   * @param limit the value (above 0) that has the full colour
   */
  public Color diverging(double value, double limit) {
    if (Double.isNaN(value)) {
      return wrong;
    }
    double share = Math.clamp(value / limit, -1, 1);
    return zero.interpolate(share < 0 ? negative : positive, Math.abs(share));
  }

  /**
   * The colour of a magnitude: from nearly the background to the colour of text, over the hue of
   * the hidden state, so that nobody takes it for a sign.
   *
   * @param share 0 to 1; NaN gives the wrong-answer colour
   */
  public Color sequential(double share) {
    if (Double.isNaN(share)) {
      return wrong;
    }
    double place = 2 * Math.clamp(share, 0, 1);
    return place < 1
        ? zero.interpolate(hiddenState, place)
        : hiddenState.interpolate(text, place - 1);
  }

  /** Black or white, whichever can be read better on a colour. */
  public static Color textOn(Color fill) {
    return contrast(DARK_INK, fill) >= contrast(Color.WHITE, fill) ? DARK_INK : Color.WHITE;
  }

  /** The contrast of two colours as the WCAG count it: 1 for none to 21 for black and white. */
  public static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  /** How much light a channel of sRGB stands for. */
  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  /** The looked-up colours {@code -gs-...} for the style of a scene's root. */
  public String toCss() {
    return css("background", background)
        + css("surface", surface)
        + css("line", line)
        + css("text", text)
        + css("muted-text", mutedText)
        + css("accent", accent)
        + css("negative", negative)
        + css("zero", zero)
        + css("positive", positive)
        + css("forget", forget)
        + css("input", input)
        + css("candidate", candidate)
        + css("output", output)
        + css("cell-state", cellState)
        + css("hidden-state", hiddenState)
        + css("right", right)
        + css("wrong", wrong)
        + (highContrast() ? controlColours() : "");
  }

  /** The colours of AtlantaFX's controls, which are pale on purpose, made strong. */
  private String controlColours() {
    return control("fg-default", text)
        + control("fg-muted", mutedText)
        + control("fg-subtle", mutedText)
        + control("bg-default", background)
        + control("bg-overlay", background)
        + control("bg-subtle", background)
        + control("border-default", line)
        + control("border-muted", line)
        + control("border-subtle", line)
        + control("accent-fg", accent)
        + control("accent-emphasis", accent)
        + control("accent-muted", accent)
        + control("fg-emphasis", background);
  }

  private static String control(String name, Color color) {
    return "-color-" + name + ": " + hex(color) + "; ";
  }

  /** A colour as CSS writes it. */
  public static String hex(Color color) {
    return "#%02x%02x%02x"
        .formatted(
            Math.round(color.getRed() * 255),
            Math.round(color.getGreen() * 255),
            Math.round(color.getBlue() * 255));
  }

  /** A colour as an opaque pixel of an image. */
  public static int argb(Color color) {
    return 0xff000000
        | channel(color.getRed()) << 16
        | channel(color.getGreen()) << 8
        | channel(color.getBlue());
  }

  private static int channel(double value) {
    return (int) Math.round(value * 255);
  }

  private static String css(String name, Color color) {
    return "-gs-" + name + ": " + hex(color) + "; ";
  }
}
