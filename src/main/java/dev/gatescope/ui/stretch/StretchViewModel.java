package dev.gatescope.ui.stretch;

import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.ResultTables;
import dev.gatescope.eval.Stretch;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownNetwork;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import tech.tablesaw.api.Table;

/** How the shown network answers longer numbers, and which bit is read. Outlives its view. */
public final class StretchViewModel {
  /**
   * @param trainedBits width of the run's numbers
   */
  private record Question(Network network, int trainedBits) {}

  private final ShownNetwork network;
  private final Selection selection;
  private final RunModel run;
  private final Survey<Question, StretchPicture> survey;
  private final ReadOnlyIntegerWrapper bit = new ReadOnlyIntegerWrapper(this, "bit");

  /**
   * @param paced makes, of a task that follows the training, what asks for it
   */
  public StretchViewModel(
      ShownNetwork network,
      Selection selection,
      RunModel run,
      AnalysisService analysis,
      Function<Runnable, Runnable> paced) {
    this.network = network;
    this.selection = selection;
    this.run = run;
    NetworkEngine engines = new NetworkEngine();
    survey = analysis.survey(question -> answer(engines, question));
    survey.setActive(false);
    Runnable follow = paced.apply(this::ask);
    network
        .networkProperty()
        .subscribe((_, shown) -> (shown == null ? (Runnable) this::ask : follow).run());
    selection.timeStepProperty().subscribe(step -> bit.set(step.intValue()));
    ask();
  }

  /** With the seed of the command line, so that both say the same. */
  private static StretchPicture answer(NetworkEngine engines, Question question) {
    long seed = TrainingConfig.article().seed();
    List<Stretch> widths = Stretch.ofWidths(engines.with(question.network), seed);
    return new StretchPicture(widths, question.trainedBits);
  }

  /** Null until there is an answer. */
  ReadOnlyObjectProperty<StretchPicture> pictureProperty() {
    return survey.answerProperty();
  }

  StretchPicture picture() {
    return survey.answer();
  }

  /** What is missing for an answer, or null. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return survey.problemProperty();
  }

  /** True while the answer to the newest question is on its way. */
  ReadOnlyBooleanProperty busyProperty() {
    return survey.busyProperty();
  }

  /**
   * The bit that is read: the selected time step, or one that the selected pair is too short for.
   */
  ReadOnlyIntegerProperty bitProperty() {
    return bit.getReadOnlyProperty();
  }

  /** Whether somebody looks. */
  void setActive(boolean active) {
    survey.setActive(active);
  }

  /** Reads a bit, or the nearest that there is; the selection follows as far as its pair goes. */
  void read(int newBit) {
    if (picture() == null) {
      return;
    }
    int there = Math.clamp(newBit, 0, picture().bits() - 1);
    if (there < selection.pair().bits()) {
      selection.selectTimeStep(there);
    }
    bit.set(there);
  }

  /** Reads the first bit that fails, if one does. */
  void readFirstFailing() {
    if (picture() != null) {
      picture().firstFailing().ifPresent(this::read);
    }
  }

  /** All that is drawn as a table; made later. */
  Supplier<Table> table() {
    List<Stretch> widths = picture().widths();
    return () -> ResultTables.stretch(widths);
  }

  private void ask() {
    Network shown = network.network();
    survey.ask(shown == null ? null : new Question(shown, run.config().bits()));
  }
}
