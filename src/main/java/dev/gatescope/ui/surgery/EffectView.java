package dev.gatescope.ui.surgery;

import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.Scores;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import java.util.Objects;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** What a surgery changes: the pair's bits, the table of subtraction, bit by bit, and the maps. */
public final class EffectView extends DrawingPane {
  private Messages messages;
  private Palette palette = Palette.LIGHT;
  private Effect effect;
  private WritableImage mapBefore;
  private WritableImage mapAfter;

  /** For FXML; {@link #setMessages} must follow. */
  public EffectView() {
    setMinSize(0, 0);
    setPrefSize(420, 120);
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
  }

  /** Shows an effect in some colours; null shows nothing. */
  void show(Effect newEffect, Palette newPalette) {
    boolean sameBefore =
        effect != null
            && newEffect != null
            && palette == newPalette
            && Objects.equals(effect.before(), newEffect.before());
    boolean sameAfter = sameBefore && Objects.equals(effect.after(), newEffect.after());
    effect = newEffect;
    palette = newPalette;
    mapBefore = sameBefore ? mapBefore : map(effect == null ? null : effect.before());
    mapAfter = sameAfter ? mapAfter : map(effect == null ? null : effect.after());
    redraw();
  }

  /** One pixel a pair, a to the right and b upwards; null where not all pairs were asked. */
  private WritableImage map(Scores answers) {
    if (answers == null || answers.sampled()) {
      return null;
    }
    int side = 1 << answers.bits();
    int right = argb(palette.diverging(0, 1));
    int wrong = argb(palette.wrong());
    int[] pixels = new int[side * side];
    for (int b = 0; b < side; b++) {
      for (int a = 0; a < side; a++) {
        pixels[(side - 1 - b) * side + a] = answers.isWrong(a, b) ? wrong : right;
      }
    }
    WritableImage image = new WritableImage(side, side);
    image
        .getPixelWriter()
        .setPixels(0, 0, side, side, PixelFormat.getIntArgbPreInstance(), pixels, 0, side);
    return image;
  }

  private static int argb(Color colour) {
    return 0xff000000
        | (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (effect != null) {
      new EffectPainter(graphics, palette, messages, effect)
          .draw(width, height, mapBefore, mapAfter);
    }
  }
}
