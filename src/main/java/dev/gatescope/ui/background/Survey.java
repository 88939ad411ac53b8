package dev.gatescope.ui.background;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * An analysis that takes too long for the JavaFX thread, as a property: asked for on that thread,
 * answered on another, the newest question wins. While nobody looks (see {@link #setActive}) the
 * newest question waits. All methods are called on the JavaFX thread.
 *
 * @param <Q> the question; immutable
 * @param <A> the answer; immutable
 */
public final class Survey<Q, A> {
  private record Outcome<A>(A answer, Problem problem) {}

  private final LatestRequest<Q, Outcome<A>> requests;
  private final ReadOnlyObjectWrapper<A> answer = new ReadOnlyObjectWrapper<>(this, "answer");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private Q newest;
  private Q waiting;
  private boolean active = true;

  Survey(Function<Q, A> analysis, Executor worker, Executor fx) {
    requests =
        new LatestRequest<>(worker, fx, question -> outcome(analysis, question, fx), this::show);
  }

  private Outcome<A> outcome(Function<Q, A> analysis, Q question, Executor fx) {
    try {
      return new Outcome<>(analysis.apply(question), null);
    } catch (ProblemException e) {
      return new Outcome<>(null, e.problem());
    } catch (RuntimeException | Error e) {
      // A defect, which is told elsewhere: no answer is on its way.
      fx.execute(() -> over(question));
      throw e;
    }
  }

  /** The newest answer there is; null until the first, and while there is a problem. */
  public ReadOnlyObjectProperty<A> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  public A answer() {
    return answer.get();
  }

  /** What the analysis needs and does not have; null if nothing. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** True while the answer to the newest question is on its way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Asks; null withdraws the question and the answer. */
  public void ask(Q question) {
    newest = question;
    waiting = question;
    if (question == null) {
      requests.withdraw();
      busy.set(false);
      problem.set(null);
      answer.set(null);
    }
    go();
  }

  /** Whether somebody looks at the answer. */
  public void setActive(boolean looked) {
    active = looked;
    go();
  }

  private void go() {
    if (active && waiting != null) {
      busy.set(true);
      requests.request(waiting);
      waiting = null;
    }
  }

  private void over(Q question) {
    if (question.equals(newest)) {
      busy.set(false);
    }
  }

  private void show(Q question, Outcome<A> outcome) {
    over(question);
    problem.set(outcome.problem);
    answer.set(outcome.answer);
  }
}
