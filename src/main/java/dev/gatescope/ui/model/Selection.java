package dev.gatescope.ui.model;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Gate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The one global selection: which pair, time step, unit, gate and epoch every pane looks at.
 * Changed by commands, which keep every value in range.
 */
public final class Selection {
  /** The epoch that means "whatever was trained last". */
  public static final int LATEST = -1;

  /** The time step from which answers are hidden while none are. */
  public static final int NOTHING = Integer.MAX_VALUE;

  private final ReadOnlyObjectWrapper<Subtraction> pair;
  private final ReadOnlyIntegerWrapper timeStep = new ReadOnlyIntegerWrapper(this, "timeStep", 0);
  private final ReadOnlyIntegerWrapper unit = new ReadOnlyIntegerWrapper(this, "unit", 0);
  private final ReadOnlyObjectWrapper<Gate> gate = new ReadOnlyObjectWrapper<>(this, "gate");
  private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper(this, "epoch", LATEST);
  private final ReadOnlyIntegerWrapper hiddenFrom =
      new ReadOnlyIntegerWrapper(this, "hiddenFrom", NOTHING);
  private int hiddenSize;

  public Selection(Subtraction pair, int hiddenSize) {
    this.pair = new ReadOnlyObjectWrapper<>(this, "pair", pair);
    this.hiddenSize = hiddenSize;
  }

  public ReadOnlyObjectProperty<Subtraction> pairProperty() {
    return pair.getReadOnlyProperty();
  }

  public Subtraction pair() {
    return pair.get();
  }

  /** 0 is the least significant bit. */
  public ReadOnlyIntegerProperty timeStepProperty() {
    return timeStep.getReadOnlyProperty();
  }

  public int timeStep() {
    return timeStep.get();
  }

  public ReadOnlyIntegerProperty unitProperty() {
    return unit.getReadOnlyProperty();
  }

  public int unit() {
    return unit.get();
  }

  /** The gate under study, or null for none. */
  public ReadOnlyObjectProperty<Gate> gateProperty() {
    return gate.getReadOnlyProperty();
  }

  /** The epoch whose weights are looked at, or {@link #LATEST}. */
  public ReadOnlyIntegerProperty epochProperty() {
    return epoch.getReadOnlyProperty();
  }

  /**
   * The first time step whose answers (difference, borrow out, all that the network makes of it) no
   * pane shows, because somebody is asked for them; {@link #NOTHING} hides none.
   */
  public ReadOnlyIntegerProperty hiddenFromProperty() {
    return hiddenFrom.getReadOnlyProperty();
  }

  public int hiddenFrom() {
    return hiddenFrom.get();
  }

  /** Whether a step's answers are hidden. */
  public boolean hides(int step) {
    return step >= hiddenFrom.get();
  }

  /** Hides the answers of a step and of all that follow it, and shows those before. */
  public void hideFrom(int step) {
    hiddenFrom.set(step);
  }

  public void selectPair(Subtraction newPair) {
    pair.set(newPair);
    timeStep.set(Math.min(timeStep.get(), newPair.bits() - 1));
  }

  /** Goes to a step, or to the nearest that there is. */
  public void selectTimeStep(int newTimeStep) {
    timeStep.set(Math.clamp(newTimeStep, 0, pair.get().bits() - 1));
  }

  /** Goes to a unit, or to the nearest that there is. */
  public void selectUnit(int newUnit) {
    unit.set(Math.clamp(newUnit, 0, hiddenSize - 1));
  }

  public void selectGate(Gate newGate) {
    gate.set(newGate);
  }

  public void selectEpoch(int newEpoch) {
    epoch.set(Math.max(LATEST, newEpoch));
  }

  /** Another network: the selected unit stays if it exists there. */
  public void setHiddenSize(int newHiddenSize) {
    hiddenSize = newHiddenSize;
    selectUnit(unit.get());
  }
}
