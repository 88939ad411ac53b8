package dev.gatescope.session;

/** What stood in a file or on the clipboard, for a message: short and printable. */
final class Shown {
  private static final int MOST = 60;

  private Shown() {}

  static String text(String text) {
    String start = text.length() > MOST ? text.substring(0, MOST) + "..." : text;
    return start.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
