package dev.gatescope.ui.charts;

import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How a plot looks: colours of one palette, and all sizes times a scale. A picture at scale 2 is
 * laid out with sizes twice as large instead of being blown up, so its lines and letters stay
 * crisp.
 */
final class PlotStyle {
  /** Size of the axes' letters at scale 1, in pixels. */
  static final double LABEL = 12;

  private PlotStyle() {}

  /** A style sheet as an address that JavaFX accepts. */
  static String sheet(Palette palette, double scale) {
    byte[] css = css(palette, scale).getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(css);
  }

  private static String css(Palette palette, double scale) {
    String text = Palette.hex(palette.text());
    String muted = Palette.hex(palette.mutedText());
    String line = Palette.hex(palette.line());
    return """
    .chart {
      -fx-min-width: 40px; -fx-min-height: 40px;
      -fx-pref-width: 340px; -fx-pref-height: 180px;
      -fx-max-width: 100000px; -fx-max-height: 100000px;
      -fx-padding: 0px;
    }
    .chart-plot-background { -fx-background-color: transparent; }
    .chart .chart-title {
      -fx-font-size: %1$spx; -fx-font-weight: bold; -fx-text-fill: %2$s;
      -fx-padding: 0 0 %3$spx 0;
    }
    .axis {
      -fx-tick-length: %5$spx; -fx-minor-tick-length: 0px; -fx-minor-tick-count: 0;
      -fx-tick-label-gap: %5$spx; -fx-axis-label-gap: %5$spx; -fx-tick-label-spacing: %3$spx;
      -fx-axis-padding: %13$spx; -fx-max-major-tick-label-count: 30;
    }
    .axis .axis-label { -fx-font-family: '%14$s'; -fx-font-size: %4$spx; -fx-fill: %6$s; }
    .axis .axis-tick-label { -fx-font-family: '%14$s'; -fx-font-size: %4$spx; -fx-fill: %6$s; }
    .axis .axis-major-tick-mark { -fx-stroke: %7$s; -fx-stroke-width: %8$spx; }
    .axis .axis-minor-tick-mark { visibility: hidden; }
    .plot-ring { -fx-stroke-width: %15$spx; }
    .plot-rule { -fx-stroke-width: %8$spx; }
    .plot-epoch { -fx-stroke-width: %16$spx; -fx-stroke-dash-array: %17$s %5$s; }
    .grid-renderer .chart-major-grid-lines { visibility: hidden; -fx-stroke: transparent; }
    .grid-renderer .chart-minor-grid-lines { visibility: hidden; -fx-stroke: transparent; }
    .dataset {
      -fx-line-color: %9$s; -fx-line-width: %10$s; -fx-line-join: round;
      -fx-marker-color: %11$s; -fx-marker-size: %12$s;
    }
    """
        .formatted(
            15 * scale,
            text,
            6 * scale,
            LABEL * scale,
            3 * scale,
            muted,
            line,
            scale,
            Palette.hex(palette.accent()),
            1.6 * scale,
            Palette.hex(palette.wrong()),
            2.2 * scale,
            14 * scale,
            Fonts.SANS,
            2 * scale,
            1.5 * scale,
            4 * scale);
  }
}
