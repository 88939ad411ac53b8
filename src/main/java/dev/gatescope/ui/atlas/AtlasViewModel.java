package dev.gatescope.ui.atlas;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.PairOfPrefix;
import dev.gatescope.eval.PrefixIndex;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.atlas.AtlasTable;
import dev.gatescope.eval.atlas.StateAnalysis;
import dev.gatescope.eval.atlas.StateAtlas;
import dev.gatescope.eval.automaton.Automaton;
import dev.gatescope.eval.automaton.AutomatonTable;
import dev.gatescope.eval.automaton.Difference;
import dev.gatescope.eval.automaton.Machine;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownNetwork;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tech.tablesaw.api.Table;

/** What the pane shows of the shown network, and where the chosen pair is in it. */
public final class AtlasViewModel {
  /**
   * What is shown.
   *
   * @param cloud null if there is no atlas; the analysis says why
   */
  record Shown(Network network, PointCloud cloud, StateAnalysis.Answer analysis) {}

  /** Longer prefixes have no number of their own. */
  private static final int MAX_PREFIX_STEPS = 15;

  private final Selection selection;
  private final ShownNetwork network;
  private final Survey<StateAnalysis.Question, Shown> analysis;
  private final Survey<CloudRaster.Request, CloudRaster> rasters;
  private final ObjectProperty<StateKind> kind =
      new SimpleObjectProperty<>(this, "kind", StateKind.CELL_STATE);
  private final ObjectProperty<Colouring> colouring =
      new SimpleObjectProperty<>(this, "colouring", Colouring.BORROW);
  private final ObjectProperty<Boolean> machine =
      new SimpleObjectProperty<>(this, "machine", false);
  private int bits;
  private CloudRaster.Request asked;

  public AtlasViewModel(ShownNetwork network, Selection selection, AnalysisService service) {
    this.network = network;
    this.selection = selection;
    StateAnalysis states = new StateAnalysis();
    analysis = service.survey(question -> look(question.network(), states.answer(question)));
    analysis.setActive(false);
    rasters = service.survey(CloudRaster::of);
    network.networkProperty().subscribe((_, _) -> ask());
    kind.subscribe((_, _) -> ask());
    selection
        .pairProperty()
        .subscribe(
            pair -> {
              if (pair.bits() != bits) {
                bits = pair.bits();
                // An answer for numbers of the other width has prefixes that these have not.
                analysis.ask(null);
                ask();
              }
            });
  }

  /** Whether the answer to the newest question is on its way. */
  ReadOnlyBooleanProperty busyProperty() {
    return analysis.busyProperty();
  }

  private static Shown look(Network network, StateAnalysis.Answer answer) {
    return new Shown(
        network, answer.atlas() == null ? null : new PointCloud(answer.atlas()), answer);
  }

  private void ask() {
    Network shown = network.network();
    analysis.ask(shown == null ? null : new StateAnalysis.Question(shown, bits, kind.get()));
  }

  /** Whether somebody looks. */
  void setActive(boolean looked) {
    analysis.setActive(looked);
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return analysis.answerProperty();
  }

  ReadOnlyObjectProperty<Problem> problemProperty() {
    return analysis.problemProperty();
  }

  /** Which state is laid out, if the cell has it. */
  ObjectProperty<StateKind> kindProperty() {
    return kind;
  }

  ObjectProperty<Colouring> colouringProperty() {
    return colouring;
  }

  /** Whether the machine is shown where there is room for one of the two. */
  ObjectProperty<Boolean> machineProperty() {
    return machine;
  }

  /** False for cells that have h alone. */
  boolean hasCellState() {
    Network shown = network.network();
    return shown == null || shown.layout().cell().hasCellState();
  }

  /** Asks for the points as pixels. */
  void rasterise(CloudRaster.Request request) {
    if (!request.equals(asked)) {
      asked = request;
      rasters.ask(request);
    }
  }

  ReadOnlyObjectProperty<CloudRaster> rasterProperty() {
    return rasters.answerProperty();
  }

  /** The points of the pair's steps, as far as the atlas goes. */
  int[] path() {
    Shown shown = analysis.answer();
    Subtraction pair = selection.pair();
    if (shown == null || shown.cloud == null) {
      return new int[0];
    }
    int[] path = new int[Math.min(shown.cloud.atlas().timeSteps(), pair.bits())];
    for (int t = 0; t < path.length; t++) {
      path[t] = PrefixIndex.of(t, PrefixTree.of(pair, t));
    }
    return path;
  }

  /** The transition that the machine takes at the selected step of the pair; null without one. */
  Move move() {
    Shown shown = analysis.answer();
    if (shown == null) {
      return null;
    }
    Machine taken = shown.analysis.automaton().machine();
    Subtraction pair = selection.pair();
    int state = 0;
    for (int t = 0; t < selection.timeStep(); t++) {
      state = taken.next(state, 2 * pair.aBit(t) + pair.bBit(t));
    }
    int t = selection.timeStep();
    return new Move(state, 2 * pair.aBit(t) + pair.bBit(t));
  }

  /** Selects a pair that begins with a point's prefix, and the prefix's last step. */
  void choose(int index) {
    int timeStep = PrefixIndex.timeStep(index);
    select(timeStep, index - PrefixIndex.count(timeStep));
  }

  /** Selects a pair on which the machine is not the borrow machine, if there is one so short. */
  void chooseDifference() {
    Difference difference = difference();
    if (difference != null) {
      select(difference.timeStep(), difference.prefix());
    }
  }

  /** Null if the machine is the borrow machine, or differs only beyond the numbers' width. */
  Difference difference() {
    Shown shown = analysis.answer();
    return shown == null
        ? null
        : shown
            .analysis
            .automaton()
            .difference()
            .filter(found -> found.timeStep() < Math.min(bits, MAX_PREFIX_STEPS))
            .orElse(null);
  }

  private void select(int timeStep, int prefix) {
    selection.selectPair(PairOfPrefix.of(timeStep, prefix, selection.pair()));
    selection.selectTimeStep(timeStep);
  }

  /** What is known of a point: bits so far, borrow, probability. */
  String describe(int index, Messages messages) {
    StateAtlas atlas = analysis.answer().cloud.atlas();
    int timeStep = PrefixIndex.timeStep(index);
    int prefix = index - PrefixIndex.count(timeStep);
    return messages.text(
        atlas.right(index) ? "atlas.point.right" : "atlas.point.wrong",
        Integer.toString(timeStep),
        written(PrefixTree.a(prefix), timeStep),
        written(PrefixTree.b(prefix), timeStep),
        Integer.toString(atlas.borrow(index)),
        NumberText.probability(atlas.probability(index)));
  }

  /** A number's bits so far as they are written, the most significant left. */
  private static String written(int number, int timeStep) {
    return Integer.toBinaryString(number | 1 << (timeStep + 1)).substring(1);
  }

  Supplier<Table> atlasTable() {
    StateAtlas atlas = analysis.answer().cloud.atlas();
    return () -> AtlasTable.of(atlas);
  }

  Supplier<Table> machineTable() {
    Automaton automaton = analysis.answer().analysis.automaton();
    return () -> AutomatonTable.of(automaton);
  }
}
