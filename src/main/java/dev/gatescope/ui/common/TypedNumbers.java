package dev.gatescope.ui.common;

import java.util.function.Consumer;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;

/** Whole numbers that are typed into a spinner of an {@link IntegerSpinnerValueFactory}. */
public final class TypedNumbers {
  private TypedNumbers() {}

  /**
   * What is no whole number leaves the value as it was; JavaFX would throw, or have none. What is
   * beyond the bounds becomes the nearest.
   */
  public static void accept(Spinner<Integer> spinner) {
    accept(spinner, Integer.MIN_VALUE, Integer.MAX_VALUE, typed -> {});
  }

  /**
   * What is no whole number within the bounds leaves the value as it was and is told.
   *
   * @param refused told what was typed; empty where it was accepted
   */
  public static void accept(Spinner<Integer> spinner, Consumer<String> refused) {
    IntegerSpinnerValueFactory values = (IntegerSpinnerValueFactory) spinner.getValueFactory();
    accept(spinner, values.getMin(), values.getMax(), refused);
  }

  private static void accept(
      Spinner<Integer> spinner, int least, int most, Consumer<String> refused) {
    var values = spinner.getValueFactory();
    values.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer number) {
            return number == null ? "" : number.toString();
          }

          @Override
          public Integer fromString(String text) {
            try {
              int number = Integer.parseInt(text.strip());
              if (number >= least && number <= most) {
                refused.accept("");
                return number;
              }
            } catch (NumberFormatException e) {
              // As what is beyond the bounds.
            }
            refused.accept(text.strip());
            spinner.getEditor().setText(toString(values.getValue()));
            return values.getValue();
          }
        });
  }
}
