package dev.gatescope.ui.rules;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.lstm.Network;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The rules of the network that is looked at, and of every epoch of the run. It outlives its view:
 * what earlier epochs scored stays known whatever becomes of their reports.
 *
 * <p>A network as it was trained has its rules in its report. One that is operated on is examined
 * anew, in the background.
 */
public final class RulesViewModel {
  /**
   * What to examine.
   *
   * @param network on which somebody operates
   * @param report of the same network without surgery
   * @param seed of the sample where there are too many pairs
   */
  public record Question(Network network, EpochReport report, int bits, long seed) {
    /** The answer, from the rules of the network. */
    public Meter answer(RuleTable rules) {
      return new Meter(report.epoch(), rules, report.rules());
    }
  }

  private final RunModel run;
  private final ShownReport shown;
  private final ShownNetwork network;
  private final Selection selection;
  private final Survey<Question, Meter> operated;
  private final RuleHistory history = new RuleHistory();
  private final ReadOnlyObjectWrapper<Meter> meter = new ReadOnlyObjectWrapper<>(this, "meter");
  private final ReadOnlyIntegerWrapper epochs = new ReadOnlyIntegerWrapper(this, "epochs");
  private final ReadOnlyObjectWrapper<Rule> rule = new ReadOnlyObjectWrapper<>(this, "rule");

  /**
   * @param operated examines a network on which somebody operates
   */
  public RulesViewModel(
      RunModel run,
      ShownReport shown,
      ShownNetwork network,
      Selection selection,
      Survey<Question, Meter> operated) {
    this.run = run;
    this.shown = shown;
    this.network = network;
    this.selection = selection;
    this.operated = operated;
    run.runProperty().subscribe((_, _) -> beginHistory());
    run.reportsProperty().subscribe((_, _) -> extendHistory());
    network.networkProperty().subscribe((_, _) -> ask());
    shown.reportProperty().subscribe((_, _) -> show());
    operated.answerProperty().subscribe((_, _) -> show());
    selection.pairProperty().subscribe((_, _) -> follow());
    selection.timeStepProperty().subscribe((_, _) -> follow());
    selection.hiddenFromProperty().subscribe((_, _) -> follow());
    extendHistory();
    ask();
    follow();
  }

  /** What is shown; null until a run has its first report. */
  public ReadOnlyObjectProperty<Meter> meterProperty() {
    return meter.getReadOnlyProperty();
  }

  public Meter meter() {
    return meter.get();
  }

  /** The size of {@link #history}: changes after epochs were added. */
  public ReadOnlyIntegerProperty epochsProperty() {
    return epochs.getReadOnlyProperty();
  }

  /** The rules of every epoch so far; live, and read only. */
  public RuleHistory history() {
    return history;
  }

  /** The rule of the selected pair at the selected step. */
  public ReadOnlyObjectProperty<Rule> ruleProperty() {
    return rule.getReadOnlyProperty();
  }

  /** Whether somebody looks: only then an operated network is examined. */
  public void setActive(boolean looked) {
    operated.setActive(looked);
  }

  /** Loads the pair, and goes to the step, at which the shown network finds a rule hardest. */
  public void choose(Rule chosen) {
    RuleScore.Case hardest = meter() == null ? null : meter().table().score(chosen).hardest();
    if (hardest != null) {
      selection.selectPair(hardest.pair());
      selection.selectTimeStep(hardest.timeStep());
    }
  }

  /** Goes to an epoch; the last one is followed. */
  public void chooseEpoch(int epoch) {
    shown.select(epoch);
  }

  private void beginHistory() {
    history.clear();
    extendHistory();
  }

  private void extendHistory() {
    List<EpochSummary> reports = run.history().epochs();
    int first = reports.size();
    while (first > 0 && reports.get(first - 1).epoch() > history.lastEpoch()) {
      first--;
    }
    for (EpochSummary report : reports.subList(first, reports.size())) {
      history.add(report.epoch(), report.rules());
    }
    epochs.set(history.size());
  }

  private void ask() {
    Network now = network.network();
    boolean examine = now != null && !now.surgery().isNone();
    operated.ask(
        examine
            ? new Question(now, shown.report(), run.config().bits(), run.config().seed())
            : null);
    show();
  }

  private void show() {
    EpochReport report = shown.report();
    if (report == null) {
      meter.set(null);
    } else if (network.network().surgery().isNone()) {
      meter.set(new Meter(report.epoch(), report.rules(), null));
    } else if (operated.answer() != null) {
      meter.set(operated.answer());
    }
  }

  /** A rule that somebody is asked for is not given away: the one before stays. */
  private void follow() {
    if (!selection.hides(selection.timeStep()) || rule.get() == null) {
      rule.set(Rule.at(selection.pair(), selection.timeStep()));
    }
  }
}
