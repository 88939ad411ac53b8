package dev.gatescope.ui.map;

import dev.gatescope.eval.PairMap;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** What the colours of a mode mean, with how many pairs have them. */
final class MapLegend {
  private final Messages messages;
  private final MapAnswer answer;
  private final Palette palette;
  private final List<Node> entries = new ArrayList<>();

  private MapLegend(MapAnswer answer, Palette palette, Messages messages) {
    this.answer = answer;
    this.palette = palette;
    this.messages = messages;
  }

  /** The entries of a mode; none if the answer lacks what it shows. */
  static List<Node> of(MapMode mode, MapAnswer answer, Palette palette, Messages messages) {
    MapLegend legend = new MapLegend(answer, palette, messages);
    PairMap map = answer.map();
    switch (mode) {
      case ANSWER -> {
        legend.counted("map.legend.right", MapColours.quiet(palette), cell -> !map.wrong(cell));
        legend.counted("map.legend.wrong", palette.wrong(), map::wrong);
      }
      case ERROR -> {
        Color[] colours = MapColours.errorColours(answer.grid().bits(), palette);
        legend.entries.add(
            new MapScale(
                messages.text("map.legend.error"), colours, "0", largestError(colours), palette));
      }
      case MARGIN -> {
        double limit = MapColours.marginLimit(map);
        legend.entries.add(MapScale.ofMargin(messages.text("map.legend.margin"), limit, palette));
      }
      case DATA -> legend.data();
      case SURGERY -> legend.surgery();
    }
    if (!legend.entries.isEmpty()) {
      legend.entry(
          messages.text("map.legend.wrapped"),
          MapColours.wrapped(MapColours.quiet(palette), palette));
    }
    return legend.entries;
  }

  /** The least error that has the last colour. */
  private static String largestError(Color[] colours) {
    int exponent = colours.length - 2;
    return exponent <= 16 ? Long.toString(1L << exponent) : "2^" + exponent;
  }

  private void data() {
    var membership = answer.membership();
    if (membership == null) {
      return;
    }
    Color[] colours = {
      MapColours.quiet(palette),
      MapColours.training(palette),
      MapColours.test(palette),
      MapColours.both(palette)
    };
    String[] keys = {
      "map.legend.unseen", "map.legend.training", "map.legend.test", "map.legend.both"
    };
    for (int i = 0; i < keys.length; i++) {
      int which = i;
      counted(keys[i], colours[i], cell -> membership.of(cell).ordinal() == which);
    }
  }

  private void surgery() {
    PairMap before = answer.before();
    if (before == null) {
      return;
    }
    PairMap after = answer.map();
    counted(
        "map.legend.becameWrong",
        palette.wrong(),
        cell -> !before.wrong(cell) && after.wrong(cell));
    counted(
        "map.legend.becameRight",
        MapColours.becameRight(palette),
        cell -> before.wrong(cell) && !after.wrong(cell));
    counted(
        "map.legend.stillWrong",
        MapColours.stillWrong(palette),
        cell -> before.wrong(cell) && after.wrong(cell));
    counted(
        "map.legend.same",
        MapColours.quiet(palette),
        cell -> !before.wrong(cell) && !after.wrong(cell));
  }

  private void counted(String key, Color colour, IntPredicate has) {
    int count = 0;
    for (int cell = 0; cell < answer.grid().cells(); cell++) {
      count += has.test(cell) ? 1 : 0;
    }
    entry(messages.text("map.count", messages.text(key), grouped(count, messages)), colour);
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
