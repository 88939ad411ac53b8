package dev.gatescope.ui.model;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the program looks and speaks: colours, language, motion. */
public final class Appearance {
  private final ObjectProperty<Palette> palette;
  private final ObjectProperty<Messages> messages;
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion");

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

  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }
}
