package dev.gatescope;

import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.Units;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.ui.arithmetic.ArithmeticController;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import dev.gatescope.ui.export.CellExports;
import dev.gatescope.ui.export.CellView;
import dev.gatescope.ui.flow.FlowController;
import dev.gatescope.ui.heat.BrushModel;
import dev.gatescope.ui.heat.HeatController;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.narration.NarrationController;
import dev.gatescope.ui.sum.SumController;
import dev.gatescope.ui.timebar.PauseStepPlayer;
import dev.gatescope.ui.timebar.PlaybackViewModel;
import dev.gatescope.ui.timebar.TimeBarController;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The panes that follow one pair through the cell, and the keys that move through its steps. */
final class CellPanes {
  /** The order in which the keys 1, 2, ... name the gates: the one in which the panes show them. */
  private static final Map<CellType, List<Gate>> GATE_KEYS =
      Map.of(
          CellType.LSTM,
          List.of(Gate.FORGET, Gate.INPUT, Gate.CANDIDATE, Gate.OUTPUT),
          CellType.GRU,
          List.of(Gate.RESET, Gate.UPDATE, Gate.NEW),
          CellType.RNN,
          List.of(Gate.HIDDEN));

  private final RunModel run;
  private final Selection selection;
  private final TraceModel traces;
  private final SurgeryModel surgery;
  private final DockModel dock;
  private final Appearance appearance;
  private final PlaybackViewModel playback;
  private final BrushModel brush = new BrushModel();

  CellPanes(SharedModels models, Appearance appearance) {
    this.appearance = appearance;
    run = models.run();
    selection = models.selection();
    traces = models.traces();
    surgery = models.surgery();
    dock = models.dock();
    playback = new PlaybackViewModel(selection, new PauseStepPlayer());
  }

  /** Makes the controllers, each as often as a view is loaded. */
  Map<Class<?>, Supplier<? extends Controller>> controllers(ProbeModel probe, CellExports exports) {
    return Map.of(
        FlowController.class,
        () -> new FlowController(appearance, selection, traces, playback),
        TimeBarController.class,
        () -> new TimeBarController(appearance, selection, traces, playback),
        NarrationController.class,
        () -> new NarrationController(selection, traces, appearance),
        SumController.class,
        () -> new SumController(selection, traces, probe, appearance),
        HeatController.class,
        () ->
            new HeatController(
                selection,
                traces,
                probe,
                brush,
                appearance,
                this::silence,
                () -> exports.picture(CellView.HEAT_MAPS)),
        ArithmeticController.class,
        () -> new ArithmeticController(selection, traces, appearance));
  }

  /** As one operation, which can be undone, and shows what it does. */
  private void silence(List<Integer> units) {
    Operation silence = new Operation.Silence(new Units(false, units));
    if (!surgery.active().contains(silence)) {
      surgery.add(silence);
    }
    dock.show(DockTab.SURGERY);
  }

  /** How units are looked for in the heat maps. */
  BrushModel brush() {
    return brush;
  }

  /** What is played in a loop would go on for ever, and hold on to the window. */
  void close() {
    playback.pause();
  }

  void bind(Shortcuts keys) {
    keys.on(Command.PLAY, playback::toggle);
    keys.on(Command.NEXT_STEP, playback::next);
    keys.on(Command.PREVIOUS_STEP, playback::previous);
    keys.on(Command.NEXT_UNIT, () -> selection.selectUnit(selection.unit() + 1));
    keys.on(Command.PREVIOUS_UNIT, () -> selection.selectUnit(selection.unit() - 1));
    keys.on(Command.GATE, this::toggleGate);
  }

  private void toggleGate(int index) {
    List<Gate> gates = GATE_KEYS.get(run.config().cell());
    if (index < gates.size()) {
      Gate gate = gates.get(index);
      selection.selectGate(gate == selection.gateProperty().get() ? null : gate);
    }
  }
}
