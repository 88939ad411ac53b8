package dev.gatescope.ui.stretch;

import dev.gatescope.eval.Stretch;
import java.util.List;
import java.util.OptionalInt;

/**
 * All that is drawn of a stretch. Immutable.
 *
 * @param widths narrow ones first
 * @param trainedBits width of the numbers that the network was trained on
 */
record StretchPicture(List<Stretch> widths, int trainedBits) {
  StretchPicture {
    widths = List.copyOf(widths);
  }

  /** Bits of the widest numbers. */
  int bits() {
    return widths.getLast().bits();
  }

  /** The lowest bit that was wrong at least once, whatever the width; empty if none was. */
  OptionalInt firstFailing() {
    return widths.stream()
        .map(Stretch::firstFailing)
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .min();
  }
}
