package dev.gatescope.ui.predictions;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which rows are shown: all or the wrong ones, and those whose numbers begin as typed. One number
 * is looked for in a and in b; two ("250 - 13") in a and in b in that order.
 */
record RowFilter(boolean wrongOnly, String typed) implements Predicate<PredictionRow> {
  @Override
  public boolean test(PredictionRow row) {
    return (!wrongOnly || row.wrong()) && matches(row);
  }

  private boolean matches(PredictionRow row) {
    List<String> numbers =
        Arrays.stream(typed.split("\\D+", -1)).filter(part -> !part.isEmpty()).toList();
    String a = Long.toString(row.a());
    String b = Long.toString(row.b());
    return switch (numbers.size()) {
      case 0 -> typed.isBlank();
      case 1 -> a.startsWith(numbers.getFirst()) || b.startsWith(numbers.getFirst());
      case 2 -> a.startsWith(numbers.getFirst()) && b.startsWith(numbers.getLast());
      default -> false;
    };
  }
}
