package dev.gatescope.ui.predictions;

import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.model.RunModel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which samples of a run's test set are pairs that it also trains on. */
public final class TrainingOverlap {
  private final RunModel run;
  private final BiConsumer<TrainingConfig, Consumer<boolean[]>> ask;
  private final ReadOnlyObjectWrapper<IntPredicate> inTraining =
      new ReadOnlyObjectWrapper<>(this, "inTraining");

  /**
   * @param ask finds it out in the background; the answer, one value a test sample or null if there
   *     are no such data, comes on the JavaFX thread, or never if a newer question overtook
   */
  public TrainingOverlap(RunModel run, BiConsumer<TrainingConfig, Consumer<boolean[]>> ask) {
    this.run = run;
    this.ask = ask;
    run.runProperty().subscribe((_, number) -> begin(number.intValue()));
  }

  /** Answers for a test sample's number; null while nothing is known. */
  public ReadOnlyObjectProperty<IntPredicate> inTrainingProperty() {
    return inTraining.getReadOnlyProperty();
  }

  private void begin(int number) {
    inTraining.set(null);
    if (!run.isDataKnown()) {
      return;
    }
    ask.accept(
        run.config(),
        seen -> {
          if (seen != null && run.runProperty().get() == number) {
            // The table may still show the run before, with more samples.
            inTraining.set(index -> index < seen.length && seen[index]);
          }
        });
  }
}
