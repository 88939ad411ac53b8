package dev.gatescope.ui.gradients;

import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientTriangle;
import java.util.List;

/**
 * A scale by powers of ten that all triangles of a picture share.
 *
 * @param bottom exponent of the number with the faintest colour; what is smaller has it too
 * @param top exponent of the number with the full colour; above {@code bottom}
 */
record LogScale(int bottom, int top) {
  /** More powers of ten would leave too few shades for each. */
  static final int MAX_DECADES = 9;

  /** The scale that holds the finite norms above 0; the smallest may be below it. */
  static LogScale of(List<Panel> panels, Of of) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (Panel panel : panels) {
      GradientTriangle triangle = panel.triangle(of);
      for (int t = 0; t < triangle.timeSteps(); t++) {
        for (int s = 0; s <= t; s++) {
          double norm = triangle.norm(t, s);
          if (norm > 0 && norm < Double.POSITIVE_INFINITY) {
            smallest = Math.min(smallest, norm);
            largest = Math.max(largest, norm);
          }
        }
      }
    }
    if (largest == 0) {
      return new LogScale(-1, 0);
    }
    int top = (int) Math.ceil(Math.log10(largest));
    int bottom = Math.max((int) Math.floor(Math.log10(smallest)), top - MAX_DECADES);
    return new LogScale(Math.min(bottom, top - 1), top);
  }

  int decades() {
    return top - bottom;
  }

  /** 0 at the bottom (and for 0), 1 at the top, NaN for NaN. */
  double share(double norm) {
    return Double.isNaN(norm) ? norm : Math.clamp((Math.log10(norm) - bottom) / decades(), 0, 1);
  }
}
