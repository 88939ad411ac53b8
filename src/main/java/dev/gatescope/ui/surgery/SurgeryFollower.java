package dev.gatescope.ui.surgery;

import dev.gatescope.eval.surgery.Compiled;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationCompiler;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.EpochReport;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes of the listed operations what the engines take, whenever they or the network that is shown
 * change: a mean or a swapped state is another number in other weights, and so is found in the
 * background.
 */
public final class SurgeryFollower {
  /** What to compile; immutable. */
  public record Request(Weights weights, int bits, List<Operation> operations) {}

  /** What came of it. */
  public record Answer(Request request, Compiled compiled) {}

  private final ShownReport shown;
  private final Selection selection;
  private final SurgeryModel model;
  private final Consumer<Request> compile;

  /** For operations that need no network; these are a handful of records, made at once. */
  private final OperationCompiler plain = new OperationCompiler();

  private Request newest;

  /**
   * @param background makes a way to ask in the background of what is done with the answer on the
   *     JavaFX thread
   */
  public SurgeryFollower(
      ShownReport shown,
      Selection selection,
      SurgeryModel model,
      Function<Consumer<Answer>, Consumer<Request>> background) {
    this.shown = shown;
    this.selection = selection;
    this.model = model;
    this.compile = background.apply(this::show);
    model.operationsProperty().subscribe((_, _) -> ask());
    shown.reportProperty().subscribe((_, _) -> ask());
    selection.pairProperty().subscribe((_, _) -> ask());
  }

  private void ask() {
    EpochReport report = shown.report();
    List<Operation> active = model.active();
    if (report == null || active.isEmpty()) {
      newest = null;
      return;
    }
    Request request = new Request(report.weights(), selection.pair().bits(), active);
    boolean known =
        newest != null
            && newest.weights.equals(request.weights)
            && newest.bits == request.bits
            && newest.operations.equals(request.operations);
    if (!known) {
      newest = request;
      if (active.stream().anyMatch(Operation::asksTheNetwork)) {
        compile.accept(request);
      } else {
        show(new Answer(request, plain.compile(request.weights, request.bits, active)));
      }
    }
  }

  /** Of weights that are no longer the newest, too: a training may be faster than the answers. */
  private void show(Answer answer) {
    Request asked = answer.request;
    if (newest != null
        && newest.bits == asked.bits
        && newest.operations.equals(asked.operations)
        && newest.weights.layout().equals(asked.weights.layout())) {
      model.operate(answer.compiled);
    }
  }
}
