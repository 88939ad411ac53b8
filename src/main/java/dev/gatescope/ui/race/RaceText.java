package dev.gatescope.ui.race;

import dev.gatescope.ui.common.NumberText;

/** Numbers of a race as they are shown. */
final class RaceText {
  private RaceText() {}

  /** The untrained network has no loss. */
  static String loss(double loss) {
    return Double.isNaN(loss) ? "–" : NumberText.revealing(loss, 3);
  }

  static String rmse(double rmse) {
    return NumberText.fixed(rmse, 2);
  }
}
