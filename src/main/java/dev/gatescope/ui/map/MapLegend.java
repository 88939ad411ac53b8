package dev.gatescope.ui.map;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * What the colours of a mode mean, with how many pairs have them. Entries stay and change their
 * counts, as in {@link GroupsView}.
 */
final class MapLegend {
  /** What the entries are made for. */
  private record Kind(MapMode mode, boolean lacking, int bits, double limit, Palette palette) {
    static Kind of(MapLayer layer, Palette palette) {
      return new Kind(layer.mode(), layer.isLacking(), layer.bits(), layer.limit(), palette);
    }
  }

  /** An entry with a count. */
  private record Counted(Label label, String key, int level) {}

  private final Messages messages;
  private final List<Node> entries = new ArrayList<>();
  private final List<Counted> counted = new ArrayList<>();
  private Kind kind;

  MapLegend(Messages messages) {
    this.messages = messages;
  }

  /** The entries of an answer's layer; none without an answer, or if it lacks what it shows. */
  List<Node> of(MapAnswer answer, Palette palette) {
    Kind wanted = answer == null ? null : Kind.of(answer.layer(), palette);
    if (!Objects.equals(wanted, kind)) {
      kind = wanted;
      entries.clear();
      counted.clear();
      if (kind != null && !kind.lacking) {
        build();
      }
    }
    for (Counted entry : counted) {
      String count = messages.count(answer.layer().count(entry.level));
      entry.label.setText(messages.text("map.count", messages.text(entry.key), count));
    }
    return List.copyOf(entries);
  }

  private void build() {
    Palette palette = kind.palette;
    switch (kind.mode) {
      case ANSWER -> {
        counted("map.legend.right", MapColours.quiet(palette), 0);
        counted("map.legend.wrong", palette.wrong(), 1);
      }
      case ERROR -> {
        Color[] colours = MapColours.errorColours(kind.bits, palette);
        entries.add(
            new MapScale(
                messages.text("map.legend.error"), colours, "0", largestError(colours), palette));
      }
      case MARGIN ->
          entries.add(MapScale.ofMargin(messages.text("map.legend.margin"), kind.limit, palette));
      case DATA -> {
        counted("map.legend.unseen", MapColours.quiet(palette), 0);
        counted("map.legend.training", MapColours.training(palette), 1);
        counted("map.legend.test", MapColours.test(palette), 2);
        counted("map.legend.both", MapColours.both(palette), 3);
      }
      case SURGERY -> {
        counted("map.legend.becameWrong", palette.wrong(), 3);
        counted("map.legend.becameRight", MapColours.becameRight(palette), 2);
        counted("map.legend.stillWrong", MapColours.stillWrong(palette), 1);
        counted("map.legend.same", MapColours.quiet(palette), 0);
      }
    }
    String wrapped = Palette.hex(MapColours.wrapped(MapColours.quiet(palette), palette));
    entry(
        messages.text("map.legend.wrapped"),
        kind.mode == MapMode.ANSWER
            ? halves(wrapped, Palette.hex(MapColours.wrapped(palette.wrong(), palette)))
            : wrapped);
  }

  /** The swatch of a part of the map that has two colours. */
  private static String halves(String left, String right) {
    return "linear-gradient(to right, %s 50%%, %s 50%%)".formatted(left, right);
  }

  /** The least error that has the last colour. */
  private static String largestError(Color[] colours) {
    int exponent = colours.length - 2;
    return exponent <= 16 ? Long.toString(1L << exponent) : "2^" + exponent;
  }

  private void counted(String key, Color colour, int level) {
    counted.add(new Counted(entry("", Palette.hex(colour)), key, level));
  }

  private Label entry(String text, String paint) {
    Region swatch = new Region();
    swatch.getStyleClass().add("map-swatch");
    // The style sheet's size and border are missing on a page of an export.
    swatch.setMinSize(11, 11);
    swatch.setMaxSize(11, 11);
    swatch.setStyle("-fx-border-color: -gs-line; -fx-background-color: " + paint + ";");
    Label label = new Label(text, swatch);
    label.setStyle("-fx-text-fill: " + Palette.hex(kind.palette.text()) + ";");
    label.setMinWidth(Region.USE_PREF_SIZE);
    entries.add(label);
    return label;
  }
}
