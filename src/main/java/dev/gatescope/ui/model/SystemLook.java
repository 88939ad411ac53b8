package dev.gatescope.ui.model;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/**
 * How the system wants programs to look; it may change while they run.
 *
 * @param dark dark colours
 * @param highContrast stronger contrasts than usual
 * @param reducedMotion nothing that glides or pulses
 */
public record SystemLook(
    ObservableValue<Boolean> dark,
    ObservableValue<Boolean> highContrast,
    ObservableValue<Boolean> reducedMotion) {
  /** Windows says so itself; JavaFX has no name of its own for it. */
  private static final String WINDOWS_CONTRAST = "Windows.SPI.HighContrast";

  /** The desktops of Linux have themes for it, which bear it in their names. */
  private static final String GTK_THEME = "GTK.theme_name";

  private static final String CONTRAST_THEME = "HighContrast";

  /** What JavaFX knows of the system. */
  public static SystemLook of(Platform.Preferences preferences) {
    return new SystemLook(
        preferences.colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK),
        Bindings.createBooleanBinding(
            () ->
                Boolean.TRUE.equals(preferences.get(WINDOWS_CONTRAST))
                    || (preferences.get(GTK_THEME) instanceof String theme
                        && theme.startsWith(CONTRAST_THEME)),
            preferences),
        preferences.reducedMotionProperty());
  }
}
