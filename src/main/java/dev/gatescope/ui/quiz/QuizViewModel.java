package dev.gatescope.ui.quiz;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.eval.probe.Probe;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The quiz about the selected pair. While somebody looks at it, it hides from all panes what has
 * not been answered; each answer shows its column, and moves the time step there, so that every
 * pane shows what the network did. Another pair begins another round. It outlives its view.
 */
public final class QuizViewModel {
  private final Selection selection;
  private final TraceModel traces;
  private final ProbeModel probe;
  private final LongSupplier seed;
  private final ObjectProperty<QuizMode> mode =
      new SimpleObjectProperty<>(this, "mode", QuizMode.DIFFERENCE);
  private final ReadOnlyObjectWrapper<QuizRound> round = new ReadOnlyObjectWrapper<>(this, "round");
  private final ReadOnlyObjectWrapper<QuizScore> score =
      new ReadOnlyObjectWrapper<>(this, "score", QuizScore.NONE);
  private boolean active;
  private PairChooser pairs;

  /**
   * @param probe reads the borrow from a state, which no output tells
   * @param seed of the pairs that are drawn from the next {@link #reset} on
   */
  public QuizViewModel(
      Selection selection, TraceModel traces, ProbeModel probe, LongSupplier seed) {
    this.selection = selection;
    this.traces = traces;
    this.probe = probe;
    this.seed = seed;
    round.set(QuizRound.of(selection.pair()));
    selection.pairProperty().subscribe((_, _) -> restart());
  }

  /** What is asked; it may change within a round. */
  public ObjectProperty<QuizMode> modeProperty() {
    return mode;
  }

  public QuizMode mode() {
    return mode.get();
  }

  public ReadOnlyObjectProperty<QuizRound> roundProperty() {
    return round.getReadOnlyProperty();
  }

  public QuizRound round() {
    return round.get();
  }

  public ReadOnlyObjectProperty<QuizScore> scoreProperty() {
    return score.getReadOnlyProperty();
  }

  public QuizScore score() {
    return score.get();
  }

  public boolean isActive() {
    return active;
  }

  /** Nothing is hidden from those who look elsewhere; the round waits. */
  public void setActive(boolean looked) {
    active = looked;
    hide();
  }

  /** Answers the question; a round that is over asks none. */
  public void answer(int bit) {
    QuizRound now = round();
    if (now.done()) {
      return;
    }
    QuizAnswer answer = new QuizAnswer(mode(), now.rule(), bit, reading(now.asked()));
    score.set(score().with(answer));
    round.set(now.with(answer));
    hide();
    selection.selectTimeStep(now.asked());
  }

  /** What the network has at a column of the pair; null if there is nothing to read. */
  private QuizAnswer.Reading reading(int timeStep) {
    GateTrace trace = traces.trace();
    if (trace == null || !Tracer.isOf(trace, selection.pair())) {
      return null;
    }
    if (mode() == QuizMode.DIFFERENCE) {
      return new QuizAnswer.Reading(trace.probability(timeStep));
    }
    Probe reader = probe.borrow();
    boolean reads = reader != null && reader.network().layout().equals(trace.weights().layout());
    return reads ? new QuizAnswer.Reading(reader.readOut().of(trace, timeStep)) : null;
  }

  /** Asks about the same pair once more. */
  public void restart() {
    round.set(QuizRound.of(selection.pair()));
    hide();
  }

  /** Asks about another pair, one with rules in which the learner is weak. */
  public void nextPair() {
    if (pairs == null) {
      pairs = new PairChooser(seed.getAsLong());
    }
    Subtraction next = pairs.next(selection.pair(), mode(), score());
    selection.selectTimeStep(0);
    if (next.equals(selection.pair())) {
      restart();
    } else {
      selection.selectPair(next);
    }
  }

  /** Forgets the score, and draws the same pairs again. */
  public void reset() {
    pairs = null;
    score.set(QuizScore.NONE);
    restart();
  }

  private void hide() {
    boolean hidden = isActive() && !round().done();
    selection.hideFrom(hidden ? round().asked() : Selection.NOTHING);
  }
}
