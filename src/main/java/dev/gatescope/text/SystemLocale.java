package dev.gatescope.text;

import java.util.Locale;

/** The language and country that the system had at the start, whatever is chosen afterwards. */
public final class SystemLocale {
  private static final Locale AT_START = Locale.getDefault();

  private SystemLocale() {}

  public static Locale get() {
    return AT_START;
  }
}
