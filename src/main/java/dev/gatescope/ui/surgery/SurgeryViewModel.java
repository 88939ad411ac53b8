package dev.gatescope.ui.surgery;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.BorrowUnit;
import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.Experiment;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What a surgery changes, measured anew whenever the surgery, the weights or the pair change; and
 * what there is to try. Outlives the pane, for the window says at all times that it is operated.
 */
public final class SurgeryViewModel {
  /**
   * What to measure; immutable.
   *
   * @param seed of the run that made the network
   */
  public record EffectQuestion(Network network, Subtraction pair, long seed) {}

  /** In which network to look for the unit of the borrow. */
  public record UnitQuestion(Weights weights, int bits) {}

  private final SurgeryModel model;
  private final EditorViewModel editor = new EditorViewModel();
  private final RunModel run;
  private final ShownNetwork shown;
  private final Selection selection;
  private final Survey<EffectQuestion, Effect> effect;
  private final Survey<UnitQuestion, BorrowUnit> borrowUnit;
  private final ReadOnlyObjectWrapper<Experiment> experiment =
      new ReadOnlyObjectWrapper<>(this, "experiment");
  private UnitQuestion asked;

  /**
   * @param paced makes, of a task that follows the training, what asks for it
   */
  public SurgeryViewModel(
      SurgeryModel model,
      RunModel run,
      Function<Runnable, Runnable> paced,
      ShownNetwork shown,
      Selection selection,
      Survey<EffectQuestion, Effect> effect,
      Survey<UnitQuestion, BorrowUnit> borrowUnit) {
    this.model = model;
    this.run = run;
    this.shown = shown;
    this.selection = selection;
    this.effect = effect;
    this.borrowUnit = borrowUnit;
    borrowUnit.setActive(false);
    Runnable follow = paced.apply(this::ask);
    shown
        .networkProperty()
        .subscribe(
            (was, is) -> {
              boolean trained = was != null && is != null && was.surgery().equals(is.surgery());
              (trained ? follow : (Runnable) this::ask).run();
            });
    run.stateProperty().subscribe((_, _) -> ask());
    selection.pairProperty().subscribe((_, _) -> ask());
    model.operationsProperty().subscribe((_, _) -> forgetExperiment());
    selection.unitProperty().subscribe(unit -> editor.unitsProperty().set(unit.toString()));
    ask();
  }

  /** The operations, their undo and redo. */
  public SurgeryModel model() {
    return model;
  }

  /** The operation that comes next. */
  EditorViewModel editor() {
    return editor;
  }

  /** Null while nothing is held, and until it is measured. */
  public ReadOnlyObjectProperty<Effect> effectProperty() {
    return effect.answerProperty();
  }

  /** Whether the answer to the newest question is on its way. */
  ReadOnlyBooleanProperty busyProperty() {
    return effect.busyProperty();
  }

  public Effect effect() {
    return effect.answer();
  }

  /** Null until somebody has looked (see {@link #setLooked}). */
  public ReadOnlyObjectProperty<BorrowUnit> borrowUnitProperty() {
    return borrowUnit.answerProperty();
  }

  /** The experiment that is done just now, or null. */
  public ReadOnlyObjectProperty<Experiment> experimentProperty() {
    return experiment.getReadOnlyProperty();
  }

  /** Whether somebody looks at what there is to try. */
  public void setLooked(boolean looked) {
    borrowUnit.setActive(looked);
  }

  /** What there is to try with the network that is shown; none before there is one. */
  public List<Experiment> experiments() {
    BorrowUnit unit = borrowUnit.answer();
    Network network = shown.network();
    if (network == null || unit == null) {
      return List.of();
    }
    // Where no unit varies, none tells the borrow.
    return Experiment.of(network.layout().cell(), selection.pair().bits(), unit.unit()).stream()
        .filter(each -> each.kind() != Experiment.Kind.SILENCE || unit.correlation() != 0)
        .toList();
  }

  /** Puts an experiment's operations in place of the list, which undo brings back. */
  public void run(Experiment chosen) {
    model.replace(
        chosen.operations().stream().map(operation -> new Planned(operation, true)).toList());
    experiment.set(chosen);
  }

  private void forgetExperiment() {
    Experiment done = experiment.get();
    if (done != null && !model.active().equals(done.operations())) {
      experiment.set(null);
    }
  }

  private void ask() {
    Network network = shown.network();
    Subtraction pair = selection.pair();
    boolean operated = network != null && !network.surgery().isNone();
    effect.ask(operated ? new EffectQuestion(network, pair, run.config().seed()) : null);
    // While weights change all the time, the unit of some epochs ago will do.
    boolean otherCell =
        asked == null
            || network == null
            || !asked.weights.layout().equals(network.layout())
            || asked.bits != pair.bits();
    if (otherCell || run.stateProperty().get() != TrainingState.RUNNING) {
      askForUnit(network, pair.bits());
    }
  }

  private void askForUnit(Network network, int bits) {
    boolean known =
        asked != null
            && network != null
            && asked.weights.equals(network.weights())
            && asked.bits == bits;
    if (!known) {
      asked = network == null ? null : new UnitQuestion(network.weights(), bits);
      borrowUnit.ask(asked);
    }
  }
}
