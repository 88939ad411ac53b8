package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The colours for eyes that lack a cone, and their contrast. */
class PaletteTest {
  /** Distance by CIEDE2000: a difference that is seen at a glance even in a thin line. */
  private static final double APART = 12;

  /** Machado, Oliveira and Fernandes (2009) at full severity, for linear RGB, row by row. */
  private static final Map<String, double[]> EYES =
      Map.of(
          "all cones",
          new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
          "protanopia",
          new double[] {
            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
            1.051998
          },
          "deuteranopia",
          new double[] {
            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
            0.968881
          },
          "tritanopia",
          new double[] {
            1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
            0.303900
          });

  @Test
  void coloursThatStandBesideEachOtherDifferForEveryEye() {
    List<String> alike = new ArrayList<>();
    for (Palette palette : Palette.values()) {
      for (List<String> group :
          List.of(
              List.of("forget", "input", "candidate", "output"),
              List.of("negative", "zero", "positive"),
              List.of("right", "wrong"),
              List.of("text", "hidden", "positive"),
              List.of("accent", "wrong"),
              List.of("accent", "positive"),
              List.of("accent", "text"),
              List.of("cell", "hidden"))) {
        for (String one : group) {
          for (String other : group.subList(0, group.indexOf(one))) {
            EYES.forEach(
                (eye, matrix) -> {
                  double distance =
                      distance(
                          lab(seen(colours(palette).get(one), matrix)),
                          lab(seen(colours(palette).get(other), matrix)));
                  if (distance < APART) {
                    alike.add("%s %s %s %s %.1f".formatted(palette, eye, one, other, distance));
                  }
                });
          }
        }
      }
    }
    assertEquals(List.of(), alike);
  }

  @Test
  void textCanBeReadOnTheGrounds() {
    for (Palette palette : Palette.values()) {
      double need = palette.highContrast() ? 7 : 4.5;
      colours(palette)
          .forEach(
              (name, color) -> {
                for (Color ground : List.of(palette.background(), palette.surface())) {
                  double contrast = Palette.contrast(color, ground);
                  assertTrue(
                      name.equals("zero") || contrast >= need, palette + " " + name + contrast);
                }
              });
      // Borders and grid lines: 3 where contrast is asked for.
      assertTrue(
          !palette.highContrast() || Palette.contrast(palette.line(), palette.background()) >= 3);
    }
  }

  @Test
  void namesOfRunsCanBeReadAndRunsOfOneColourAreToldApart() {
    for (Palette palette : Palette.values()) {
      double need = palette.highContrast() ? 7 : 4.5;
      for (int run = 1; run <= 40; run++) {
        assertTrue(Palette.contrast(palette.run(run), palette.background()) >= need, "run " + run);
        for (int other = 1; other < run; other++) {
          boolean alike =
              palette.run(run).equals(palette.run(other))
                  && palette.runIsDashed(run) == palette.runIsDashed(other);
          assertTrue(!alike || run - other >= 16, run + " looks like " + other);
        }
      }
    }
  }

  @Test
  void numbersCanBeReadOnEveryColourOfTheScales() {
    for (Palette palette : Palette.values()) {
      for (double value = -1; value <= 1; value += 0.01) {
        Color signed = palette.diverging(value, 1);
        assertTrue(Palette.contrast(Palette.textOn(signed), signed) >= 4.5, palette + " " + value);
        Color magnitude = palette.sequential(Math.abs(value));
        assertTrue(Palette.contrast(Palette.textOn(magnitude), magnitude) >= 4.5);
      }
    }
  }

