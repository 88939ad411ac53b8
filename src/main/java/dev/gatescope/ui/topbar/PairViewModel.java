package dev.gatescope.ui.topbar;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Predictions;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.Preset;
import dev.gatescope.ui.run.ShownReport;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The pair as it is typed, flipped bit by bit, or picked from the presets. Only a good pair becomes
 * the selected one; until then the last good pair stays in force and a problem says what is wrong.
 */
public final class PairViewModel {
  /** One of the two numbers. */
  public enum Operand {
    A,
    B
  }

  private final Selection selection;
  private final ShownReport shown;
  private final StringProperty aText = new SimpleStringProperty(this, "aText", "");
  private final StringProperty bText = new SimpleStringProperty(this, "bText", "");
  private final ReadOnlyObjectWrapper<Problem> aProblem =
      new ReadOnlyObjectWrapper<>(this, "aProblem");
  private final ReadOnlyObjectWrapper<Problem> bProblem =
      new ReadOnlyObjectWrapper<>(this, "bProblem");
  private boolean showing;
  private Subtraction beforeTyping;

  public PairViewModel(Selection selection, ShownReport shown) {
    this.selection = selection;
    this.shown = shown;
    selection.pairProperty().subscribe((was, is) -> showSelected());
    aText.subscribe((was, is) -> typed(Operand.A));
    bText.subscribe((was, is) -> typed(Operand.B));
    revert();
  }

  public StringProperty textProperty(Operand operand) {
    return operand == Operand.A ? aText : bText;
  }

  /** What is wrong with a number; null while nothing is. */
  public ReadOnlyObjectProperty<Problem> problemProperty(Operand operand) {
    return problem(operand).getReadOnlyProperty();
  }

  /** The pair in force. */
  public ReadOnlyObjectProperty<Subtraction> pairProperty() {
    return selection.pairProperty();
  }

  /** Turns one bit of a number over, unless that would break a &gt; b &gt;= 1. */
  public void flip(Operand operand, int timeStep) {
    Subtraction pair = selection.pair();
    long bit = 1L << timeStep;
    long a = operand == Operand.A ? pair.a() ^ bit : pair.a();
    long b = operand == Operand.B ? pair.b() ^ bit : pair.b();
    revert();
    try {
      selection.selectPair(Subtraction.checked(a, b, pair.bits()));
    } catch (ProblemException e) {
      problem(operand).set(e.problem());
    }
  }

  public boolean fits(Preset preset) {
    return preset.fits(selection.pair().bits());
  }

  public void pick(Preset preset) {
    if (fits(preset)) {
      selection.selectPair(preset.pair(selection.pair().bits()));
      revert();
    }
  }

  public boolean hasHardest() {
    return shown.report() != null
        && shown.report().test().count() > 0
        && shown.report().test().bits() == selection.pair().bits();
  }

  /** The test sample with the largest error; among equals, the one with the least certain bit. */
  public void pickHardest() {
    if (!hasHardest()) {
      return;
    }
    Predictions test = shown.report().test();
    int hardest = 0;
    for (int i = 1; i < test.count(); i++) {
      int byError = Double.compare(test.absoluteError(i), test.absoluteError(hardest));
      if (byError > 0 || (byError == 0 && doubt(test, i) > doubt(test, hardest))) {
        hardest = i;
      }
    }
    selection.selectPair(test.pair(hardest));
    revert();
  }

  /** True while something is wrong with a number. */
  public boolean refused() {
    return aProblem.get() != null || bProblem.get() != null;
  }

  /** True if a flip was refused: the numbers are right as they stand, but the message is there. */
  public boolean flipRefused() {
    return refused() && stands(selection.pair());
  }

  /** What was typed is meant: the pair in force is the one to go back to from now on. */
  public void settle() {
    beforeTyping = null;
  }

  /** Gives up what was typed: the texts are those of the pair in force. */
  public void revert() {
    settle();
    showing = true;
    aText.set(Long.toString(selection.pair().a()));
    bText.set(Long.toString(selection.pair().b()));
    showing = false;
    clear();
  }

  private void typed(Operand operand) {
    if (showing) {
      return;
    }
    clear();
    if (beforeTyping == null) {
      beforeTyping = selection.pair();
    }
    int bits = selection.pair().bits();
    Problem problem = problemOf(() -> selection.selectPair(parsed(aText.get(), bText.get(), bits)));
    if (problem == null) {
      return;
    }
    // On the way to 300 one types 30: a good beginning of a bad number is not the pair that was
    // meant.
    showing = true;
    selection.selectPair(beforeTyping);
    showing = false;
    if (problem.key().equals("pair.order")) {
      problem(operand).set(problem);
      return;
    }
    // The first number's problem hides the second's: so ask for each beside a partner that is good.
    String largest = Long.toString((1L << bits) - 1);
    aProblem.set(ownProblem("a", aText.get(), "1", bits));
    bProblem.set(ownProblem("b", largest, bText.get(), bits));
  }

  private static Subtraction parsed(String a, String b, int bits) {
    return Subtraction.parse(a, b, bits);
  }

  private static Problem problemOf(Runnable attempt) {
    try {
      attempt.run();
      return null;
    } catch (ProblemException e) {
      return e.problem();
    }
  }

  private static Problem ownProblem(String name, String a, String b, int bits) {
    try {
      parsed(a, b, bits);
      return null;
    } catch (ProblemException e) {
      return e.problem().arguments().getFirst().equals(name) ? e.problem() : null;
    }
  }

  private void showSelected() {
    Subtraction pair = selection.pair();
    if (beforeTyping != null && beforeTyping.bits() != pair.bits()) {
      // Another run came in: its numbers are of another width.
      settle();
    }
    if (!showing && !stands(pair)) {
      revert();
    }
  }

  /** True if what is typed already means the pair, however it is written. */
  private boolean stands(Subtraction pair) {
    try {
      return parsed(aText.get(), bText.get(), pair.bits()).equals(pair);
    } catch (ProblemException e) {
      return false;
    }
  }

  private void clear() {
    aProblem.set(null);
    bProblem.set(null);
  }

  private ReadOnlyObjectWrapper<Problem> problem(Operand operand) {
    return operand == Operand.A ? aProblem : bProblem;
  }

  private static double doubt(Predictions test, int index) {
    double doubt = 0;
    for (int t = 0; t < test.bits(); t++) {
      double target = test.pair(index).differenceBit(t);
      doubt = Math.max(doubt, Math.abs(test.probability(index, t) - target));
    }
    return doubt;
  }
}
