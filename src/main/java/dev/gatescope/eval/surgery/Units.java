package dev.gatescope.eval.surgery;

import dev.gatescope.text.Problem;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which units an operation is done to: all, or some by number.
 *
 * @param all every unit of whatever network; the numbers are empty then
 * @param numbers from 0, in order, each once
 */
public record Units(boolean all, List<Integer> numbers) {
  /** Every unit. */
  public static final Units ALL = new Units(true, List.of());

  private static final String EVERY = "*";
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?");
  private static final int MOST = 100_000;

  /** Of a list. Ranges say as much with less. */
  private static final int MOST_LETTERS = 10_000;

  public Units {
    numbers = List.copyOf(new TreeSet<>(numbers));
  }

  public static Units of(int unit) {
    return new Units(false, List.of(unit));
  }

  /**
   * Reads "*", or numbers and ranges such as "3, 5, 8-11".
   *
   * @throws dev.gatescope.text.ProblemException if it is nothing of this kind, or names no unit
   */
  public static Units parse(String text) {
    String stripped = text.strip();
    if (stripped.equals(EVERY)) {
      return ALL;
    }
    if (stripped.isEmpty()) {
      throw Problem.of("surgery.noUnit").asException();
    }
    if (text.length() > MOST_LETTERS) {
      throw Problem.of("surgery.units", text.substring(0, 57) + "...").asException();
    }
    BitSet numbers = new BitSet();
    for (String part : List.of(stripped.split(",", -1))) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw Problem.of("surgery.units", text).asException();
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (last < first || last > MOST) {
        throw Problem.of("surgery.units", text).asException();
      }
      numbers.set(first, last + 1);
    }
    return new Units(false, numbers.stream().boxed().toList());
  }

  /**
   * The numbers in a network of some size.
   *
   * @throws dev.gatescope.text.ProblemException if there is no such unit, or none at all is named
   */
  public List<Integer> in(int hiddenSize) {
    if (all) {
      return IntStream.range(0, hiddenSize).boxed().toList();
    }
    if (numbers.isEmpty()) {
      throw Problem.of("surgery.noUnit").asException();
    }
    for (int unit : numbers) {
      if (unit < 0 || unit >= hiddenSize) {
        throw Problem.of("surgery.unit", Integer.toString(unit), Integer.toString(hiddenSize - 1))
            .asException();
      }
    }
    return numbers;
  }

  /** As {@link #parse} reads it: "*" or "3,5,8-11". */
  @Override
  public String toString() {
    if (all) {
      return EVERY;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      int first = numbers.get(i);
      while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
        i++;
      }
      int last = numbers.get(i);
      text.append(text.isEmpty() ? "" : ",").append(first);
      text.append(last == first ? "" : (last == first + 1 ? "," : "-") + last);
    }
    return text.toString();
  }
}
