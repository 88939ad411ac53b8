package dev.gatescope;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.Model;
import dev.gatescope.file.ShippedModel;
import dev.gatescope.lstm.Network;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.tour.TourModel;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.util.Subscription;

/** The start's part of the composition root: what a new window shows before anyone asks. */
final class StartWiring {
  private final RunModel run;
  private final Selection selection;
  private final TraceModel traces;
  private final RunViewModel commands;
  private final AnalysisService analysis;
  private final TourModel tour;

  StartWiring(
      SharedModels models, RunViewModel commands, AnalysisService analysis, TourModel tour) {
    this.commands = commands;
    this.analysis = analysis;
    this.tour = tour;
    run = models.run();
    selection = models.selection();
    traces = models.traces();
  }

  /** Shows the gates of one pair in the model that ships: they are seen at once. */
  void showShippedGates() {
    Subtraction pair = selection.pair();
    Consumer<Supplier<Model>> look =
        analysis.inBackground(
            model -> Tracer.traceAtStart(Network.of(model.get().weights()), pair),
            trace -> {
              if (isUntouched() && pair.equals(selection.pair())) {
                traces.show(trace);
              }
            });
    look.accept(ShippedModel::read);
  }

  /**
   * Shows the model that ships with what all pairs come to, unless the user has been quicker to
   * begin a run.
   */
  void showShippedModel() {
    Consumer<Supplier<Model>> load =
        analysis.inBackground(
            model -> TrainedNetwork.of(model.get()),
            network -> {
              if (isUntouched()) {
                commands.show(network.config(), network.report(), network.dataKnown());
              }
            });
    load.accept(ShippedModel::read);
  }

  private boolean isUntouched() {
    return run.runProperty().get() == 0;
  }

  /** Offers the tour to whoever has not had it, once there is something to point at. */
  void offerTour() {
    if (traces.trace() == null) {
      Subscription[] first = new Subscription[1];
      first[0] =
          traces
              .traceProperty()
              .subscribe(
                  (_, _) -> {
                    first[0].unsubscribe();
                    tour.offer();
                  });
    } else {
      tour.offer();
    }
  }
}
