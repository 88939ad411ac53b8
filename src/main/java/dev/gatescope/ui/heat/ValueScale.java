package dev.gatescope.ui.heat;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.Palette;
import javafx.scene.paint.Color;

/** The colour scales of the maps: -1..1 for gates and tanh values, the largest |C| for C. */
final class ValueScale {
  private static final int LEVELS = 256;

  private final int[] colours = new int[LEVELS + 1];
  private final int notANumber;

  /** Looks the palette's colours up once for all maps. */
  ValueScale(Palette palette) {
    for (int level = 0; level <= LEVELS; level++) {
      colours[level] = argb(palette, 2.0 * level / LEVELS - 1);
    }
    notANumber = argb(palette, Double.NaN);
  }

  /** The value that has the full colour. */
  static double limit(CellValue value, GateTrace trace) {
    if (value != CellValue.CELL_STATE) {
      return 1;
    }
    double largest = 0;
    for (int t = 0; t < trace.timeSteps(); t++) {
      for (int unit = 0; unit < trace.hiddenSize(); unit++) {
        double magnitude = Math.abs(trace.cellState(t, unit));
        if (magnitude > largest && Double.isFinite(magnitude)) {
          largest = magnitude;
        }
      }
    }
    return largest > 0 ? largest : 1;
  }

  /** The colour of a value as an opaque ARGB pixel; {@code limit} has the full colour. */
  int pixel(double value, double limit) {
    if (Double.isNaN(value)) {
      return notANumber;
    }
    double share = Math.clamp(value / limit, -1, 1);
    return colours[(int) Math.round((share + 1) / 2 * LEVELS)];
  }

  private static int argb(Palette palette, double share) {
    Color colour = palette.diverging(share, 1);
    return 0xff000000
        | channel(colour.getRed()) << 16
        | channel(colour.getGreen()) << 8
        | channel(colour.getBlue());
  }

  private static int channel(double value) {
    return (int) Math.round(value * 255);
  }
}
