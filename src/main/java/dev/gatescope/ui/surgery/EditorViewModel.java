package dev.gatescope.ui.surgery;

import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.Units;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One operation as it is typed and chosen; what was typed outlives the pane. */
final class EditorViewModel {
  private final ObjectProperty<SiteChoice> choice = new SimpleObjectProperty<>(this, "choice");
  private final StringProperty units = new SimpleStringProperty(this, "units", "");
  private final ObjectProperty<Integer> timeStep =
      new SimpleObjectProperty<>(this, "timeStep", Clamp.EVERY);
  private final StringProperty value = new SimpleStringProperty(this, "value", "0");
  private final StringProperty pair = new SimpleStringProperty(this, "pair", "128, 1");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");

  ObjectProperty<SiteChoice> choiceProperty() {
    return choice;
  }

  /** "*", or numbers. */
  StringProperty unitsProperty() {
    return units;
  }

  ObjectProperty<Integer> timeStepProperty() {
    return timeStep;
  }

  /** A number or "mean". */
  StringProperty valueProperty() {
    return value;
  }

  /** The subtraction from which states are taken, such as "128, 1". */
  StringProperty pairProperty() {
    return pair;
  }

  /** What is wrong with what was typed; null if nothing. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What was typed is not meant any more. */
  void forgetProblem() {
    problem.set(null);
  }

  /**
   * The operation, or null and a problem.
   *
   * @param bits of the pair that is looked at
   * @param hiddenSize of the network that is looked at
   */
  Operation make(int bits, int hiddenSize) {
    try {
      Operation made = read(bits);
      made.units().in(hiddenSize);
      problem.set(null);
      return made;
    } catch (ProblemException e) {
      problem.set(e.problem());
      return null;
    }
  }

  private Operation read(int bits) {
    Units which = Units.parse(units.get());
    SiteChoice what = choice.get();
    int step = timeStep.get();
    return switch (what.kind()) {
      case HOLD -> new Operation.Hold(what.site(), which, step, OperationText.level(value.get()));
      case SILENCE -> new Operation.Silence(which);
      case SWAP ->
          new Operation.Swap(
              what.site(), which, Math.max(0, step), OperationText.pair(pair.get(), bits));
    };
  }
}
