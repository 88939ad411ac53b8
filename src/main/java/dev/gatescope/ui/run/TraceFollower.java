package dev.gatescope.ui.run;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Network;
import dev.gatescope.ui.model.Selection;
import java.util.function.BiConsumer;

/** Asks for a new trace whenever the pair or the network that are looked at change. */
public final class TraceFollower {
  private final ShownNetwork shown;
  private final Selection selection;
  private final BiConsumer<Network, Subtraction> request;

  /**
   * @param request for a trace; of no network if there is none to look at
   */
  public TraceFollower(
      ShownNetwork shown, Selection selection, BiConsumer<Network, Subtraction> request) {
    this.shown = shown;
    this.selection = selection;
    this.request = request;
    shown.networkProperty().subscribe((was, is) -> ask());
    selection.pairProperty().subscribe((was, is) -> ask());
    ask();
  }

  private void ask() {
    request.accept(shown.network(), selection.pair());
  }
}
