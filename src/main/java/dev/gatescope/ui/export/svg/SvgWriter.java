package dev.gatescope.ui.export.svg;

import dev.gatescope.report.Markup;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The elements of one SVG file, with JavaFX's colours and fonts said in its words. */
final class SvgWriter {
  /** Who has not our fonts has perhaps what they were made of; any other will do. */
  private static final String SANS_FAMILIES =
      "'" + Fonts.SANS + "', 'Noto Sans TC', 'Noto Sans', Arial, sans-serif";

  private static final String MONO_FAMILIES =
      "'" + Fonts.MONO + "', 'JetBrains Mono', Consolas, monospace";

  /** Our fonts' own character for it is in no other font. */
  private static final String CANDIDATE = "C\u0303";

  private final Markup markup = new Markup();
  private int gradients;

  SvgWriter(double width, double height, String title) {
    markup.prolog("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    markup.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "width",
        number(width),
        "height",
        number(height),
        "role",
        "img");
    markup.element("title", title);
  }

  String file() {
    markup.close();
    return markup.toString();
  }

  void open(String tag, Object... attributes) {
    markup.open(tag, attributes);
  }

  void close() {
    markup.close();
  }

  /**
   * An element without content.
   *
   * @param attributes names and values in turn, or lists of such
   */
  void empty(String tag, Object... attributes) {
    markup.empty(tag, flat(attributes));
  }

  /** A colour, or a gradient that is written first. Call before the element is begun. */
  List<Object> paint(String attribute, Paint paint, double alpha) {
    List<Object> attributes = new ArrayList<>();
    attributes.add(attribute);
    switch (paint) {
      case null -> attributes.add("none");
      case Color color -> {
        attributes.add(Palette.hex(color));
        double opacity = color.getOpacity() * alpha;
        if (opacity < 1) {
          attributes.addAll(List.of(attribute + "-opacity", number(opacity)));
        }
      }
      case LinearGradient gradient -> attributes.add("url(#" + define(gradient) + ")");
      default -> throw new IllegalStateException(paint.toString());
    }
    return attributes;
  }

  private String define(LinearGradient gradient) {
    String id = "gradient-" + ++gradients;
    open(
        "linearGradient",
        "id",
        id,
        "gradientUnits",
        gradient.isProportional() ? "objectBoundingBox" : "userSpaceOnUse",
        "x1",
        number(gradient.getStartX()),
        "y1",
        number(gradient.getStartY()),
        "x2",
        number(gradient.getEndX()),
        "y2",
        number(gradient.getEndY()));
    for (Stop stop : gradient.getStops()) {
      empty("stop", "offset", number(stop.getOffset()), paint("stop-color", stop.getColor(), 1));
    }
    close();
    return id;
  }

  /**
   * One line of text.
   *
   * @param tag text, or tspan within one
   * @param looks further attributes: names and values in turn
   */
  void text(String tag, String text, Font font, List<Object> fill, List<Object> looks) {
    if (text.isBlank()) {
      return;
    }
    List<Object> attributes = new ArrayList<>(looks);
    attributes.addAll(fill);
    attributes.addAll(
        List.of(
            "font-family",
            font.getFamily().equals(Fonts.MONO) ? MONO_FAMILIES : SANS_FAMILIES,
            "font-size",
            number(font.getSize())));
    if (font.getStyle().toLowerCase(Locale.ROOT).contains("bold")) {
      attributes.addAll(List.of("font-weight", "bold"));
    }
    markup.element(tag, text.replace(Fonts.CANDIDATE, CANDIDATE), attributes.toArray());
  }

  /** How far a font's letters reach above the line they stand on. */
  static double ascent(Font font) {
    return measured(font).getBaselineOffset();
  }

  /** The height of a font's line. */
  static double height(Font font) {
    return measured(font).getLayoutBounds().getHeight();
  }

  private static Text measured(Font font) {
    Text text = new Text("x");
    text.setFont(font);
    return text;
  }

  /** A length as SVG writes it: hundredths are finer than any pixel. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static Object[] flat(Object... attributes) {
    return Arrays.stream(attributes)
        .flatMap(each -> each instanceof List<?> list ? list.stream() : Stream.of(each))
        .toArray();
  }
}
