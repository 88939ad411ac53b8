package dev.gatescope.ui.map;

import dev.gatescope.ui.common.Palette;
import java.nio.ByteBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;

/** The colours of a layer's levels in one theme. */
final class MapColours {
  private static final double FAINTEST_ERROR = 0.3;

  /** How far the colours of a &lt; b are from those of a &gt;= b. */
  private static final double SET_APART = 0.5;

  private final MapLayer layer;

  /** By code. */
  private final Color[] colours;

  private MapColours(MapLayer layer, Color... levels) {
    this.layer = layer;
    colours = new Color[2 * levels.length];
  }

  /** The colours of a layer; null if it lacks what it shows. */
  static MapColours of(MapLayer layer, Palette palette) {
    if (layer.isLacking()) {
      return null;
    }
    Color[] levels =
        switch (layer.mode()) {
          case ANSWER -> new Color[] {quiet(palette), palette.wrong()};
          case ERROR -> errorColours(layer.bits(), palette);
          case MARGIN -> marginColours(palette);
          case DATA ->
              new Color[] {quiet(palette), training(palette), test(palette), both(palette)};
          case SURGERY ->
              new Color[] {
                quiet(palette), stillWrong(palette), becameRight(palette), palette.wrong()
              };
        };
    MapColours made = new MapColours(layer, levels);
    for (int level = 0; level < levels.length; level++) {
      made.colours[MapLayer.code(level, false)] = levels[level];
      made.colours[MapLayer.code(level, true)] = wrapped(levels[level], palette);
    }
    return made;
  }

  static Color quiet(Palette palette) {
    return palette.diverging(0, 1);
  }

  static Color training(Palette palette) {
    return palette.diverging(-1, 1);
  }

  static Color test(Palette palette) {
    return palette.diverging(1, 1);
  }

  static Color both(Palette palette) {
    return palette.text();
  }

  static Color stillWrong(Palette palette) {
    return palette.diverging(0, 1).interpolate(palette.mutedText(), 0.55);
  }

  static Color becameRight(Palette palette) {
    return palette.diverging(-1, 1);
  }

  /** The tone of a colour where a &lt; b. */
  static Color wrapped(Color colour, Palette palette) {
    return colour.interpolate(palette.mutedText(), SET_APART);
  }

  /** The colours of errors of 0, 1, 2, 4, ... */
  static Color[] errorColours(int bits, Palette palette) {
    Color[] colours = new Color[bits + 1];
    colours[0] = quiet(palette);
    for (int level = 1; level <= bits; level++) {
      double share = FAINTEST_ERROR + (1 - FAINTEST_ERROR) * (level - 1) / Math.max(1, bits - 1);
      colours[level] = palette.diverging(0, 1).interpolate(palette.diverging(1, 1), share);
    }
    return colours;
  }

  /** From the surest right answer (level 0) to the surest error, and last what is no number. */
  private static Color[] marginColours(Palette palette) {
    Color[] colours = new Color[MapLayer.MARGIN_STEPS + 2];
    for (int i = 0; i <= MapLayer.MARGIN_STEPS; i++) {
      colours[i] = palette.diverging(1 - 2.0 * i / MapLayer.MARGIN_STEPS, 1);
    }
    colours[MapLayer.MARGIN_STEPS + 1] = palette.diverging(Double.NaN, 1);
    return colours;
  }

  /** How to read the codes of the layer's pictures. */
  PixelFormat<ByteBuffer> format() {
    int[] argb = new int[colours.length];
    for (int code = 0; code < argb.length; code++) {
      argb[code] = Palette.argb(colours[code]);
    }
    return PixelFormat.createByteIndexedInstance(argb);
  }

  /** The colour of one cell. */
  Color of(int cell) {
    return colours[layer.code(cell)];
  }
}
