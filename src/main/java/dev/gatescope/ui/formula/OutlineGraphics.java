package dev.gatescope.ui.formula;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/**
 * Keeps the outlines of what is drawn instead of colouring pixels: the typesetter draws its glyphs
 * and rules here. It needs no device, so no display and none of the system's fonts.
 *
 * <p>What no formula draws (images, XOR, clips) is refused, so that a lack is seen and not drawn
 * wrongly.
 */
final class OutlineGraphics extends Graphics2D {
  /** Unhinted and with fractions of a pixel: outlines that are scaled later. */
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
  private AffineTransform transform = new AffineTransform();
  private Font font = new Font(Font.SERIF, Font.PLAIN, 1);
  private Color color = Color.BLACK;
  private Stroke stroke = new BasicStroke(1);

  /** All that was drawn, in the units in which drawing began. */
  Path2D outline() {
    return outline;
  }

  @Override
  public void fill(Shape shape) {
    outline.append(transform.createTransformedShape(shape), false);
  }

  @Override
  public void draw(Shape shape) {
    fill(stroke.createStrokedShape(shape));
  }

  @Override
  public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
    fill(glyphs.getOutline(x, y));
  }

  @Override
  public void drawChars(char[] data, int offset, int length, int x, int y) {
    drawString(new String(data, offset, length), (float) x, (float) y);
  }

  @Override
  public void drawString(String text, float x, float y) {
    drawGlyphVector(font.createGlyphVector(CONTEXT, text), x, y);
  }

  @Override
  public void drawString(String text, int x, int y) {
    drawString(text, (float) x, (float) y);
  }

  @Override
  public void drawLine(int x1, int y1, int x2, int y2) {
    draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return CONTEXT;
  }

  @Override
  public AffineTransform getTransform() {
    return new AffineTransform(transform);
  }

  @Override
  public void setTransform(AffineTransform changed) {
    transform = new AffineTransform(changed);
  }

  @Override
  public void transform(AffineTransform more) {
    transform.concatenate(more);
  }

  @Override
  public void translate(int x, int y) {
    transform.translate(x, y);
  }

  @Override
  public void translate(double x, double y) {
    transform.translate(x, y);
  }

  @Override
  public void scale(double x, double y) {
    transform.scale(x, y);
  }

  @Override
  public void rotate(double angle) {
    transform.rotate(angle);
  }

  @Override
  public void rotate(double angle, double x, double y) {
    transform.rotate(angle, x, y);
  }

  @Override
  public void shear(double x, double y) {
    transform.shear(x, y);
  }

  @Override
  public Font getFont() {
    return font;
  }

  @Override
  public void setFont(Font changed) {
    font = changed;
  }

  @Override
  public Color getColor() {
    return color;
  }

  @Override
  public void setColor(Color changed) {
    color = changed;
  }

  @Override
  public Paint getPaint() {
    return color;
  }

  @Override
  public void setPaint(Paint changed) {}

  @Override
  public Stroke getStroke() {
    return stroke;
  }

  @Override
  public void setStroke(Stroke changed) {
    stroke = changed;
  }

  @Override
  public Color getBackground() {
    return Color.WHITE;
  }

  @Override
  public void setBackground(Color changed) {}

  @Override
  public RenderingHints getRenderingHints() {
    return new RenderingHints(Map.of());
  }

  @Override
  public Object getRenderingHint(RenderingHints.Key key) {
    return null;
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, Object value) {}

  @Override
  public void setRenderingHints(Map<?, ?> hints) {}

  @Override
  public void addRenderingHints(Map<?, ?> hints) {}

  @Override
  public void dispose() {}

  @Override
  public Composite getComposite() {
    return null;
  }

  @Override
  public void setComposite(Composite changed) {}

  @Override
  public Shape getClip() {
    return null;
  }

  @Override
  public Rectangle getClipBounds() {
    return null;
  }

  @Override
  public Graphics create() {
    throw notDrawn();
  }

  @Override
  public void clip(Shape shape) {
    throw notDrawn();
  }

  @Override
  public void clipRect(int x, int y, int width, int height) {
    throw notDrawn();
  }

  @Override
  public void setClip(int x, int y, int width, int height) {
    throw notDrawn();
  }

  @Override
  public void setClip(Shape shape) {
    throw notDrawn();
  }

  @Override
  public void setPaintMode() {
    throw notDrawn();
  }

  @Override
  public void setXORMode(Color other) {
    throw notDrawn();
  }

  @Override
  public FontMetrics getFontMetrics(Font of) {
    throw notDrawn();
  }

  @Override
  public GraphicsConfiguration getDeviceConfiguration() {
    throw notDrawn();
  }

  @Override
  public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
    throw notDrawn();
  }

  @Override
  public void copyArea(int x, int y, int width, int height, int dx, int dy) {
    throw notDrawn();
  }

  @Override
  public void clearRect(int x, int y, int width, int height) {
    throw notDrawn();
  }

  @Override
  public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    throw notDrawn();
  }

  @Override
  public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    throw notDrawn();
  }

  @Override
  public void drawOval(int x, int y, int width, int height) {
    throw notDrawn();
  }

  @Override
  public void fillOval(int x, int y, int width, int height) {
    throw notDrawn();
  }

  @Override
  public void drawArc(int x, int y, int width, int height, int start, int angle) {
    throw notDrawn();
  }

  @Override
  public void fillArc(int x, int y, int width, int height, int start, int angle) {
    throw notDrawn();
  }

  @Override
  public void drawPolyline(int[] xs, int[] ys, int count) {
    throw notDrawn();
  }

  @Override
  public void drawPolygon(int[] xs, int[] ys, int count) {
    throw notDrawn();
  }

  @Override
  public void fillPolygon(int[] xs, int[] ys, int count) {
    throw notDrawn();
  }

  @Override
  public void drawString(AttributedCharacterIterator text, int x, int y) {
    throw notDrawn();
  }

  @Override
  public void drawString(AttributedCharacterIterator text, float x, float y) {
    throw notDrawn();
  }

  @Override
  public boolean drawImage(Image image, AffineTransform to, ImageObserver observer) {
    throw notDrawn();
  }

  @Override
  public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
    throw notDrawn();
  }

  @Override
  public void drawRenderedImage(RenderedImage image, AffineTransform to) {
    throw notDrawn();
  }

  @Override
  public void drawRenderableImage(RenderableImage image, AffineTransform to) {
    throw notDrawn();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
    throw notDrawn();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver o) {
    throw notDrawn();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
    throw notDrawn();
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
    throw notDrawn();
  }

  @Override
  public boolean drawImage(
      Image image,
      int toX1,
      int toY1,
      int toX2,
      int toY2,
      int fromX1,
      int fromY1,
      int fromX2,
      int fromY2,
      ImageObserver observer) {
    throw notDrawn();
  }

  @Override
  public boolean drawImage(
      Image image,
      int toX1,
      int toY1,
      int toX2,
      int toY2,
      int fromX1,
      int fromY1,
      int fromX2,
      int fromY2,
      Color background,
      ImageObserver observer) {
    throw notDrawn();
  }

  private static UnsupportedOperationException notDrawn() {
    return new UnsupportedOperationException("no formula draws this");
  }
}
