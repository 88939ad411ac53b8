package dev.gatescope.ui.map;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** What the colours of a mode mean, with how many pairs have them. */
final class MapLegend {
  private final Messages messages;
  private final MapLayer layer;
  private final Palette palette;
  private final List<Node> entries = new ArrayList<>();

  private MapLegend(MapLayer layer, Palette palette, Messages messages) {
    this.layer = layer;
    this.palette = palette;
    this.messages = messages;
  }

  /** The entries of an answer's layer; none if it lacks what it shows. */
  static List<Node> of(MapAnswer answer, Palette palette, Messages messages) {
    MapLayer layer = answer.layer();
    MapLegend legend = new MapLegend(layer, palette, messages);
    if (layer.isLacking()) {
      return legend.entries;
    }
    switch (layer.mode()) {
      case ANSWER -> {
        legend.counted("map.legend.right", MapColours.quiet(palette), 0);
        legend.counted("map.legend.wrong", palette.wrong(), 1);
      }
      case ERROR -> {
        Color[] colours = MapColours.errorColours(layer.bits(), palette);
        legend.entries.add(
            new MapScale(
                messages.text("map.legend.error"), colours, "0", largestError(colours), palette));
      }
      case MARGIN ->
          legend.entries.add(
              MapScale.ofMargin(messages.text("map.legend.margin"), layer.limit(), palette));
      case DATA -> {
        legend.counted("map.legend.unseen", MapColours.quiet(palette), 0);
        legend.counted("map.legend.training", MapColours.training(palette), 1);
        legend.counted("map.legend.test", MapColours.test(palette), 2);
        legend.counted("map.legend.both", MapColours.both(palette), 3);
      }
      case SURGERY -> {
        legend.counted("map.legend.becameWrong", palette.wrong(), 3);
        legend.counted("map.legend.becameRight", MapColours.becameRight(palette), 2);
        legend.counted("map.legend.stillWrong", MapColours.stillWrong(palette), 1);
        legend.counted("map.legend.same", MapColours.quiet(palette), 0);
      }
    }
    legend.entry(
        messages.text("map.legend.wrapped"),
        MapColours.wrapped(MapColours.quiet(palette), palette));
    return legend.entries;
  }

  /** The least error that has the last colour. */
  private static String largestError(Color[] colours) {
    int exponent = colours.length - 2;
    return exponent <= 16 ? Long.toString(1L << exponent) : "2^" + exponent;
  }

  private void counted(String key, Color colour, int level) {
    String count = grouped(layer.count(level), messages);
    entry(messages.text("map.count", messages.text(key), count), colour);
  }

  private void entry(String text, Color colour) {
    Region swatch = new Region();
    swatch.getStyleClass().add("map-swatch");
    // The style sheet's size and border are missing on a page of an export.
    swatch.setMinSize(11, 11);
    swatch.setMaxSize(11, 11);
    swatch.setStyle(
        "-fx-border-color: -gs-line; -fx-background-color: " + Palette.hex(colour) + ";");
    Label label = new Label(text, swatch);
    label.setStyle("-fx-text-fill: " + Palette.hex(palette.text()) + ";");
    label.setMinWidth(Region.USE_PREF_SIZE);
    entries.add(label);
  }

  static String grouped(long number, Messages messages) {
    return String.format(messages.locale(), "%,d", number);
  }
}
