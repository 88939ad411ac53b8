package dev.gatescope.ui.flow;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.flow.DiagramLayout.Box;
import dev.gatescope.ui.flow.FlowViewModel.Pointed;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/**
 * The place of the diagram: draws the trace's cell in whatever size it is given, and lets the
 * keyboard point at its parts.
 */
final class FlowPane extends Pane {
  private static final double SMALLEST = 50;

  /** In less than this the texts of the parts would not fit: the whole diagram is made smaller. */
  private static final double LEAST_WIDTH = 560;

  private final Scale shrink = new Scale();

  /** What the places of the parts depend on, for one cell. */
  private record Arrangement(double width, double height, int units) {}

  private final FlowViewModel model;
  private DiagramView view;
  private DiagramLayout layout;
  private Arrangement arrangement;
  private Palette palette = Palette.LIGHT;
  private Gate chosen;

  FlowPane(FlowViewModel model) {
    this.model = model;
    getStyleClass().add("flow-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(0, 0);
    setPrefSize(700, 380);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                model.point(null, -1);
              }
            });
  }

  /** Another trace, or none. */
  void showTrace() {
    GateTrace trace = model.trace();
    speak();
    if (trace == null) {
      view = null;
      getChildren().clear();
      return;
    }
    CellDiagram diagram = CellDiagram.of(trace.cell());
    if (view == null || !view.diagram().equals(diagram)) {
      view = new DiagramView(diagram, model, palette);
      view.setChosen(chosen);
      view.getTransforms().add(shrink);
      layout = null;
      getChildren().setAll(view);
    }
    view.showTrace();
    requestLayout();
  }

  /** Shows the trace's values as they are at the end of the step. */
  void showEnd() {
    show(null);
    speak();
  }

  /** See {@link DiagramView#show}. */
  void show(Movement.Frame frame) {
    if (view != null) {
      view.show(frame);
    }
  }

  /** The selected unit changed. */
  void showUnit() {
    speak();
    if (view != null) {
      view.showValues();
    }
  }

  /** Something else is pointed at. */
  void showPointed() {
    if (view != null) {
      view.showPointed();
      speak();
    }
  }

  /** Says what is pointed at, else what the whole diagram shows. */
  private void speak() {
    Pointed pointed = model.pointed();
    if (model.trace() == null || model.hidden()) {
      setAccessibleText(model.noTrace());
    } else if (pointed == null) {
      setAccessibleText(model.heading() + ". " + model.hint());
    } else {
      setAccessibleText(model.accessibleText(pointed.element(), pointed.unit()));
    }
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    if (view != null) {
      view.setPalette(palette);
    }
  }

  void setChosen(Gate gate) {
    chosen = gate;
    if (view != null) {
      view.setChosen(gate);
    }
  }

  /** See {@link UnitStrip#setDetail}. */
  void setDetail(double detail) {
    if (view != null) {
      view.setDetail(detail);
    }
  }

  private void keyPressed(KeyEvent event) {
    if (layout == null || view == null || !KeyEvents.isPlain(event)) {
      return;
    }
    Pointed pointed = model.pointed();
    switch (event.getCode()) {
      case LEFT -> step(pointed, -1, 0);
      case RIGHT -> step(pointed, 1, 0);
      case UP -> step(pointed, 0, -1);
      case DOWN -> step(pointed, 0, 1);
      case ENTER -> {
        if (pointed != null) {
          model.select(pointed.element(), pointed.unit());
        }
      }
      case ESCAPE -> {
        if (pointed == null) {
          return;
        }
        model.point(null, -1);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(Pointed pointed, int dx, int dy) {
    Element next = pointed == null ? Element.X : layout.next(pointed.element(), dx, dy);
    model.point(next, -1);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (view == null || width < SMALLEST || height < SMALLEST) {
      return;
    }
    double smaller = Math.min(1, width / LEAST_WIDTH);
    shrink.setX(smaller);
    shrink.setY(smaller);
    double drawnWidth = Math.floor(width / smaller);
    double drawnHeight = Math.floor(height / smaller);
    view.resizeRelocate(0, 0, drawnWidth, drawnHeight);
    // Values change far more often than sizes: parts are arranged anew only if they must be.
    Arrangement wanted = new Arrangement(drawnWidth, drawnHeight, model.trace().hiddenSize());
    if (layout == null || !wanted.equals(arrangement)) {
      arrangement = wanted;
      layout = DiagramLayout.of(view.diagram(), drawnWidth, drawnHeight);
      view.arrange(layout, grid());
    }
  }

  /** The grid whose cells are largest in the boxes of gates and states, on average. */
  private UnitGrid grid() {
    CellType cell = view.diagram().cell();
    Element gate =
        switch (cell) {
          case LSTM -> Element.FORGET;
          case GRU -> Element.UPDATE;
          case RNN -> Element.RECURRENT_TERM;
        };
    double width = 0;
    double height = 0;
    for (Element part : List.of(gate, Element.HIDDEN)) {
      Box box = layout.boxes().get(part);
      boolean tagged = part.kind() == Element.Kind.GATE;
      double[] space = BlockView.stripSize(box.width(), box.height(), layout.fontSize(), tagged);
      width += space[0] / 2;
      height += space[1] / 2;
    }
    return UnitGrid.fitting(model.trace().hiddenSize(), width, height);
  }
}
