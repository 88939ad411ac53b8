package dev.gatescope.ui.map;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Mouse and keys of the map: point, load, zoom, move. */
final class MapInput {
  /** Cells of a far step. */
  private static final int FAR = 16;

  private final MapView map;
  private final MapViewModel model;
  private MouseEvent dragged;
  private double draggedA;
  private double draggedB;

  private MapInput(MapView map, MapViewModel model) {
    this.map = map;
    this.model = model;
  }

  /** Lets a view command a model. */
  static void install(MapView map, MapViewModel model) {
    MapInput input = new MapInput(map, model);
    map.setOnMouseMoved(event -> model.point(map.cellAt(event.getX(), event.getY())));
    map.setOnMouseExited(_ -> model.point(MapViewModel.NOWHERE));
    map.setOnMousePressed(input::press);
    map.setOnMouseDragged(input::drag);
    map.setOnMouseClicked(input::click);
    map.setOnScroll(input::scroll);
    map.setOnKeyPressed(input::key);
  }

  private void press(MouseEvent event) {
    map.requestFocus();
    dragged = event;
    draggedA = 0;
    draggedB = 0;
  }

  /** Moves the map by whole cells; what is left over counts for the next move. */
  private void drag(MouseEvent event) {
    MapGeometry geometry = map.geometry();
    if (dragged == null || geometry == null || geometry.part().isWhole()) {
      return;
    }
    draggedA += (dragged.getX() - event.getX()) / geometry.cell();
    draggedB += (event.getY() - dragged.getY()) / geometry.cell();
    int a = (int) draggedA;
    int b = (int) draggedB;
    model.pan(a, b);
    draggedA -= a;
    draggedB -= b;
    dragged = event;
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      model.load(map.cellAt(event.getX(), event.getY()));
    }
  }

  private void scroll(ScrollEvent event) {
    int cell = map.cellAt(event.getX(), event.getY());
    if (event.getDeltaY() > 0) {
      model.zoomIn(cell);
    } else if (event.getDeltaY() < 0) {
      model.zoomOut(cell);
    }
    model.point(map.cellAt(event.getX(), event.getY()));
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean plus = event.getCode() == KeyCode.EQUALS && event.isShiftDown();
    if (event.isShiftDown() && !plus && event.getCode() != KeyCode.PLUS) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.moveCursor(-1, 0);
      case RIGHT -> model.moveCursor(1, 0);
      case UP -> model.moveCursor(0, 1);
      case DOWN -> model.moveCursor(0, -1);
      case PAGE_UP -> model.moveCursor(0, FAR);
      case PAGE_DOWN -> model.moveCursor(0, -FAR);
      case ENTER -> model.load();
      case PLUS, ADD, EQUALS -> model.zoomIn();
      case MINUS, SUBTRACT -> model.zoomOut();
      case HOME -> model.reset();
      case ESCAPE -> model.point(MapViewModel.NOWHERE);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
