package dev.gatescope.text;

import java.util.Locale;

/** Names of constants as files, the command line and the keys of messages have them. */
public final class Names {
  private Names() {}

  /** CELL_STATE as cell_state. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
