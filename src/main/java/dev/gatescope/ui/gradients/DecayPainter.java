package dev.gatescope.ui.gradients;

import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientReach.State;
import dev.gatescope.eval.GradientTriangle;
import dev.gatescope.lstm.CellType;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.LabelColumn;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws how much of the gradient is left so many steps back, as a share of what it begins with: one
 * line a triangle, by powers of ten.
 */
final class DecayPainter {
  private static final Font FONT = Font.font(Fonts.SANS, 10.5);
  private static final Font EXPONENT = Font.font(Fonts.SANS, 8);
  private static final double LEFT = 34;
  private static final double RIGHT = 104;
  private static final double TOP = 22;
  private static final double BOTTOM = 18;
  private static final double LABEL_HEIGHT = 13;

  private record Curve(Panel panel, double[] shares, double endX, double endY) {}

  private final GraphicsContext graphics;
  private final Palette palette;
  private final Rectangle2D plot;
  private final int steps;
  private int bottom;
  private int top;

  DecayPainter(GraphicsContext graphics, Palette palette, Rectangle2D area, int steps) {
    this.graphics = graphics;
    this.palette = palette;
    this.steps = steps;
    plot =
        new Rectangle2D(
            area.getMinX() + LEFT,
            area.getMinY() + TOP,
            Math.max(1, area.getWidth() - LEFT - RIGHT),
            Math.max(1, area.getHeight() - TOP - BOTTOM));
    graphics.setTextBaseline(VPos.CENTER);
  }

  void draw(List<Panel> panels, Of of, GradientText text) {
    List<double[]> shares = panels.stream().map(panel -> shares(panel.triangle(of))).toList();
    range(shares);
    graphics.setTextAlign(TextAlignment.LEFT);
    write(
        text.messages().text("gradients.decay"),
        plot.getMinX(),
        plot.getMinY() - 13,
        palette.text());
    grid(text);
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      curves.add(curve(panels.get(i), shares.get(i)));
    }
    labels(curves, text);
    graphics.setLineDashes();
  }

  private static double[] shares(GradientTriangle triangle) {
    double[] shares = new double[triangle.timeSteps()];
    for (int distance = 0; distance < shares.length; distance++) {
      shares[distance] = triangle.shareAtDistance(distance);
    }
    return shares;
  }

  private void range(List<double[]> all) {
    double smallest = 0.1;
    double largest = 1;
    for (double[] shares : all) {
      for (double share : shares) {
        if (share > 0 && share < Double.POSITIVE_INFINITY) {
          smallest = Math.min(smallest, share);
          largest = Math.max(largest, share);
        }
      }
    }
    bottom = (int) Math.floor(Math.log10(smallest));
    top = (int) Math.ceil(Math.log10(largest));
  }

  private void grid(GradientText text) {
    graphics.setLineWidth(1);
    int every = Math.max(1, (int) Math.ceil((top - bottom) * 16 / plot.getHeight()));
    for (int exponent = top; exponent >= bottom; exponent -= every) {
      double y = Math.round(y(Math.pow(10, exponent))) + 0.5;
      graphics.setStroke(exponent == 0 ? palette.mutedText() : palette.grid());
      graphics.strokeLine(plot.getMinX(), y, plot.getMaxX(), y);
      PowerOfTen.write(
          graphics, exponent, plot.getMinX() - 6, y, FONT, EXPONENT, palette.mutedText());
    }
    graphics.setTextAlign(TextAlignment.CENTER);
    int stride = steps > 40 ? 10 : steps > 20 ? 5 : steps > 10 ? 2 : 1;
    for (int distance = 0; distance < steps; distance += stride) {
      write(Integer.toString(distance), x(distance), plot.getMaxY() + 10, palette.mutedText());
    }
    graphics.setTextAlign(TextAlignment.LEFT);
    write(
        text.messages().text("gradients.stepsBack"),
        plot.getMaxX() + 10,
        plot.getMaxY() + 10,
        palette.mutedText());
  }

  private Curve curve(Panel panel, double[] shares) {
    style(panel);
    graphics.beginPath();
    double endX = plot.getMinX();
    double endY = y(1);
    boolean broken = true;
    for (int distance = 0; distance < shares.length; distance++) {
      boolean drawn = shares[distance] > 0 && shares[distance] < Double.POSITIVE_INFINITY;
      if (drawn) {
        endX = x(distance);
        endY = y(shares[distance]);
        if (broken) {
          graphics.moveTo(endX, endY);
        } else {
          graphics.lineTo(endX, endY);
        }
      }
      broken = !drawn;
    }
    graphics.stroke();
    return new Curve(panel, shares, endX, endY);
  }

  /** Names at the lines' ends, moved apart where they would meet. */
  private void labels(List<Curve> curves, GradientText text) {
    List<Curve> sorted = curves.stream().sorted(Comparator.comparingDouble(Curve::endY)).toList();
    double[] wanted = sorted.stream().mapToDouble(Curve::endY).toArray();
    double[] middles =
        LabelColumn.spread(wanted, LABEL_HEIGHT, Double.NEGATIVE_INFINITY, plot.getMaxY() - 4);
    graphics.setTextAlign(TextAlignment.LEFT);
    for (int i = 0; i < middles.length; i++) {
      Curve curve = sorted.get(i);
      double y = middles[i];
      style(curve.panel);
      graphics.strokeLine(curve.endX, curve.endY, plot.getMaxX() + 4, y);
      graphics.setFont(FONT);
      graphics.setFill(colour(curve.panel));
      graphics.fillText(
          curve.panel.state().symbol() + "  " + text.title(curve.panel),
          plot.getMaxX() + 8,
          y,
          RIGHT - 8);
    }
  }

  private void style(Panel panel) {
    graphics.setStroke(colour(panel));
    boolean strong = panel.kind() == Panel.Kind.SHOWN || panel.kind() == Panel.Kind.MEAN;
    graphics.setLineWidth(strong ? 2.2 : 1.3);
    boolean comparing = panel.kind() == Panel.Kind.SHOWN || panel.kind() == Panel.Kind.OTHER;
    if (comparing && panel.state() == State.HIDDEN && panel.cell() == CellType.LSTM) {
      graphics.setLineDashes(5, 3);
    } else if (panel.kind() == Panel.Kind.PAIR) {
      graphics.setLineDashes(3, 3);
    } else {
      graphics.setLineDashes();
    }
  }

  private Color colour(Panel panel) {
    return switch (panel.kind()) {
      case MEAN, PAIR -> panel.state() == State.CELL ? palette.cellState() : palette.hiddenState();
      case SHOWN -> palette.accent();
      case OTHER -> palette.cell(panel.cell());
    };
  }

  private double x(int distance) {
    return plot.getMinX() + plot.getWidth() * distance / Math.max(1, steps - 1);
  }

  private double y(double share) {
    return plot.getMinY() + plot.getHeight() * (top - Math.log10(share)) / (top - bottom);
  }

  private void write(String text, double x, double y, Color colour) {
    graphics.setFont(FONT);
    graphics.setFill(colour);
    graphics.fillText(text, x, y);
  }
}
