package dev.gatescope.ui.probe;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.ProbeTables;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.eval.probe.UnitScore;
import dev.gatescope.lstm.Site;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.probe.BorrowFollower.Question;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import tech.tablesaw.api.Table;

/** What is probed for, and which unit's C or h is looked at. Outlives its view. */
public final class ProbeViewModel {
  private final ProbeModel model;
  private final RunModel run;
  private final Selection selection;
  private final Survey<Question, Probe> others;
  private final ObjectProperty<Target> target =
      new SimpleObjectProperty<>(this, "target", Target.BORROW);
  private final ReadOnlyObjectWrapper<Probe> probe = new ReadOnlyObjectWrapper<>(this, "probe");
  private final ReadOnlyObjectWrapper<UnitScore> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen");
  private final ReadOnlyObjectProperty<Problem> problem;
  private final BooleanBinding busy;
  private Site state = Site.CELL_STATE;

  /**
   * @param borrow answers the probe for the borrow; its problem is shown
   * @param others answers probes for anything else
   */
  public ProbeViewModel(
      ProbeModel model,
      RunModel run,
      Selection selection,
      Survey<Question, Probe> borrow,
      Survey<Question, Probe> others) {
    this.model = model;
    this.run = run;
    this.selection = selection;
    this.others = others;
    problem = borrow.problemProperty();
    busy = Bindings.or(borrow.busyProperty(), others.busyProperty());
    others.setActive(false);
    // Others keep the pace of the probe for the borrow, and look at the same network.
    model.borrowProperty().subscribe((_, _) -> ask());
    target.subscribe((_, _) -> ask());
    others.answerProperty().subscribe((_, _) -> show());
    selection.unitProperty().subscribe((_, _) -> choose());
    ask();
  }

  ObjectProperty<Target> targetProperty() {
    return target;
  }

  /** Of the target that is chosen; null until there is one. */
  ReadOnlyObjectProperty<Probe> probeProperty() {
    return probe.getReadOnlyProperty();
  }

  /** Whether the answer to the newest question is on its way. */
  ObservableBooleanValue busyProperty() {
    return busy;
  }

  Probe probe() {
    return probe.get();
  }

  /** The selected unit's C or h. */
  ReadOnlyObjectProperty<UnitScore> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem;
  }

  void setActive(boolean active) {
    others.setActive(active);
  }

  /** Looks at a unit's C or h, and selects the unit. */
  void select(UnitScore score) {
    state = score.state();
    selection.selectUnit(score.unit());
    choose();
  }

  /** Goes so many ranks on. */
  void move(int by) {
    if (probe.get() != null && chosen.get() != null) {
      List<UnitScore> ranked = probe.get().ranked();
      int rank = ranked.indexOf(chosen.get()) + by;
      select(ranked.get(Math.clamp(rank, 0, ranked.size() - 1)));
    }
  }

  Supplier<Table> table() {
    Probe shown = probe.get();
    return () -> ProbeTables.units(shown);
  }

  private void ask() {
    Probe borrow = model.borrow();
    boolean other = borrow != null && target.get() != Target.BORROW;
    others.ask(other ? new Question(borrow.network(), run.config().bits(), target.get()) : null);
    show();
  }

  private void show() {
    Probe found = target.get() == Target.BORROW ? model.borrow() : others.answer();
    probe.set(found != null && found.target() == target.get() ? found : null);
    choose();
  }

  private void choose() {
    Probe shown = probe.get();
    chosen.set(
        shown == null
            ? null
            : shown
                .score(state, selection.unit())
                .or(() -> shown.score(Site.HIDDEN_STATE, selection.unit()))
                .orElse(null));
  }
}
