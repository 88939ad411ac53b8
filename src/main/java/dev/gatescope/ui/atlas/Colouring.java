package dev.gatescope.ui.atlas;

import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.atlas.StateAtlas;
import dev.gatescope.text.Names;
import dev.gatescope.ui.common.Palette;
import javafx.scene.paint.Color;

/** What the colours of the points mean. */
enum Colouring {
  /** The true borrow that the prefix hands on. */
  BORROW,
  /** The prefix's last step. */
  STEP,
  /** Whether the network gives the right bit at the last step. */
  RIGHT;

  /** How many colours there are; points of a later one lie on top. */
  int groups(StateAtlas atlas) {
    return this == STEP ? atlas.timeSteps() : 2;
  }

  /** Which colour a point has. The last steps have the most points, so they lie at the bottom. */
  int group(StateAtlas atlas, int index) {
    return switch (this) {
      case BORROW -> atlas.borrow(index);
      case STEP -> atlas.timeSteps() - 1 - PrefixIndex.timeStep(index);
      case RIGHT -> atlas.right(index) ? 0 : 1;
    };
  }

  /** True if colours mix where points meet; else a later one hides what is below. */
  boolean mixes() {
    return this == BORROW;
  }

  Color colour(int group, int groups, Palette palette) {
    return switch (this) {
      case BORROW -> palette.diverging(group == 0 ? -1 : 1, 1);
      case STEP -> palette.sequential(groups == 1 ? 1 : 1 - 0.75 * group / (groups - 1));
      case RIGHT -> group == 0 ? palette.mutedText() : palette.wrong();
    };
  }

  /** Key of its name. */
  String textKey() {
    return "atlas.colour." + Names.of(this);
  }
}
