package dev.gatescope.ui.export.svg;

import static dev.gatescope.ui.export.svg.SvgWriter.number;

import dev.gatescope.ui.common.Drawable;
import dev.gatescope.ui.common.DrawingPane;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.text.TextLineInfo;

/**
 * A laid-out page as SVG: backgrounds, borders, shapes, texts, and the drawings of those nodes that
 * are {@link Drawable}. Nodes may be moved but not turned or scaled; a node's id becomes its
 * group's.
 */
public final class SvgPage {
  private final SvgWriter svg;

  private SvgPage(SvgWriter svg) {
    this.svg = svg;
  }

  /**
   * Any thread may call it that alone has the page.
   *
   * @param page in a scene without a window, with its style applied and laid out
   * @param title what a screen reader says of the picture
   * @return the text of the file
   */
  public static String of(Region page, String title) {
    SvgWriter svg = new SvgWriter(page.getWidth(), page.getHeight(), title);
    new SvgPage(svg).visit(page);
    return svg.file();
  }

  private void visit(Node node) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    boolean grouped = node.getId() != null || node.getOpacity() < 1;
    if (grouped) {
      svg.open("g", group(node));
    }
    switch (node) {
      case Text text -> text(text);
      case Shape shape -> SvgShapes.write(shape, node.localToScene(0, 0), svg);
      case TextFlow flow -> flow(flow);
      case Region region -> region(region);
      case Parent parent -> children(parent);
      default -> throw new IllegalStateException(node + " cannot be drawn as vectors");
    }
    if (grouped) {
      svg.close();
    }
  }

  private static Object[] group(Node node) {
    String opacity = number(node.getOpacity());
    if (node.getId() == null) {
      return new Object[] {"opacity", opacity};
    }
    return node.getOpacity() < 1
        ? new Object[] {"id", node.getId(), "opacity", opacity}
        : new Object[] {"id", node.getId()};
  }

  private void children(Parent parent) {
    parent.getChildrenUnmodifiable().forEach(this::visit);
  }

  private void region(Region region) {
    Point2D at = region.localToScene(0, 0);
    if (region.getBackground() != null) {
      region.getBackground().getFills().forEach(fill -> background(region, at, fill));
    }
    if (region.getBorder() != null) {
      region.getBorder().getStrokes().forEach(stroke -> border(region, at, stroke));
    }
    if (region instanceof Drawable drawable) {
      svg.open(
          "g", "transform", "translate(%s %s)".formatted(number(at.getX()), number(at.getY())));
      drawable.drawOn(new SvgSheet(svg), region.getWidth(), region.getHeight());
      svg.close();
    } else if (region instanceof DrawingPane) {
      throw new IllegalStateException(region + " draws on a canvas alone");
    } else {
      children(region);
    }
  }

  private void background(Region region, Point2D at, BackgroundFill fill) {
    if (fill.getFill() instanceof Color color && color.getOpacity() == 0) {
      return;
    }
    Insets in = fill.getInsets();
    double width = region.getWidth() - in.getLeft() - in.getRight();
    double height = region.getHeight() - in.getTop() - in.getBottom();
    rounded(
        at.getX() + in.getLeft(),
        at.getY() + in.getTop(),
        width,
        height,
        radius(fill.getRadii(), width, height),
        svg.paint("fill", fill.getFill(), 1));
  }

  private void border(Region region, Point2D at, BorderStroke stroke) {
    if (stroke.getTopStyle().equals(BorderStrokeStyle.NONE)) {
      return;
    }
    Insets in = stroke.getInsets();
    double x = at.getX() + in.getLeft();
    double y = at.getY() + in.getTop();
    double width = region.getWidth() - in.getLeft() - in.getRight();
    double height = region.getHeight() - in.getTop() - in.getBottom();
    BorderWidths widths = stroke.getWidths();
    double all = widths.getTop();
    if (all == widths.getRight() && all == widths.getBottom() && all == widths.getLeft()) {
      if (all > 0) {
        List<Object> look = svg.paint("stroke", stroke.getTopStroke(), 1);
        look.addAll(List.of("fill", "none", "stroke-width", number(all)));
        double radius = Math.max(0, radius(stroke.getRadii(), width, height) - all / 2);
        rounded(x + all / 2, y + all / 2, width - all, height - all, radius, look);
      }
      return;
    }
    side(x, y, width, widths.getTop(), stroke.getTopStroke());
    side(x, y + height - widths.getBottom(), width, widths.getBottom(), stroke.getBottomStroke());
    side(x, y, widths.getLeft(), height, stroke.getLeftStroke());
    side(x + width - widths.getRight(), y, widths.getRight(), height, stroke.getRightStroke());
  }

  private void side(double x, double y, double width, double height, Paint paint) {
    rounded(x, y, width, height, 0, svg.paint("fill", paint, 1));
  }

  private static double radius(CornerRadii radii, double width, double height) {
    double half = Math.min(width, height) / 2;
    double radius = radii.getTopLeftHorizontalRadius();
    return Math.min(half, radii.isTopLeftHorizontalRadiusAsPercentage() ? radius * width : radius);
  }

  private void rounded(
      double x, double y, double width, double height, double radius, List<Object> look) {
    if (width <= 0 || height <= 0) {
      return;
    }
    svg.empty(
        "rect",
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(width),
        "height",
        number(height),
        radius > 0 ? List.of("rx", number(radius)) : List.of(),
        look);
  }

  /** A line of pieces that follow each other, whatever font they are shown in. */
  private void flow(TextFlow flow) {
    List<Text> pieces =
        flow.getChildrenUnmodifiable().stream()
            .filter(Text.class::isInstance)
            .map(Text.class::cast)
            .toList();
    if (pieces.stream().allMatch(piece -> piece.getText().isBlank())) {
      return;
    }
    double x = pieces.getFirst().localToScene(0, 0).getX();
    double before = baseline(pieces.getFirst());
    svg.open("text", "x", number(x), "y", number(before));
    for (Text piece : pieces) {
      double baseline = baseline(piece);
      svg.text(
          "tspan",
          piece.getText(),
          piece.getFont(),
          svg.paint("fill", piece.getFill(), 1),
          List.of("dy", number(baseline - before)));
      before = baseline;
    }
    svg.close();
  }

  private static double baseline(Text text) {
    return text.localToScene(0, text.getLayoutBounds().getMinY() + text.getBaselineOffset()).getY();
  }

  /**
   * Lines keep their place by the side that their label is aligned to: who has not our fonts sees
   * them wider or narrower.
   */
  private void text(Text text) {
    Bounds bounds = text.getLayoutBounds();
    HPos side = side(text);
    List<TextLineInfo> lines = text.getLayoutInfo().getTextLines(false);
    double top = lines.isEmpty() ? 0 : lines.getFirst().bounds().getMinY();
    for (TextLineInfo line : lines) {
      Rectangle2D box = line.bounds();
      double x =
          switch (side) {
            case LEFT -> box.getMinX();
            case CENTER -> (box.getMinX() + box.getMaxX()) / 2;
            case RIGHT -> box.getMaxX();
          };
      String anchor =
          switch (side) {
            case LEFT -> "start";
            case CENTER -> "middle";
            case RIGHT -> "end";
          };
      double start = text.localToScene(bounds.getMinX() + x, 0).getX();
      svg.text(
          "text",
          text.getText().substring(line.start(), line.end()).strip(),
          text.getFont(),
          svg.paint("fill", text.getFill(), 1),
          List.of(
              "x",
              number(start),
              "y",
              number(baseline(text) + box.getMinY() - top),
              "text-anchor",
              anchor));
    }
  }

  private static HPos side(Text text) {
    return text.getParent() instanceof Labeled label ? label.getAlignment().getHpos() : HPos.LEFT;
  }
}
