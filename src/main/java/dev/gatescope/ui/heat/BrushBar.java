package dev.gatescope.ui.heat;

import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.TypedNumbers;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** What a brush asks, to be changed. */
final class BrushBar extends FlowPane {
  private final Consumer<Brush> change;
  private final ChoiceBox<CellValue> value = new ChoiceBox<>();
  private final ChoiceBox<Boolean> whereItBorrows = new ChoiceBox<>();
  private final Spinner<Integer> first;
  private final Spinner<Integer> last;
  private final HBox range;
  private final Slider share = new Slider(Brush.MIN_SHARE, 1, 1);
  private Brush brush;

  /** True while controls are set from the brush, so that they do not answer back. */
  private boolean following;

  /**
   * @param change told what the user made of the brush that was shown
   */
  BrushBar(Messages messages, Consumer<Brush> change) {
    this.change = change;
    getStyleClass().add("brush-bar");
    value.setId("brushValue");
    value.setAccessibleText(messages.text("brush.value"));
    value.setConverter(shownAs(one -> one.symbol() + "  " + messages.text(one.nameKey())));
    whereItBorrows.setId("brushSteps");
    whereItBorrows.setAccessibleText(messages.text("brush.steps"));
    whereItBorrows.setConverter(
        shownAs(borrows -> messages.text(borrows ? "brush.steps.borrows" : "brush.steps.range")));
    whereItBorrows.getItems().setAll(true, false);
    first = spinner("brushFirst", messages.text("brush.first"));
    last = spinner("brushLast", messages.text("brush.last"));
    range = new HBox(first, new Label("–"), last);
    range.getStyleClass().add("brush-part");
    share.setId("brushShare");
    share.setAccessibleText(messages.text("brush.share.spoken"));
    share.setBlockIncrement(0.05);
    HBox threshold = new HBox(new Label(messages.text("brush.share")), share);
    threshold.getStyleClass().add("brush-part");
    value.setPrefWidth(132);
    whereItBorrows.setPrefWidth(156);
    getChildren().setAll(value, whereItBorrows, range, threshold);
    editedBy(value.valueProperty(), chosen -> brush.withValue(chosen));
    editedBy(
        whereItBorrows.valueProperty(),
        borrows ->
            borrows
                ? brush.whereItBorrows()
                : brush.withRange(new Brush.Range(first.getValue(), last.getValue())));
    editedBy(
        first.valueProperty(),
        typed -> {
          int step = within(first, typed);
          return brush.withRange(new Brush.Range(step, Math.max(step, last.getValue())));
        });
    editedBy(
        last.valueProperty(),
        typed -> {
          int step = within(last, typed);
          return brush.withRange(new Brush.Range(Math.min(step, first.getValue()), step));
        });
    // As many decimals as are shown.
    editedBy(
        share.valueProperty(), now -> brush.withShare(Math.round(100 * now.doubleValue()) / 100.0));
  }

  private static Spinner<Integer> spinner(String id, String name) {
    Spinner<Integer> spinner = new Spinner<>(new IntegerSpinnerValueFactory(0, 0));
    spinner.setId(id);
    spinner.setAccessibleText(name);
    spinner.setEditable(true);
    spinner.setPrefWidth(58);
    TypedNumbers.accept(spinner);
    return spinner;
  }

  /** What was typed is told before the spinner bounds it. */
  private static int within(Spinner<Integer> spinner, int typed) {
    var steps = (IntegerSpinnerValueFactory) spinner.getValueFactory();
    return Math.clamp(typed, steps.getMin(), steps.getMax());
  }

  private <T> void editedBy(ObservableValue<T> control, Function<T, Brush> edit) {
    control.subscribe(
        (_, now) -> {
          if (!following) {
            change.accept(edit.apply(now));
          }
        });
  }

  private static <T> StringConverter<T> shownAs(Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(T choice) {
        return choice == null ? "" : text.apply(choice);
      }

      @Override
      public T fromString(String typed) {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** Shows a brush for what there is in a trace. */
  void show(Brush newBrush, GateTrace trace) {
    following = true;
    brush = newBrush;
    List<CellValue> values = CellValue.of(trace.cell());
    if (!value.getItems().equals(values)) {
      value.getItems().setAll(values);
    }
    value.setValue(brush.value());
    whereItBorrows.setValue(brush.range().isEmpty());
    range.setVisible(brush.range().isPresent());
    range.setManaged(range.isVisible());
    BitSet steps = brush.steps(trace);
    show(first, Math.max(0, steps.nextSetBit(0)), trace);
    show(last, Math.max(0, steps.length() - 1), trace);
    share.setValue(brush.share());
    following = false;
  }

  private static void show(Spinner<Integer> spinner, int step, GateTrace trace) {
    var steps = (IntegerSpinnerValueFactory) spinner.getValueFactory();
    steps.setMax(trace.timeSteps() - 1);
    steps.setValue(step);
  }
}
