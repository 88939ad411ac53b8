package dev.gatescope.file;

/** Which colours the user wants. */
public enum ColourTheme {
  /** Light or dark as the system is, also when that changes. */
  SYSTEM,
  LIGHT,
  DARK
}
