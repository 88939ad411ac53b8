package dev.gatescope.ui.map;

import dev.gatescope.text.Names;

/** What the colours of the map say. */
public enum MapMode {
  /** Right or wrong. */
  ANSWER,
  /** How far off the number is. */
  ERROR,
  /** How sure the least sure bit is. */
  MARGIN,
  /** Whether the pair was trained on or tested with. */
  DATA,
  /** What surgery has made right or wrong. */
  SURGERY;

  String textKey() {
    return "map.mode." + Names.of(this);
  }

  String detailKey() {
    return "map.detail." + Names.of(this);
  }
}