  @Test
  void distanceAndContrastAreThoseOfThePapers() {
    // Sharma, Wu and Dalal (2005), table 1, pairs 1, 7, 17 and 25.
    check(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425);
    check(50, 0, 0, 50, -1, 2, 2.3669);
    check(50, 2.5, 0, 73, 25, -18, 27.1492);
    check(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644);
    assertEquals(21, Palette.contrast(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(4.48, Palette.contrast(Color.web("#777777"), Color.WHITE), 0.01);
    double[] lab = lab(new double[] {1, 0, 0});
    assertEquals(53.24, lab[0], 0.01);
    assertEquals(80.09, lab[1], 0.01);
    assertEquals(67.20, lab[2], 0.01);
  }

  private static void check(
      double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
    double[] one = {l1, a1, b1};
    double[] other = {l2, a2, b2};
    assertEquals(expected, distance(one, other), 1e-4);
    assertEquals(expected, distance(other, one), 1e-4);
  }

  /** What words and lines are drawn in. */
  private static Map<String, Color> colours(Palette palette) {
    Map<String, Color> colours = new LinkedHashMap<>();
    colours.put("text", palette.text());
    colours.put("muted", palette.mutedText());
    colours.put("accent", palette.accent());
    colours.put("negative", palette.diverging(-1, 1));
    colours.put("zero", palette.diverging(0, 1));
    colours.put("positive", palette.diverging(1, 1));
    colours.put("forget", palette.gate(Gate.FORGET));
    colours.put("input", palette.gate(Gate.INPUT));
    colours.put("candidate", palette.gate(Gate.CANDIDATE));
    colours.put("output", palette.gate(Gate.OUTPUT));
    colours.put("cell", palette.cellState());
    colours.put("hidden", palette.hiddenState());
    colours.put("right", palette.right());
    colours.put("wrong", palette.wrong());
    return colours;
  }

  private static double[] seen(Color color, double[] matrix) {
    double[] linear = {
      linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue()),
    };
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        seen[row] += matrix[3 * row + column] * linear[column];
      }
      seen[row] = Math.clamp(seen[row], 0, 1);
    }
    return seen;
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  /** CIE L*a*b* under D65 of linear RGB. */
  private static double[] lab(double[] rgb) {
    double x = root((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    double y = root(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    double z = root((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double share) {
    return share > 216.0 / 24389 ? Math.cbrt(share) : (24389.0 / 27 * share + 16) / 116;
  }

  /** CIEDE2000. */
  private static double distance(double[] one, double[] other) {
    double meanChroma = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
    double stretch = 1 + 0.5 * (1 - saturation(meanChroma));
    double chroma1 = Math.hypot(one[1] * stretch, one[2]);
    double chroma2 = Math.hypot(other[1] * stretch, other[2]);
    double hue1 = hue(one[1] * stretch, one[2]);
    double hue2 = hue(other[1] * stretch, other[2]);
    boolean grey = chroma1 * chroma2 == 0;
    double turn = grey ? 0 : hue2 - hue1;
    double meanHue = grey ? hue1 + hue2 : (hue1 + hue2) / 2;
    if (Math.abs(turn) > 180) {
      turn -= Math.copySign(360, turn);
      meanHue += meanHue < 180 ? 180 : -180;
    }
    double lightness = (one[0] + other[0]) / 2 - 50;
    double chroma = (chroma1 + chroma2) / 2;
    double weight =
        1
            - 0.17 * cos(meanHue - 30)
            + 0.24 * cos(2 * meanHue)
            + 0.32 * cos(3 * meanHue + 6)
            - 0.20 * cos(4 * meanHue - 63);
    double dLightness =
        (other[0] - one[0])
            / (1 + 0.015 * lightness * lightness / Math.sqrt(20 + lightness * lightness));
    double dChroma = (chroma2 - chroma1) / (1 + 0.045 * chroma);
    double dHue =
        2
            * Math.sqrt(chroma1 * chroma2)
            * Math.sin(Math.toRadians(turn / 2))
            / (1 + 0.015 * chroma * weight);
    double rotation =
        -2
            * saturation(chroma)
            * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((meanHue - 275) / 25, 2))));
    return Math.sqrt(
        dLightness * dLightness + dChroma * dChroma + dHue * dHue + rotation * dChroma * dHue);
  }

  private static double saturation(double chroma) {
    double power = Math.pow(chroma, 7);
    return Math.sqrt(power / (power + Math.pow(25, 7)));
  }

  private static double hue(double a, double b) {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
