package dev.gatescope.report;

import dev.gatescope.text.Names;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The colours of what is written without the window, as CSS writes them. They are those of the
 * window's palettes; a test holds the two together, for neither may know the other.
 */
public enum Theme {
  LIGHT(
      "#ffffff", "#f4f6f9", "#d5dbe3", "#1f2630", "#5b6675", "#0b63ce", "#1b62b5", "#eef0f3",
      "#b8520d", "#007c46", "#c2221a"),
  DARK(
      "#12161c", "#1b2129", "#343d49", "#e8ecf1", "#9aa6b5", "#5aa6ff", "#4f9bf0", "#2a323c",
      "#ff9443", "#51cf90", "#ff6551");

  /** Shades on each side of zero; a value has the nearest. */
  static final int SHADES = 20;

  private final String background;
  private final String surface;
  private final String line;
  private final String text;
  private final String mutedText;
  private final String accent;
  private final String negative;
  private final String zero;
  private final String positive;
  private final String right;
  private final String wrong;

  Theme(
      String background,
      String surface,
      String line,
      String text,
      String mutedText,
      String accent,
      String negative,
      String zero,
      String positive,
      String right,
      String wrong) {
    this.background = background;
    this.surface = surface;
    this.line = line;
    this.text = text;
    this.mutedText = mutedText;
    this.accent = accent;
    this.negative = negative;
    this.zero = zero;
    this.positive = positive;
    this.right = right;
    this.wrong = wrong;
  }

  public String background() {
    return background;
  }

  public String line() {
    return line;
  }

  public String text() {
    return text;
  }

  public String mutedText() {
    return mutedText;
  }

  public String accent() {
    return accent;
  }

  public String wrong() {
    return wrong;
  }

  /** Custom properties such as {@code --muted-text} for a style sheet. */
  public String variables() {
    return ":root{color-scheme:%s;--background:%s;--surface:%s;--line:%s;--text:%s;--muted-text:%s;--accent:%s;"
            .formatted(Names.of(this), background, surface, line, text, mutedText, accent)
        + "--negative:%s;--zero:%s;--positive:%s;--right:%s;--wrong:%s}\n"
            .formatted(negative, zero, positive, right, wrong);
  }

  /** One rule a shade of the diverging scale; see {@link #shade}. */
  String shades() {
    List<String> rules =
        IntStream.rangeClosed(-SHADES, SHADES)
            .mapToObj(
                shade -> {
                  String fill =
                      mix(zero, shade < 0 ? negative : positive, Math.abs(shade) / (double) SHADES);
                  return ".%s{background:%s;color:%s}\n"
                      .formatted(className(shade), fill, textOn(fill));
                })
            .toList();
    return String.join("", rules);
  }

  /**
   * The class of a value's colour.
   *
   * @param limit the value (above 0) that has the full colour
   */
  static String shade(double value, double limit) {
    return Double.isNaN(value)
        ? "nan"
        : className((int) Math.round(Math.clamp(value / limit, -1, 1) * SHADES));
  }

  private static String className(int shade) {
    return (shade < 0 ? "n" : "p") + Math.abs(shade);
  }

  private static String mix(String from, String to, double share) {
    StringBuilder mixed = new StringBuilder("#");
    for (int channel = 0; channel < 3; channel++) {
      long value = Math.round(channel(from, channel) * (1 - share) + channel(to, channel) * share);
      mixed.append("%02x".formatted(value));
    }
    return mixed.toString();
  }

  /** Black or white, whichever can be read on a colour. */
  private static String textOn(String fill) {
    double luminance =
        0.2126 * channel(fill, 0) + 0.7152 * channel(fill, 1) + 0.0722 * channel(fill, 2);
    return luminance > 127 ? "#10151b" : "#ffffff";
  }

  private static int channel(String color, int channel) {
    return Integer.parseInt(color.substring(1 + 2 * channel, 3 + 2 * channel), 16);
  }
}
