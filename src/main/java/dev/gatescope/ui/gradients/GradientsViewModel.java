package dev.gatescope.ui.gradients;

import dev.gatescope.eval.GradientReach;
import dev.gatescope.eval.GradientReach.Of;
import dev.gatescope.eval.GradientTables;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.gradients.GradientQuestions.CellsAnswer;
import dev.gatescope.ui.gradients.GradientQuestions.PairAnswer;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import tech.tablesaw.api.Table;

/** Which gradients are looked at, and what they are. Outlives its view. */
public final class GradientsViewModel {
  /** What stands beside each other. */
  public enum View {
    /** The shown network: over the sample, and for the selected pair. */
    NETWORK,
    /** The shown network and all cells, at a width of choice. */
    CELLS
  }

  private final ShownNetwork network;
  private final Selection selection;
  private final RunModel run;
  private final ObjectProperty<View> view = new SimpleObjectProperty<>(this, "view", View.NETWORK);
  private final ObjectProperty<Of> of = new SimpleObjectProperty<>(this, "of", Of.LOSS);
  private final ObjectProperty<Integer> width = new SimpleObjectProperty<>(this, "width", 8);
  private final ObjectProperty<Boolean> trained =
      new SimpleObjectProperty<>(this, "trained", false);
  private final IntegerProperty bit = new SimpleIntegerProperty(this, "bit", Integer.MAX_VALUE);
  private final ReadOnlyObjectWrapper<List<Panel>> panels =
      new ReadOnlyObjectWrapper<>(this, "panels", List.of());
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final Survey<GradientQuestions.Mean, GradientReach> mean;
  private final Survey<GradientQuestions.Pair, PairAnswer> pair;
  private final Survey<GradientQuestions.Cells, CellsAnswer> cells;
  private final BooleanBinding busy;

  public GradientsViewModel(
      ShownNetwork network,
      Selection selection,
      RunModel run,
      AnalysisService analysis,
      OtherCells otherCells) {
    this.network = network;
    this.selection = selection;
    this.run = run;
    GradientQuestions questions = new GradientQuestions(otherCells);
    mean = analysis.survey(questions::answer);
    pair = analysis.survey(questions::answer);
    cells = analysis.survey(questions::answer);
    busy =
        Bindings.createBooleanBinding(
            () ->
                view.get() == View.CELLS
                    ? cells.busyProperty().get()
                    : mean.busyProperty().get() || pair.busyProperty().get(),
            view,
            cells.busyProperty(),
            mean.busyProperty(),
            pair.busyProperty());
    setActive(false);
    network.networkProperty().subscribe((_, _) -> ask());
    selection.pairProperty().subscribe((_, _) -> ask());
    view.subscribe((_, _) -> ask());
    width.subscribe((_, _) -> ask());
    trained.subscribe((_, _) -> ask());
    view.subscribe((_, _) -> collect());
    mean.answerProperty().subscribe((_, _) -> collect());
    pair.answerProperty().subscribe((_, _) -> collect());
    cells.answerProperty().subscribe((_, _) -> collect());
    cells.problemProperty().subscribe((_, _) -> collect());
    mean.problemProperty().subscribe((_, _) -> collect());
    ask();
  }

  public ObjectProperty<View> viewProperty() {
    return view;
  }

  public ObjectProperty<Of> ofProperty() {
    return of;
  }

  /** Bits of the numbers, where cells are compared. */
  public ObjectProperty<Integer> widthProperty() {
    return width;
  }

  /** Whether cells are compared after training; else with the seed's initial weights. */
  public ObjectProperty<Boolean> trainedProperty() {
    return trained;
  }

  /** The bit whose error is read; beyond the last it means the last. */
  public IntegerProperty bitProperty() {
    return bit;
  }

  /** What is drawn; empty until there is an answer. */
  ReadOnlyObjectProperty<List<Panel>> panelsProperty() {
    return panels.getReadOnlyProperty();
  }

  /** True while an answer to the newest question is on its way. */
  public ObservableBooleanValue busyProperty() {
    return busy;
  }

  /** What is missing for an answer, or null. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether somebody looks. */
  public void setActive(boolean active) {
    mean.setActive(active);
    pair.setActive(active);
    cells.setActive(active);
  }

  /** Reads the gradient of a bit at a step; both go to the nearest that there is. */
  void read(int newBit, int newStep) {
    if (panels.get().isEmpty()) {
      return;
    }
    int last = panels.get().getFirst().timeSteps() - 1;
    bit.set(Math.clamp(newBit, 0, last));
    selection.selectTimeStep(Math.clamp(newStep, 0, bit.get()));
  }

  /** Everything that is drawn, of loss and logit, as a table; made later. */
  Supplier<Table> table() {
    List<GradientTables.Entry> entries =
        panels.get().stream().map(GradientsViewModel::entry).distinct().toList();
    return () -> GradientTables.norms(entries, List.of(Of.values()));
  }

  private static GradientTables.Entry entry(Panel panel) {
    String cell = panel.cell().id();
    return new GradientTables.Entry(
        panel.kind() == Panel.Kind.SHOWN ? "shown-" + cell : cell,
        panel.pair() == null
            ? String.format(Locale.ROOT, "%d", panel.reach().pairs())
            : panel.pair().a() + "-" + panel.pair().b(),
        panel.reach());
  }

  private void ask() {
    Network shown = network.network();
    if (shown == null) {
      mean.ask(null);
      pair.ask(null);
      cells.ask(null);
    } else if (view.get() == View.NETWORK) {
      mean.ask(new GradientQuestions.Mean(shown, selection.pair().bits()));
      pair.ask(new GradientQuestions.Pair(shown, selection.pair()));
    } else {
      cells.ask(new GradientQuestions.Cells(shown, run.config(), width.get(), trained.get()));
    }
  }

  private void collect() {
    boolean comparing = view.get() == View.CELLS;
    problem.set(comparing ? cells.problemProperty().get() : mean.problemProperty().get());
    List<Panel> collected = new ArrayList<>();
    if (comparing && cells.answer() != null) {
      collected.addAll(Panel.of(Panel.Kind.SHOWN, cells.answer().shown(), null));
      cells
          .answer()
          .others()
          .values()
          .forEach(reach -> collected.addAll(Panel.of(Panel.Kind.OTHER, reach, null)));
    } else if (!comparing) {
      // One of the two may still be of numbers of another width.
      int bits = selection.pair().bits();
      if (mean.answer() != null && mean.answer().timeSteps() == bits) {
        collected.addAll(Panel.of(Panel.Kind.MEAN, mean.answer(), null));
      }
      if (pair.answer() != null && pair.answer().pair().bits() == bits) {
        PairAnswer answer = pair.answer();
        collected.addAll(Panel.of(Panel.Kind.PAIR, answer.reach(), answer.pair()));
      }
    }
    panels.set(List.copyOf(collected));
  }
}
