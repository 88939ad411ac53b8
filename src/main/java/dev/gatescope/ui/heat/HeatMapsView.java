package dev.gatescope.ui.heat;

import dev.gatescope.eval.ActiveUnits;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.CanvasSheet;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.DivergingPixels;
import dev.gatescope.ui.common.Drawable;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Sheet;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** The maps of one trace with a crosshair that all of them share. */
public final class HeatMapsView extends DrawingPane implements Drawable {
  /** A unit at a time step. */
  record Cell(int timeStep, int unit) {}

  private final List<WritableImage> images = new ArrayList<>();
  private Palette palette = Palette.LIGHT;
  private Messages messages;
  private GateTrace trace;
  private List<Integer> order = List.of();
  private List<CellValue> values = List.of();
  private Cell selected = new Cell(0, 0);
  private Cell hovered;
  private Gate selectedGate;
  private int hiddenFrom = Integer.MAX_VALUE;
  private Brush brush;
  private ActiveUnits found;

  /** Of the widest name. */
  private double nameWidth;

  /** For FXML; {@link #setMessages} must follow. */
  public HeatMapsView() {
    getStyleClass().add("heat-maps");
    setMinSize(120, 120);
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
  }

  /**
   * Shows a trace in some colours; null shows that there is none yet.
   *
   * @param newOrder the units from top to bottom
   */
  void show(GateTrace newTrace, List<Integer> newOrder, Palette newPalette) {
    trace = newTrace;
    order = newOrder;
    palette = newPalette;
    values = trace == null ? List.of() : CellValue.of(trace.cell());
    nameWidth =
        values.stream()
            .mapToDouble(value -> HeatPainter.nameWidth(messages.text(value.nameKey())))
            .max()
            .orElse(0);
    hovered = null;
    colour();
    redraw();
  }

  private void colour() {
    images.clear();
    DivergingPixels scale = new DivergingPixels(palette);
    values.forEach(value -> images.add(image(value, scale)));
  }

  /** Where the crosshair is (clamped to what there is) and which gate is under study. */
  void select(int timeStep, int unit, Gate gate) {
    selected = new Cell(timeStep, unit);
    selectedGate = gate;
    redraw();
  }

  /** Leaves the columns of these and all later steps empty. */
  void hideFrom(int timeStep) {
    if (hiddenFrom != timeStep) {
      hiddenFrom = timeStep;
      colour();
      redraw();
    }
  }

  /** Marks what a brush asks and pales the units that it did not find; both null for none. */
  void showBrush(Brush newBrush, ActiveUnits newFound) {
    brush = newBrush;
    found = newFound;
    redraw();
  }

  /** The cell under the pointer, or null. */
  void hover(Cell cell) {
    hovered = cell;
    redraw();
  }

  List<CellValue> values() {
    return values;
  }

  /** The cell at a point of this view, or null. */
  HeatLayout.Place at(double x, double y) {
    HeatLayout.Place row = trace == null ? null : layout(getWidth(), getHeight()).at(x, y);
    return row == null
        ? null
        : new HeatLayout.Place(row.map(), row.timeStep(), order.get(row.unit()));
  }

  /** Where the cells stand at the present size; null without a trace. */
  HeatLayout heatLayout() {
    return trace == null ? null : layout(getWidth(), getHeight());
  }

  private HeatLayout layout(double width, double height) {
    return HeatLayout.of(
        width, height, values.size(), trace.hiddenSize(), trace.timeSteps(), nameWidth);
  }

  /**
   * One pixel a value: the canvas stretches it to cells. What is hidden is not in it either, as a
   * drawing that is exported can be taken apart.
   */
  private WritableImage image(CellValue value, DivergingPixels scale) {
    int steps = trace.timeSteps();
    int units = trace.hiddenSize();
    double limit = ValueScale.limit(value, trace);
    int[] pixels = new int[steps * units];
    for (int row = 0; row < units; row++) {
      for (int t = 0; t < steps; t++) {
        pixels[row * steps + t] =
            t < hiddenFrom
                ? scale.pixel(value.in(trace, t, order.get(row)), limit)
                : Palette.argb(palette.surface());
      }
    }
    WritableImage image = new WritableImage(steps, units);
    image
        .getPixelWriter()
        .setPixels(0, 0, steps, units, PixelFormat.getIntArgbPreInstance(), pixels, 0, steps);
    return image;
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    drawOn(new CanvasSheet(graphics), width, height);
  }

  @Override
  public void drawOn(Sheet graphics, double width, double height) {
    if (trace == null) {
      return;
    }
    HeatLayout layout = layout(width, height);
    Cell cross =
        new Cell(
            Math.clamp(selected.timeStep, 0, trace.timeSteps() - 1),
            Math.clamp(selected.unit, 0, trace.hiddenSize() - 1));
    HeatPainter painter =
        new HeatPainter(graphics, palette, layout, trace, order, cross, hiddenFrom);
    for (int map = 0; map < values.size(); map++) {
      CellValue value = values.get(map);
      Gate gate = value.gate(trace.cell());
      painter.header(map, value, messages.text(value.nameKey()));
      painter.cells(map, images.get(map));
      painter.held(map, value);
      painter.numbers(map, value);
      painter.hide(map);
      if (brush != null && !found.units().isEmpty()) {
        painter.paleAllBut(map, found.units());
      }
      painter.frame(map, value, gate != null && gate == selectedGate);
      painter.crosshair(map, hovered);
      if (brush != null && value == brush.value()) {
        painter.steps(map, brush.steps(trace));
      }
      if (map % layout.columns() == 0) {
        painter.axes(map, messages.text("heat.unit"));
      }
    }
  }
}
