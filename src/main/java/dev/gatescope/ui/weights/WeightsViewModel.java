package dev.gatescope.ui.weights;

import dev.gatescope.eval.WeightTables;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Experiment;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.weights.WeightsPicture.Question;
import dev.gatescope.ui.weights.WeightsPicture.Scale;
import dev.gatescope.ui.weights.WeightsPicture.Show;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import tech.tablesaw.api.Table;

/** Which weights are looked at, and how. Outlives its view. */
public final class WeightsViewModel {
  /**
   * A weight on the screen.
   *
   * @param block its place in the picture's blocks
   * @param line the unit it goes to; of the output layer the one it comes from
   */
  record Cell(int block, int line, int column) {}

  private final ShownNetwork network;
  private final Selection selection;
  private final RunModel run;
  private final Appearance appearance;
  private final ObjectProperty<Show> show = new SimpleObjectProperty<>(this, "show", Show.VALUE);
  private final ObjectProperty<Scale> scale =
      new SimpleObjectProperty<>(this, "scale", Scale.COMMON);
  private final ReadOnlyObjectWrapper<Cell> cursor =
      new ReadOnlyObjectWrapper<>(this, "cursor", new Cell(0, 0, 0));
  private final Survey<Asked, WeightsPicture> survey;

  /**
   * What is asked for.
   *
   * @param drawn the settings from which the start can be drawn again where no epoch 0 is kept;
   *     null if they do not tell
   */
  private record Asked(Question question, TrainingConfig drawn) {
    WeightsPicture picture() {
      return WeightsPicture.of(
          drawn == null ? question : question.since(Experiment.initialWeights(drawn).orElse(null)));
    }
  }

  public WeightsViewModel(
      ShownNetwork network,
      Selection selection,
      RunModel run,
      Appearance appearance,
      AnalysisService analysis) {
    this.network = network;
    this.selection = selection;
    this.run = run;
    this.appearance = appearance;
    survey = analysis.survey(Asked::picture);
    survey.setActive(false);
    network.networkProperty().subscribe((_, _) -> ask());
    appearance.paletteProperty().subscribe((_, _) -> ask());
    show.subscribe((_, _) -> ask());
    scale.subscribe((_, _) -> ask());
    selection.unitProperty().subscribe((_, _) -> followUnit());
    survey.answerProperty().subscribe((_, _) -> followUnit());
    ask();
  }

  ObjectProperty<Show> showProperty() {
    return show;
  }

  ObjectProperty<Scale> scaleProperty() {
    return scale;
  }

  /** Null until there is an answer. */
  ReadOnlyObjectProperty<WeightsPicture> pictureProperty() {
    return survey.answerProperty();
  }

  /** Whether the answer to the newest question is on its way. */
  ReadOnlyBooleanProperty busyProperty() {
    return survey.busyProperty();
  }

  WeightsPicture picture() {
    return survey.answer();
  }

  /** What is missing for an answer, or null. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return survey.problemProperty();
  }

  /** The weight that is read; on a line of the selected unit. */
  ReadOnlyObjectProperty<Cell> cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** Whether somebody looks. */
  public void setActive(boolean active) {
    survey.setActive(active);
  }

  /** Reads a weight: its unit and gate are selected. */
  void select(Cell cell) {
    WeightsPicture.Block block = picture().blocks().get(cell.block());
    cursor.set(cell);
    if (block.lines() > 1) {
      selection.selectUnit(cell.line());
    }
    selection.selectGate(block.weights().gate());
  }

  /** Goes so many columns on, over the edges of blocks and gates. */
  void moveColumn(int by) {
    if (picture() == null) {
      return;
    }
    int block = cursor.get().block();
    int column = cursor.get().column() + by;
    if (column < 0 && block > 0) {
      block--;
      column = picture().blocks().get(block).columns() - 1;
    } else if (column >= picture().blocks().get(block).columns()
        && block < picture().blocks().size() - 1) {
      block++;
      column = 0;
    }
    select(fitting(new Cell(block, selection.unit(), column)));
  }

  /** Goes so many units on. */
  void moveUnit(int by) {
    selection.selectUnit(selection.unit() + by);
  }

  /** Every weight with its start and change, as a table; made later. */
  Supplier<Table> table() {
    Weights weights = network.network().weights();
    WeightsPicture drawn = picture();
    boolean ofThese = drawn != null && drawn.question().weights().equals(weights);
    Weights start = ofThese ? drawn.question().start() : start();
    return () -> WeightTables.values(weights, start);
  }

  private void followUnit() {
    if (picture() != null) {
      Cell at = cursor.get();
      cursor.set(fitting(new Cell(at.block(), selection.unit(), at.column())));
    }
  }

  /** The nearest cell that there is. */
  private Cell fitting(Cell cell) {
    int index = Math.min(cell.block(), picture().blocks().size() - 1);
    WeightsPicture.Block block = picture().blocks().get(index);
    return new Cell(
        index,
        Math.clamp(cell.line(), 0, block.lines() - 1),
        Math.clamp(cell.column(), 0, block.columns() - 1));
  }

  private void ask() {
    Weights start = start();
    survey.ask(
        network.network() == null
            ? null
            : new Asked(
                new Question(
                    network.network().weights(),
                    start,
                    show.get(),
                    scale.get(),
                    appearance.palette()),
                start == null && run.isDataKnown() ? run.config() : null));
  }

  /** The weights of epoch 0, if the run has it. */
  private Weights start() {
    EpochReport first = run.history().nearest(0);
    boolean known =
        first != null
            && first.epoch() == 0
            && network.network() != null
            && first.weights().layout().equals(network.network().layout());
    return known ? first.weights() : null;
  }
}
