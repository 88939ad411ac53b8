package dev.gatescope.ui.map;

import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;

/**
 * The map: a picture with a pixel a cell that the canvas stretches, and marks over it. What the
 * pixels say has been computed before.
 */
public final class MapView extends DrawingPane {
  private Palette palette = Palette.LIGHT;
  private MapAnswer answer;
  private MapColours colours;
  private Viewport part;
  private String wrapped = "";
  private int selected = -1;
  private int cursor = -1;
  private WritableImage image;
  private int imageBlock;

  public MapView() {
    getStyleClass().add("map-view");
    setMinSize(90, 90);
  }

  /**
   * Shows an answer; null shows nothing.
   *
   * @param newPart what of it is seen
   * @param wrappedText names the half with a &lt; b
   */
  void show(MapAnswer newAnswer, Viewport newPart, Palette newPalette, String wrappedText) {
    answer = newAnswer;
    palette = newPalette;
    part = newPart;
    wrapped = wrappedText;
    colours = answer == null ? null : MapColours.of(answer.layer(), palette);
    image = null;
    redraw();
  }

  /**
   * Marks cells; -1 for none.
   *
   * @param newSelected of the selected pair
   * @param newCursor under the pointer, or of the keyboard
   */
  void mark(int newSelected, int newCursor) {
    selected = newSelected;
    cursor = newCursor;
    redraw();
  }

  /** The cell at a point of this view, or -1. */
  int cellAt(double x, double y) {
    return answer == null ? -1 : geometry().cellAt(x, y);
  }

  /** Where the cells stand at the present size; null while there are none. */
  MapGeometry geometry() {
    return answer == null ? null : MapGeometry.of(getWidth(), getHeight(), part);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.VERTICAL;
  }

  /** As wide as makes the map a square of the given height. */
  @Override
  protected double computePrefWidth(double height) {
    double square = height < 0 ? 400 : height - MapGeometry.TOP - MapGeometry.BOTTOM;
    return MapGeometry.LEFT + square + MapGeometry.RIGHT;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 300;
  }

  private WritableImage image(int block) {
    if (image == null || imageBlock != block) {
      MapLayer.Picture picture = answer.layer().picture(part, block);
      int width = picture.width();
      image = new WritableImage(width, width);
      image
          .getPixelWriter()
          .setPixels(0, 0, width, width, colours.format(), picture.codes(), 0, width);
      imageBlock = block;
    }
    return image;
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (colours == null) {
      return;
    }
    MapGeometry geometry = MapGeometry.of(width, height, part);
    MapPainter painter = new MapPainter(graphics, palette, geometry, answer.grid());
    painter.cells(image(geometry.block()));
    painter.answers(answer.map(), colours);
    painter.diagonal(wrapped);
    painter.axes(cursor >= 0 ? cursor : selected);
    if (selected >= 0) {
      painter.selected(selected);
    }
    if (cursor >= 0) {
      painter.cursor(cursor);
    }
  }
}
