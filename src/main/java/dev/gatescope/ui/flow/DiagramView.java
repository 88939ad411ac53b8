package dev.gatescope.ui.flow;

import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.flow.CellDiagram.Edge;
import dev.gatescope.ui.flow.DiagramLayout.Point;
import dev.gatescope.ui.flow.ElementView.Emphasis;
import dev.gatescope.ui.flow.FlowViewModel.Pointed;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/** The drawing of one cell: arrows, parts above them, travelling values on top. */
final class DiagramView extends Pane {
  private final CellDiagram diagram;
  private final FlowViewModel model;
  private final Group edgeLayer = new Group();
  private final Motes motes = new Motes();
  private final Map<Element, ElementView> elements = new EnumMap<>(Element.class);
  private final Map<Edge, EdgeView> edges = new LinkedHashMap<>();
  private final Map<Element, EdgeView> stubs = new EnumMap<>(Element.class);
  private Palette palette;
  private Movement.Frame frame;

  DiagramView(CellDiagram diagram, FlowViewModel model, Palette palette) {
    this.diagram = diagram;
    this.model = model;
    this.palette = palette;
    edgeLayer.setAutoSizeChildren(false);
    edgeLayer.setManaged(false);
    getChildren().add(edgeLayer);
    diagram.elements().forEach(element -> elements.put(element, viewOf(element)));
    // Arrows from h lie over those from x on the line that both share.
    diagram.edges().stream()
        .sorted((a, b) -> Boolean.compare(b.from() == Element.X, a.from() == Element.X))
        .forEach(edge -> edges.put(edge, new EdgeView(edge.from() == Element.X ? 1.5 : 2)));
    getChildren().addAll(elements.values());
    getChildren().add(motes);
    setPalette(palette);
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

  private List<BlockView> blocks() {
    return elements.values().stream()
        .filter(BlockView.class::isInstance)
        .map(BlockView.class::cast)
        .toList();
  }

  CellDiagram diagram() {
    return diagram;
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    elements.values().forEach(view -> view.setPalette(palette));
    stubs.forEach((state, view) -> paint(view, state, Emphasis.NORMAL));
    emphasize();
  }

  /** The gate under study stands out. */
  void setChosen(Gate gate) {
    elements.forEach(
        (element, view) -> view.setChosen(gate != null && model.gateOf(element) == gate));
  }

  /** See {@link UnitStrip#setDetail}. */
  void setDetail(double detail) {
    blocks().forEach(block -> block.strip().setDetail(detail));
  }

  /** Another trace of the same cell. */
  void showTrace() {
    GateTrace trace = model.trace();
    blocks().forEach(block -> block.setLimit(PartValues.limit(trace, block.element())));
    frame = null;
    showValues();
    emphasize();
    moveMotes();
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
    if (!sameValues) {
      showValues();
      emphasize();
    }
    moveMotes();
  }

  /** Another step or unit at the same moment. */
  void showValues() {
    GateTrace trace = model.trace();
    int t = model.timeStep();
    int unit = model.unit();
    elements.forEach(
        (element, view) -> {
          boolean reached = frame == null || frame.reached().contains(element);
          view.update(trace, reached ? t : t - 1, unit);
          view.setAccessibleText(model.accessibleText(element, -1));
        });
    markUnits();
  }

  /** Something else is pointed at. */
  void showPointed() {
    Pointed pointed = model.pointed();
    elements.forEach(
        (element, view) -> view.setCurrent(pointed != null && element == pointed.element()));
    markUnits();
    emphasize();
  }

  private void markUnits() {
    Pointed pointed = model.pointed();
    int marked = pointed == null || pointed.unit() == model.unit() ? -1 : pointed.unit();
    blocks().forEach(block -> block.strip().mark(model.unit(), marked));
  }

  private void emphasize() {
    Pointed pointed = model.pointed();
    if (pointed != null && elements.containsKey(pointed.element())) {
      emphasizeSources(pointed.element());
    } else {
      elements.forEach((element, view) -> view.setEmphasis(moving(element)));
      edges.forEach((edge, view) -> paint(view, edge.from(), moving(edge.to())));
    }
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
    if (frame == null || frame.travelling().isEmpty()) {
      return;
    }
    edges.forEach(
        (edge, view) -> {
          if (frame.travelling().contains(edge.to())) {
            motes.put(
                view.at(frame.progress()),
                ElementView.hue(palette, edge.from()),
                chip(edge.from()),
                palette);
          }
        });
    stubs.forEach(
        (state, view) -> {
          if (frame.travelling().contains(state) && diagram.sources(state).isEmpty()) {
            motes.put(view.at(frame.progress()), ElementView.hue(palette, state), null, palette);
          }
        });
  }

  /** What comes in goes to several parts at once: dots there, numbers elsewhere. */
  private String chip(Element from) {
    return diagram.sources(from).isEmpty()
        ? null
        : Numbers.brief(PartValues.of(model.trace(), from, model.timeStep(), model.unit()));
  }

  /** Puts everything in its place. */
  void arrange(DiagramLayout layout, UnitGrid grid) {
    setStyle("-fx-font-size: " + layout.fontSize() + "px");
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
            });
    blocks().forEach(block -> block.strip().setGrid(grid));
    layout.paths().forEach((edge, corners) -> edges.get(edge).setCorners(snapped(corners)));
    edgeLayer.getChildren().setAll(edges.values());
    stubs.clear();
    for (DiagramLayout.Stub stub : layout.stubs()) {
      EdgeView view = new EdgeView(2);
      view.setCorners(snapped(List.of(stub.from(), stub.to())));
      paint(view, stub.state(), Emphasis.NORMAL);
      stubs.put(stub.state(), view);
    }
    edgeLayer.getChildren().addAll(stubs.values());
  }

  /** Two-pixel lines are sharp on whole pixels. */
  private static List<Point> snapped(List<Point> corners) {
    return corners.stream()
        .map(corner -> new Point(Math.round(corner.x()), Math.round(corner.y())))
        .toList();
  }

  @Override
  protected void layoutChildren() {
    // The diagram's layout gives every part its place and size.
  }
}
