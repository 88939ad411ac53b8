package dev.gatescope.ui.formula;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * Sets LaTeX by JLaTeXMath, whose boxes and glyphs come out as outlines. The first formula takes a
 * second or two of a processor, so not on the JavaFX thread; JLaTeXMath's tables are static, so one
 * at a time.
 */
public final class Typesetter {
  /** Of JLaTeXMath's tables, which all typesetters share. */
  private static final Object LOCK = new Object();

  /** The last letter that JLaTeXMath's own fonts have. */
  private static final int LATIN = 0xFF;

  /** The blocks of Chinese, which our font has. */
  private static final Set<Character.UnicodeBlock> CHINESE =
      Set.of(
          Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
          Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

  private Font chinese;

  /**
   * @throws NotSetException if the LaTeX is wrong, or this machine cannot set any
   */
  public Outline set(String tex) {
    synchronized (LOCK) {
      try {
        prepare();
        refuseWhatHasNoGlyph(tex);
        Box box =
            new TeXFormula(tex)
                .createTeXIcon(TeXConstants.STYLE_DISPLAY, (float) Outline.UNITS)
                .getBox();
        OutlineGraphics graphics = new OutlineGraphics();
        graphics.scale(Outline.UNITS, Outline.UNITS);
        box.draw(graphics, 0, box.getHeight());
        return outline(graphics.outline(), box);
      } catch (RuntimeException | LinkageError | InternalError e) {
        // Its ParseException, and what else its parser stumbles over; a system without AWT's fonts.
        throw new NotSetException(e);
      }
    }
  }

  /** What is wrong with a formula; empty if it can be set. */
  public Optional<String> problem(String tex) {
    try {
      set(tex);
      return Optional.empty();
    } catch (NotSetException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void prepare() {
    if (chinese != null) {
      return;
    }
    // Before AWT is first touched: it must not look for a display.
    System.setProperty("java.awt.headless", "true");
    try (InputStream in =
        Typesetter.class.getResourceAsStream("/fonts/GatescopeSans-Regular.ttf")) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      CHINESE.forEach(block -> TeXFormula.registerExternalFont(block, font.getFamily()));
      chinese = font;
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JLaTeXMath would look for fonts that are not there, and next time draw a box. */
  private void refuseWhatHasNoGlyph(String tex) {
    tex.codePoints()
        .filter(c -> c > LATIN)
        .filter(c -> !CHINESE.contains(Character.UnicodeBlock.of(c)) || !chinese.canDisplay(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new IllegalArgumentException("no glyph for " + Character.toString(c));
            });
  }

  /** The box, and what of the glyphs leans out of it. */
  private static Outline outline(Path2D glyphs, Box box) {
    Rectangle2D all =
        new Rectangle2D.Double(
            0,
            0,
            box.getWidth() * Outline.UNITS,
            (box.getHeight() + box.getDepth()) * Outline.UNITS);
    all = all.createUnion(glyphs.getBounds2D());
    glyphs.transform(AffineTransform.getTranslateInstance(-all.getX(), -all.getY()));
    return new Outline(all.getWidth(), all.getHeight(), svg(glyphs));
  }

  private static String svg(Shape shape) {
    StringBuilder path = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
      int kind = steps.currentSegment(at);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> append(path, 'M', at, 2);
        case PathIterator.SEG_LINETO -> append(path, 'L', at, 2);
        case PathIterator.SEG_QUADTO -> append(path, 'Q', at, 4);
        case PathIterator.SEG_CUBICTO -> append(path, 'C', at, 6);
        default -> path.append('Z');
      }
    }
    return path.toString();
  }

  private static void append(StringBuilder path, char step, double[] at, int count) {
    path.append(step);
    for (int i = 0; i < count; i++) {
      path.append(i == 0 ? "" : " ").append(Math.rint(at[i] * 100) / 100);
    }
  }
}
