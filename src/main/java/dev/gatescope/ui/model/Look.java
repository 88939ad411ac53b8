package dev.gatescope.ui.model;

import dev.gatescope.file.ColourTheme;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/**
 * How the user wants the window to look. With what the system wants it decides the colours and the
 * motion of an {@link Appearance}.
 */
public final class Look {
  /** In percent. */
  public static final List<Integer> TEXT_SIZES = List.of(100, 125, 150, 175, 200);

  private final ObjectProperty<ColourTheme> theme =
      new SimpleObjectProperty<>(this, "theme", ColourTheme.SYSTEM);
  private final BooleanProperty highContrast = new SimpleBooleanProperty(this, "highContrast");
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion");
  private final ObjectProperty<Integer> textSize =
      new SimpleObjectProperty<>(this, "textSize", TEXT_SIZES.getFirst());
  private final Appearance appearance;
  private final SystemLook system;
  private final Subscription following;

  /** Decides how an appearance is from now on. */
  public Look(Appearance appearance, SystemLook system) {
    this.appearance = appearance;
    this.system = system;
    theme.subscribe(this::decide);
    highContrast.subscribe(this::decide);
    reducedMotion.subscribe(this::decide);
    textSize.subscribe(appearance.textSizeProperty()::set);
    following =
        Subscription.combine(
            system.dark().subscribe(dark -> decide()),
            system.highContrast().subscribe(contrast -> decide()),
            system.reducedMotion().subscribe(reduced -> decide()));
  }

  /** Follows the system no more, which outlives the window. */
  public void close() {
    following.unsubscribe();
  }

  private void decide() {
    boolean dark =
        switch (theme.get()) {
          case SYSTEM -> system.dark().getValue();
          case LIGHT -> false;
          case DARK -> true;
        };
    appearance
        .paletteProperty()
        .set(Palette.of(dark, highContrast.get() || system.highContrast().getValue()));
    appearance
        .reducedMotionProperty()
        .set(reducedMotion.get() || system.reducedMotion().getValue());
  }

  public ObjectProperty<ColourTheme> themeProperty() {
    return theme;
  }

  /** The user's own wish for stronger contrasts; the system's counts as well. */
  public BooleanProperty highContrastProperty() {
    return highContrast;
  }

  /** The user's own wish that nothing glides; the system's counts as well. */
  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  /** One of {@link #TEXT_SIZES}. */
  public ObjectProperty<Integer> textSizeProperty() {
    return textSize;
  }

  public void enlarge() {
    resize(1);
  }

  public void reduce() {
    resize(-1);
  }

  public void resetTextSize() {
    textSize.set(TEXT_SIZES.getFirst());
  }

  private void resize(int steps) {
    int index = TEXT_SIZES.indexOf(textSize.get()) + steps;
    textSize.set(TEXT_SIZES.get(Math.clamp(index, 0, TEXT_SIZES.size() - 1)));
  }

  /** What the system wants besides. */
  public SystemLook system() {
    return system;
  }
}
