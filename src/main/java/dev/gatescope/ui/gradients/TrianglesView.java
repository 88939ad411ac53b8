package dev.gatescope.ui.gradients;

import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;

/** The triangles beside each other in one scale, and the chart of decay. */
public final class TrianglesView extends DrawingPane {
  private final List<WritableImage> images = new ArrayList<>();
  private Palette palette = Palette.LIGHT;
  private GradientText text;
  private List<Panel> panels = List.of();
  private Of of = Of.LOSS;
  private LogScale scale = new LogScale(-1, 0);
  private int bit;
  private int step;
  private TrianglesLayout.Place hovered;

  /** For FXML; {@link #setText} must follow. */
  public TrianglesView() {
    getStyleClass().add("gradient-triangles");
    setMinSize(120, 100);
  }

  void setText(GradientText newText) {
    text = newText;
  }

  void show(List<Panel> newPanels, Of newOf, Palette newPalette) {
    panels = newPanels;
    of = newOf;
    palette = newPalette;
    scale = LogScale.of(panels, of);
    images.clear();
    panels.forEach(panel -> images.add(TrianglesPainter.image(panel.triangle(of), scale, palette)));
    redraw();
  }

  /** The cell that is read, in all triangles that have it. */
  void select(int newBit, int newStep) {
    bit = newBit;
    step = newStep;
    redraw();
  }

  /** The cell under the pointer, or null. */
  void hover(TrianglesLayout.Place place) {
    hovered = place;
    redraw();
  }

  LogScale scale() {
    return scale;
  }

  /** The cell at a point of this view, or null. */
  TrianglesLayout.Place at(double x, double y) {
    TrianglesLayout.Place place =
        panels.isEmpty() ? null : trianglesLayout(getWidth(), getHeight()).at(x, y);
    return place != null && place.bit() < panels.get(place.panel()).timeSteps() ? place : null;
  }

  /** Where the triangles stand; there must be some. */
  TrianglesLayout trianglesLayout(double width, double height) {
    return TrianglesLayout.of(width, height, panels.size(), steps());
  }

  private int steps() {
    return panels.stream().mapToInt(Panel::timeSteps).max().orElse(1);
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (panels.isEmpty()) {
      return;
    }
    TrianglesLayout layout = trianglesLayout(width, height);
    TrianglesPainter painter = new TrianglesPainter(graphics, palette, layout, scale, of);
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      int shownBit = Math.min(bit, panel.timeSteps() - 1);
      painter.title(i, panel, text);
      painter.cells(i, panel, images.get(i));
      painter.numbers(i, panel);
      painter.axes(i, shownBit, Math.min(step, shownBit));
      painter.outline(i, shownBit, Math.min(step, shownBit), palette.accent());
      if (hovered != null && hovered.bit() < panel.timeSteps()) {
        painter.outline(i, hovered.bit(), hovered.step(), palette.text());
      }
    }
    if (layout.chart() != null) {
      new DecayPainter(graphics, palette, layout.chart(), steps()).draw(panels, of, text);
    }
  }
}
