package dev.gatescope.ui.model;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the program looks and speaks: colours, language, motion. */
public final class Appearance {
  /** As in gatescope.css, in pixels. */
  private static final int USUAL_FONT = 13;

  private final ObjectProperty<Palette> palette;
  private final ObjectProperty<Messages> messages;
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion");

  private final ObjectProperty<Integer> textSize =
      new SimpleObjectProperty<>(this, "textSize", 100);

  public Appearance(Palette palette, Messages messages) {
    this.palette = new SimpleObjectProperty<>(this, "palette", palette);
    this.messages = new SimpleObjectProperty<>(this, "messages", messages);
  }

  /** The named colours: what draws by hand redraws when they change. */
  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  public Palette palette() {
    return palette.get();
  }

  /** The language. When it changes, all views are loaded anew, so controllers may read it once. */
  public ObjectProperty<Messages> messagesProperty() {
    return messages;
  }

  public Messages messages() {
    return messages.get();
  }

  /** How large everything is, in percent of the usual. */
  public ObjectProperty<Integer> textSizeProperty() {
    return textSize;
  }

  /** The size of text as CSS says it, for windows beside the main one. */
  public String fontSize() {
    return "-fx-font-size: " + USUAL_FONT * textSize.get() / 100 + "px;";
  }

  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }
}
