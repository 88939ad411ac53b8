package dev.gatescope.ui.probe;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.lstm.Network;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownNetwork;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Keeps the probe for the borrow up with the network that is shown, whether its pane is open or
 * not: the sum and the heat maps show it too. While training it looks once a second, so that it
 * takes no more than a twentieth of a processor from the training.
 */
public final class BorrowFollower {
  /** What to probe; immutable. */
  public record Question(Network network, int bits, Target target) {}

  static final long TRAINING_NANOS = 1_000_000_000;

  private final ShownNetwork network;
  private final RunModel run;
  private final Selection selection;
  private final Survey<Question, Probe> survey;
  private final LongSupplier clock;
  private Network asked;
  private long last;

  /**
   * @param clock nanoseconds
   */
  public BorrowFollower(
      ShownNetwork network,
      RunModel run,
      Selection selection,
      ProbeModel model,
      Survey<Question, Probe> survey,
      LongSupplier clock) {
    this.network = network;
    this.run = run;
    this.selection = selection;
    this.survey = survey;
    this.clock = clock;
    survey.answerProperty().subscribe(model::show);
    network.networkProperty().subscribe((_, _) -> follow());
    // What was passed over while training is looked at when it rests.
    run.stateProperty().subscribe((_, _) -> follow());
    follow();
  }

  private void follow() {
    Network shown = network.network();
    // An epoch that was chosen stays: nothing would ask once more.
    boolean passes =
        run.stateProperty().get() == TrainingState.RUNNING
            && selection.epochProperty().get() == Selection.LATEST;
    long now = clock.getAsLong();
    boolean soon =
        passes
            && shown != null
            && asked != null
            && shown.surgery().equals(asked.surgery())
            && now - last < TRAINING_NANOS;
    if (Objects.equals(shown, asked) || soon) {
      return;
    }
    asked = shown;
    last = now;
    survey.ask(shown == null ? null : new Question(shown, run.config().bits(), Target.BORROW));
  }
}
