package dev.gatescope.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * The fonts that ship with the program, so that Chinese, Greek and subscripts are there whatever
 * the system has. Characters that they lack are taken from the system's fonts.
 */
public final class Fonts {
  /** Family of all text: regular and bold; Latin, Greek, signs, Traditional Chinese. */
  public static final String SANS = "Gatescope Sans";

  /** Family with fixed width, for numbers and bits: regular and bold; Latin, Greek, signs. */
  public static final String MONO = "Gatescope Mono";

  /**
   * The candidate's symbol, a C under a tilde: a character of our fonts' private use area. A
   * combining tilde would send each text that holds it through Pango, under which the process has
   * crashed with a corrupted heap.
   */
  public static final String CANDIDATE = "\uE043";

  private static final List<String> FILES =
      List.of(
          "GatescopeSans-Regular.ttf",
          "GatescopeSans-Bold.ttf",
          "GatescopeMono-Regular.ttf",
          "GatescopeMono-Bold.ttf");

  private Fonts() {}

  /**
   * Makes the families known to JavaFX. To be called before the first stage: a system without any
   * font then has these. May be called often: a font that is loaded again would replace the first
   * while windows still draw with it.
   */
  public static void load() {
    Once.touch();
  }

  /** The room that a text takes in a line, in pixels. */
  public static double width(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }

  private static void loadAll() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
        if (in == null || Font.loadFont(in, 0) == null) {
          throw new IllegalStateException("the font " + file + " cannot be loaded");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Runs once, when first touched, by the rules of class initialisation. */
  private static final class Once {
    static {
      loadAll();
    }

    static void touch() {}
  }
}
