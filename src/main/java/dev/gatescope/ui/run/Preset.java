package dev.gatescope.ui.run;

import dev.gatescope.data.Subtraction;
import java.util.List;

/**
 * A subtraction worth looking at.
 *
 * @param key of the text that says why
 */
public record Preset(String key, long a, long b) {
  /** From no borrow to the longest chain that eight bits have, then the article's five. */
  public static final List<Preset> ALL =
      List.of(
          new Preset("preset.noBorrow", 13, 5),
          new Preset("preset.oneBorrow", 13, 2),
          new Preset("preset.sevenBorrows", 128, 1),
          new Preset("preset.article", 123, 61),
          new Preset("preset.article", 118, 94),
          new Preset("preset.article", 250, 134),
          new Preset("preset.article", 204, 67),
          new Preset("preset.article", 245, 60));

  public boolean fits(int bits) {
    return a >>> bits == 0;
  }

  public Subtraction pair(int bits) {
    return new Subtraction(a, b, bits);
  }

  /** A pair for any width: the first preset that fits, or the smallest pair that there is. */
  public static Subtraction fallback(int bits) {
    return ALL.stream()
        .filter(preset -> preset.fits(bits))
        .findFirst()
        .map(preset -> preset.pair(bits))
        .orElseGet(() -> new Subtraction(2, 1, bits));
  }
}
