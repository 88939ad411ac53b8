package dev.gatescope.ui.common;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/** Whole numbers that are typed into a spinner. */
public final class TypedNumbers {
  private TypedNumbers() {}

  /** What is no whole number leaves the value as it was; JavaFX would throw, or have none. */
  public static void accept(Spinner<Integer> spinner) {
    SpinnerValueFactory<Integer> values = spinner.getValueFactory();
    values.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer number) {
            return number == null ? "" : number.toString();
          }

          @Override
          public Integer fromString(String text) {
            try {
              return Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
              spinner.getEditor().setText(toString(values.getValue()));
              return values.getValue();
            }
          }
        });
  }
}
