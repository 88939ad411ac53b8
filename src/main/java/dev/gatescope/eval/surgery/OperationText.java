package dev.gatescope.eval.surgery;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Level;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Site;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import dev.gatescope.text.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Operations as text, which the command line reads and sessions may keep:
 *
 * <pre>
 *   clamp:forget:*:every:0        SITE:UNITS:STEP:VALUE
 *   clamp:cell_state:3,8-11:4:mean
 *   silence:12                    UNITS
 *   swap:hidden_state:*:3:128,1   SITE:UNITS:STEP:A,B
 * </pre>
 */
public final class OperationText {
  private static final String EVERY = "every";

  /** Where a number could stand: the mean over all pairs. */
  public static final String MEAN = "mean";

  private OperationText() {}

  /** An operation as {@link #parse} reads it, without the pair's width. */
  public static String of(Operation operation) {
    return switch (operation) {
      case Hold hold ->
          String.join(
              ":",
              "clamp",
              name(hold.site()),
              hold.units().toString(),
              hold.timeStep() == Clamp.EVERY ? EVERY : Integer.toString(hold.timeStep()),
              hold.level().mean() ? MEAN : Numbers.exact(hold.level().number()));
      case Silence silence -> "silence:" + silence.units();
      case Swap swap ->
          String.join(
              ":",
              "swap",
              name(swap.site()),
              swap.units().toString(),
              Integer.toString(swap.timeStep()),
              swap.donor().a() + "," + swap.donor().b());
    };
  }

  /**
   * Reads one.
   *
   * @param bits width of the numbers that a swap names
   * @throws dev.gatescope.text.ProblemException if it cannot be understood
   */
  public static Operation parse(String text, int bits) {
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    return switch (colon < 0 ? "" : text.substring(0, colon)) {
      case "clamp" -> hold(rest);
      case "silence" -> new Silence(Units.parse(rest));
      case "swap" -> swap(rest, bits);
      default -> throw Problem.of("surgery.kind", text).asException();
    };
  }

  /** Reads SITE:UNITS:STEP:VALUE. */
  public static Hold hold(String text) {
    List<String> parts = parts(text, "forget:*:every:0");
    int timeStep = parts.get(2).equals(EVERY) ? Clamp.EVERY : step(parts.get(2));
    return new Hold(site(parts.get(0)), Units.parse(parts.get(1)), timeStep, level(parts.get(3)));
  }

  /** Reads SITE:UNITS:STEP:A,B. */
  public static Swap swap(String text, int bits) {
    List<String> parts = parts(text, "cell_state:*:3:128,1");
    return new Swap(
        site(parts.get(0)),
        Units.parse(parts.get(1)),
        step(parts.get(2)),
        pair(parts.get(3), bits));
  }

  /** Reads A,B. */
  public static Subtraction pair(String text, int bits) {
    List<String> numbers = List.of(text.split(",", -1));
    if (numbers.size() != 2) {
      throw Problem.of("surgery.pair", text).asException();
    }
    return Subtraction.parse(numbers.get(0), numbers.get(1), bits);
  }

  /**
   * Reads "mean" or a number.
   *
   * @throws dev.gatescope.text.ProblemException if it is neither, or not finite
   */
  public static Level level(String text) {
    if (text.strip().equalsIgnoreCase(MEAN)) {
      return Level.MEAN;
    }
    try {
      float number = Float.parseFloat(text.strip().replace('\u2212', '-'));
      if (Float.isFinite(number)) {
        return Level.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is not finite.
    }
    throw Problem.of("surgery.value", text).asException();
  }

  /** The name of a site in texts. */
  public static String name(Site site) {
    return Names.of(site);
  }

  /** The names of what a cell has. */
  static String names(CellType cell) {
    return Arrays.stream(Site.values())
        .filter(site -> site.isIn(cell))
        .map(OperationText::name)
        .collect(Collectors.joining(", "));
  }

  private static List<String> parts(String text, String example) {
    List<String> parts = List.of(text.split(":", -1));
    if (parts.size() != 4) {
      throw Problem.of("surgery.parts", text, example).asException();
    }
    return parts;
  }

  private static Site site(String name) {
    for (Site site : Site.values()) {
      if (name(site).equals(name.strip().toLowerCase(Locale.ROOT))) {
        return site;
      }
    }
    String all =
        Arrays.stream(Site.values()).map(OperationText::name).collect(Collectors.joining(", "));
    throw Problem.of("surgery.siteName", name, all).asException();
  }

  private static int step(String text) {
    if (!text.matches("\\d{1,4}")) {
      throw Problem.of("surgery.stepText", text).asException();
    }
    return Integer.parseInt(text);
  }
}
