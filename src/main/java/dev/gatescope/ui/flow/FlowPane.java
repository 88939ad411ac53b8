package dev.gatescope.ui.flow;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.flow.CellDiagram.Edge;
import dev.gatescope.ui.flow.DiagramLayout.Box;
import dev.gatescope.ui.flow.ElementView.Emphasis;
import dev.gatescope.ui.flow.FlowViewModel.Pointed;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/**
 * Draws the diagram of the trace's cell in whatever size it is given, and what is pointed at. A
 * movement shows it frame by frame.
 */
final class FlowPane extends Pane {
  private final FlowViewModel model;
  private final Group edgeLayer = new Group();
  private final Pane elementLayer = new Pane();
  private final Motes motes = new Motes();
  private final Map<Element, ElementView> elements = new EnumMap<>(Element.class);
  private final Map<Edge, EdgeView> edges = new LinkedHashMap<>();
  private final Map<Element, EdgeView> stubs = new LinkedHashMap<>();
  private CellDiagram diagram;
  private DiagramLayout layout;
  private Palette palette = Palette.LIGHT;
  private Movement.Frame frame;
  private Gate chosen;
  private double detail = 2;

  FlowPane(FlowViewModel model) {
    this.model = model;
    getStyleClass().add("flow-pane");
    setAccessibleRole(AccessibleRole.PARENT);
    setFocusTraversable(true);
    setMinSize(0, 0);
    elementLayer.setPickOnBounds(false);
    edgeLayer.setAutoSizeChildren(false);
    getChildren().addAll(edgeLayer, elementLayer, motes);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                model.point(null, -1);
              }
            });
  }

  /** Shows the trace's values as they are at the end of the step. */
  void showEnd() {
    show(null);
  }

  /**
   * Shows one moment of a movement.
   *
   * @param newFrame null for the end of the step
   */
  void show(Movement.Frame newFrame) {
    boolean sameValues =
        frame != null && newFrame != null && frame.reached().equals(newFrame.reached());
    frame = newFrame;
    if (diagram == null || model.trace() == null) {
      return;
    }
    if (!sameValues) {
      showValues();
      emphasize();
    }
    moveMotes();
  }

  /** Another trace, or none. */
  void showTrace() {
    GateTrace trace = model.trace();
    CellDiagram newDiagram = trace == null ? null : CellDiagram.of(trace.cell());
    if (newDiagram != diagram) {
      diagram = newDiagram;
      build();
    }
    frame = null;
    if (trace == null) {
      return;
    }
    elements.forEach(
        (element, view) -> {
          if (view instanceof BlockView block) {
            block.setLimit(PartValues.limit(trace, element));
          }
        });
    requestLayout();
    showValues();
    emphasize();
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    elements.values().forEach(view -> view.setPalette(palette));
    emphasize();
  }

  void setChosen(Gate gate) {
    chosen = gate;
    elements.forEach(
        (element, view) -> view.setChosen(gate != null && model.gateOf(element) == gate));
  }

  /** See {@link UnitStrip#setDetail}. */
  void setDetail(double newDetail) {
    detail = newDetail;
    blocks().forEach(block -> block.strip().setDetail(detail));
  }

  ElementView view(Element element) {
    return elements.get(element);
  }

  private List<BlockView> blocks() {
    return elements.values().stream()
        .filter(BlockView.class::isInstance)
        .map(BlockView.class::cast)
        .toList();
  }

  private void build() {
    elements.clear();
    edges.clear();
    stubs.clear();
    if (diagram != null) {
      diagram.elements().forEach(element -> elements.put(element, viewOf(element)));
      // Arrows from h lie over those from x on the line that both share.
      diagram.edges().stream()
          .sorted((a, b) -> Boolean.compare(b.from() == Element.X, a.from() == Element.X))
          .forEach(edge -> edges.put(edge, new EdgeView(edge.from() == Element.X ? 1.5 : 2)));
    }
    elementLayer.getChildren().setAll(elements.values());
    edgeLayer.getChildren().setAll(edges.values());
    setChosen(chosen);
    setDetail(detail);
    setPalette(palette);
    layout = null;
    requestLayout();
  }

  private ElementView viewOf(Element element) {
    ElementView view =
        switch (element.kind()) {
          case BITS -> new BitsView();
          case GATE, STATE, TERM -> new BlockView(element, model.shortName(element));
          case OPERATOR -> new OperatorView(element);
          case LOGIT, PROBABILITY, BIT, LOSS -> new AnswerView(element, model.shortName(element));
        };
    view.addEventHandler(
        MouseEvent.MOUSE_MOVED, event -> model.point(element, unitAt(view, event)));
    view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.point(null, -1));
    view.addEventHandler(
        MouseEvent.MOUSE_CLICKED, event -> model.select(element, unitAt(view, event)));
    return view;
  }

  private static int unitAt(ElementView view, MouseEvent event) {
    if (view instanceof BlockView block) {
      UnitStrip strip = block.strip();
      return strip.unitAt(event.getX() - strip.getLayoutX(), event.getY() - strip.getLayoutY());
    }
    return -1;
  }

  private void keyPressed(KeyEvent event) {
    if (diagram == null || layout == null || event.getTarget() != this) {
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
    Element from = pointed == null ? Element.X : pointed.element();
    model.point(pointed == null ? from : layout.next(from, dx, dy), -1);
  }

  /** The same moment with another unit's numbers. */
  void showValuesAgain() {
    if (diagram != null && model.trace() != null) {
      showValues();
    }
  }

  private void showValues() {
    GateTrace trace = model.trace();
    int t = model.timeStep();
    int unit = model.unit();
    elements.forEach(
        (element, view) -> {
          boolean reached = frame == null || frame.reached().contains(element);
          view.show(trace, reached ? t : t - 1, unit);
          view.setAccessibleText(model.accessibleText(element, -1));
        });
    markUnits();
  }

  private void markUnits() {
    Pointed pointed = model.pointed();
    int marked = pointed == null || pointed.unit() == model.unit() ? -1 : pointed.unit();
    blocks().forEach(block -> block.strip().mark(model.unit(), marked));
  }

  /** Called when something else is pointed at. */
  void showPointed() {
    if (model.trace() == null || diagram == null) {
      return;
    }
    Pointed pointed = model.pointed();
    elements.forEach(
        (element, view) -> view.setCurrent(pointed != null && element == pointed.element()));
    markUnits();
    emphasize();
    if (isFocused()) {
      setAccessibleText(
          pointed == null ? null : model.accessibleText(pointed.element(), pointed.unit()));
    }
  }

  private void emphasize() {
    if (diagram == null) {
      return;
    }
    Pointed pointed = model.pointed();
    if (pointed != null && elements.containsKey(pointed.element())) {
      emphasizeSources(pointed.element());
    } else {
      elements.forEach((element, view) -> view.setEmphasis(moving(element)));
      edges.forEach((edge, view) -> paint(view, edge.from(), moving(edge.to())));
    }
    stubs.forEach((state, view) -> paint(view, state, Emphasis.NORMAL));
  }

  /** Direct sources stand out, what they depend on stays, all else steps back. */
  private void emphasizeSources(Element pointed) {
    Set<Element> upstream = diagram.upstream(pointed);
    List<Element> direct = diagram.sources(pointed);
    Set<Element> shown = EnumSet.of(pointed);
    shown.addAll(upstream);
    elements.forEach(
        (element, view) ->
            view.setEmphasis(
                element == pointed || direct.contains(element)
                    ? Emphasis.STRONG
                    : upstream.contains(element) ? Emphasis.NORMAL : Emphasis.FAINT));
    edges.forEach(
        (edge, view) ->
            paint(
                view,
                edge.from(),
                edge.to() == pointed
                    ? Emphasis.STRONG
                    : shown.contains(edge.to()) ? Emphasis.NORMAL : Emphasis.FAINT));
  }

  private Emphasis moving(Element element) {
    if (frame == null) {
      return Emphasis.NORMAL;
    }
    if (frame.lit().contains(element)) {
      return Emphasis.STRONG;
    }
    return frame.reached().contains(element) || frame.travelling().contains(element)
        ? Emphasis.NORMAL
        : Emphasis.FAINT;
  }

  private void paint(EdgeView view, Element from, Emphasis emphasis) {
    view.paint(ElementView.hue(palette, from), emphasis);
  }

  private void moveMotes() {
    motes.clear();
    if (frame == null || frame.travelling().isEmpty() || layout == null) {
      return;
    }
    int t = model.timeStep();
    edges.forEach(
        (edge, view) -> {
          if (frame.travelling().contains(edge.to())) {
            String value =
                edge.from() == Element.X || diagram.sources(edge.from()).isEmpty()
                    ? null
                    : Numbers.brief(PartValues.of(model.trace(), edge.from(), t, model.unit()));
            motes.put(
                view.at(frame.progress()), ElementView.hue(palette, edge.from()), value, palette);
          }
        });
    stubs.forEach(
        (state, view) -> {
          if (frame.travelling().contains(state)) {
            motes.put(view.at(frame.progress()), ElementView.hue(palette, state), null, palette);
          }
        });
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    elementLayer.resizeRelocate(0, 0, width, height);
    if (diagram == null || width < 50 || height < 50) {
      return;
    }
    layout = DiagramLayout.of(diagram, Math.floor(width), Math.floor(height));
    elementLayer.setStyle("-fx-font-size: " + layout.fontSize() + "px");
    motes.setFontSize(layout.fontSize());
    Element first = diagram.cell() == CellType.RNN ? Element.RECURRENT_TERM : gateOfDiagram();
    Box box = layout.boxes().get(first);
    double[] space =
        BlockView.stripSize(
            box.width(), box.height(), layout.fontSize(), first.kind() == Element.Kind.GATE);
    UnitGrid grid = UnitGrid.fitting(model.trace().hiddenSize(), space[0], space[1]);
    layout
        .boxes()
        .forEach(
            (element, at) -> {
              ElementView view = elements.get(element);
              view.setFontSize(layout.fontSize());
              view.resizeRelocate(
                  Math.round(at.x()),
                  Math.round(at.y()),
                  Math.round(at.width()),
                  Math.round(at.height()));
              view.paint();
              if (view instanceof BlockView block) {
                block.strip().setGrid(grid);
              }
            });
    layout.paths().forEach((edge, corners) -> edges.get(edge).setCorners(snapped(corners)));
    layOutStubs();
  }

  private Element gateOfDiagram() {
    return diagram.cell() == CellType.LSTM ? Element.FORGET : Element.UPDATE;
  }

  private void layOutStubs() {
    stubs.clear();
    for (DiagramLayout.Stub stub : layout.stubs()) {
      EdgeView view = new EdgeView(2);
      view.setCorners(snapped(List.of(stub.from(), stub.to())));
      paint(view, stub.state(), Emphasis.NORMAL);
      stubs.put(stub.state(), view);
    }
    edgeLayer.getChildren().setAll(edges.values());
    edgeLayer.getChildren().addAll(stubs.values());
  }

  /** Two-pixel lines are sharp on whole pixels. */
  private static List<DiagramLayout.Point> snapped(List<DiagramLayout.Point> corners) {
    return corners.stream()
        .map(corner -> new DiagramLayout.Point(Math.round(corner.x()), Math.round(corner.y())))
        .toList();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 700;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 380;
  }
}
