package dev.gatescope.ui.predictions;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which rows are shown: all or the wrong ones, and those whose numbers begin as typed. One number
 * is looked for in a and in b; two ("250 - 13") in a and in b in that order. What was typed is read
 * once and not for each of thousands of rows, which are anew with every epoch.
 */
final class RowFilter implements Predicate<PredictionRow> {
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("\\D+");

  private final boolean wrongOnly;
  private final boolean anyNumbers;
  private final List<String> numbers;

  RowFilter(boolean wrongOnly, String typed) {
    this.wrongOnly = wrongOnly;
    anyNumbers = typed.isBlank();
    numbers = BETWEEN_NUMBERS.splitAsStream(typed).filter(part -> !part.isEmpty()).toList();
  }

  @Override
  public boolean test(PredictionRow row) {
    return (!wrongOnly || row.wrong()) && (anyNumbers || matches(row));
  }

  private boolean matches(PredictionRow row) {
    return switch (numbers.size()) {
      case 1 -> begins(row.a(), 0) || begins(row.b(), 0);
      case 2 -> begins(row.a(), 0) && begins(row.b(), 1);
      default -> false;
    };
  }

  private boolean begins(long number, int typed) {
    return Long.toString(number).startsWith(numbers.get(typed));
  }
}
