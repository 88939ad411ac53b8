package dev.gatescope.ui.model;

import dev.gatescope.eval.surgery.Compiled;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.text.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The operations on the network that is looked at, as the user lists them, with undo and redo; and
 * what they come to, which is found in the background and shown a moment later.
 */
public final class SurgeryModel {
  /** So many steps can be undone. */
  private static final int MOST_UNDOS = 200;

  private final ReadOnlyObjectWrapper<List<Planned>> operations =
      new ReadOnlyObjectWrapper<>(this, "operations", List.of());
  private final ReadOnlyObjectWrapper<List<Optional<Problem>>> problems =
      new ReadOnlyObjectWrapper<>(this, "problems", List.of());
  private final ReadOnlyObjectWrapper<Surgery> surgery =
      new ReadOnlyObjectWrapper<>(this, "surgery", Surgery.NONE);
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
  private final Deque<List<Planned>> done = new ArrayDeque<>();
  private final Deque<List<Planned>> undone = new ArrayDeque<>();
  private List<Operation> performed = List.of();

  /** The list, immutable, in the order in which the operations are done. */
  public ReadOnlyObjectProperty<List<Planned>> operationsProperty() {
    return operations.getReadOnlyProperty();
  }

  public List<Planned> operations() {
    return operations.get();
  }

  /** The operations that are switched on. */
  public List<Operation> active() {
    return active(operations());
  }

  /**
   * The operations that {@link #surgery} came from, without those that cannot be done; once nothing
   * is held any more, those of the last one.
   */
  public List<Operation> performed() {
    return performed;
  }

  private static List<Operation> active(List<Planned> planned) {
    return planned.stream().filter(Planned::on).map(Planned::operation).toList();
  }

  /** For each of the {@link #active} operations what it needs, if it cannot be done. */
  public ReadOnlyObjectProperty<List<Optional<Problem>>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /** What is held in the network that is looked at. */
  public ReadOnlyObjectProperty<Surgery> surgeryProperty() {
    return surgery.getReadOnlyProperty();
  }

  public Surgery surgery() {
    return surgery.get();
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  public void add(Operation operation) {
    List<Planned> longer = new ArrayList<>(operations());
    longer.add(new Planned(operation, true));
    replace(longer);
  }

  public void remove(int index) {
    List<Planned> shorter = new ArrayList<>(operations());
    shorter.remove(index);
    replace(shorter);
  }

  public void switchOn(int index, boolean on) {
    List<Planned> switched = new ArrayList<>(operations());
    switched.set(index, new Planned(switched.get(index).operation(), on));
    replace(switched);
  }

  /** Switches every operation off; the list stays. */
  public void lift() {
    replace(operations().stream().map(planned -> new Planned(planned.operation(), false)).toList());
  }

  public void clear() {
    replace(List.of());
  }

  /** Another list, such as an experiment's or a session's. */
  public void replace(List<Planned> newOperations) {
    if (newOperations.equals(operations())) {
      return;
    }
    done.push(operations());
    if (done.size() > MOST_UNDOS) {
      done.removeLast();
    }
    undone.clear();
    set(newOperations);
  }

  public void undo() {
    if (!done.isEmpty()) {
      undone.push(operations());
      set(done.pop());
    }
  }

  public void redo() {
    if (!undone.isEmpty()) {
      done.push(operations());
      set(undone.pop());
    }
  }

  private void set(List<Planned> newOperations) {
    canUndo.set(!done.isEmpty());
    canRedo.set(!undone.isEmpty());
    List<Operation> newActive = active(newOperations);
    if (!newActive.equals(active())) {
      // As far as is known; what cannot be done is found a moment later.
      problems.set(Collections.nCopies(newActive.size(), Optional.empty()));
    }
    operations.set(List.copyOf(newOperations));
    if (active().isEmpty()) {
      // Nothing to wait for.
      surgery.set(Surgery.NONE);
    }
  }

  /** What the active operations come to for the network that is looked at. */
  public void operate(Compiled compiled) {
    List<Operation> done = active();
    performed =
        IntStream.range(0, done.size())
            .filter(i -> compiled.problems().get(i).isEmpty())
            .mapToObj(done::get)
            .toList();
    problems.set(compiled.problems());
    surgery.set(compiled.surgery());
  }
}
