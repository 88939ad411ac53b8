package dev.gatescope.ui.run;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Network;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Asks for a new trace whenever the pair or the network that are looked at change. Those of a
 * running training change faster than anybody can look: of them it asks at the panes' pace.
 */
public final class TraceFollower {
  private final ShownNetwork shown;
  private final Selection selection;
  private final RunModel run;
  private final BiConsumer<Network, Subtraction> request;
  private final Runnable whenItIsTime;

  /**
   * @param request for a trace; of no network if there is none to look at
   * @param turns makes, of following the training, what does so when it is its turn
   */
  public TraceFollower(
      ShownNetwork shown,
      Selection selection,
      RunModel run,
      BiConsumer<Network, Subtraction> request,
      UnaryOperator<Runnable> turns) {
    this.shown = shown;
    this.selection = selection;
    this.run = run;
    this.request = request;
    whenItIsTime = turns.apply(this::ask);
    shown.networkProperty().subscribe((was, is) -> follow());
    selection.pairProperty().subscribe((was, is) -> ask());
    ask();
  }

  private void follow() {
    if (run.stateProperty().get() == TrainingState.RUNNING && shown.network() != null) {
      whenItIsTime.run();
    } else {
      ask();
    }
  }

  private void ask() {
    request.accept(shown.network(), selection.pair());
  }
}
