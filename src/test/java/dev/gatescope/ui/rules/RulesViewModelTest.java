package dev.gatescope.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.eval.RuleHistory.Change;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.eval.SampleRules;
import dev.gatescope.eval.surgery.Compiled;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.background.ManualSurvey;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import dev.gatescope.ui.run.ShownReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesViewModelTest {
  private static final Surgery FORGET_SHUT =
      new Surgery(List.of(new Clamp(Site.FORGET, 0, Clamp.EVERY, 0)));

  private final TrainingConfig config = TrainingConfig.article();
  private final RunModel run = new RunModel(config);
  private final Selection selection = new Selection(new Subtraction(128, 1, 8), 32);
  private final SurgeryModel surgery = new SurgeryModel();
  private final ShownReport shown = new ShownReport(run, selection);
  private final List<RulesViewModel.Question> asked = new ArrayList<>();
  private final RuleTable underSurgery = SampleRules.broken(0, 1, 2);
  private final ManualSurvey worker = new ManualSurvey();
  private final RulesViewModel model =
      new RulesViewModel(
          run,
          shown,
          new ShownNetwork(shown, surgery),
          selection,
          worker.survey(
              question -> {
                asked.add(question);
                return question.answer(underSurgery);
              }));

  @Test
  void followsTheRunAndTheSelectedEpoch() {
    assertNull(model.meter());
    train(0, 11);
    assertEquals(new Meter(11, SampleRules.kept(), null), model.meter());
    assertEquals(12, model.epochsProperty().get());
    assertEquals(List.of(new Change(10, true)), model.history().changes(Rule.ALL.get(3)));
    selection.selectEpoch(4);
    assertEquals(new Meter(4, SampleRules.broken(3), null), model.meter());
    model.chooseEpoch(7);
    assertEquals(7, model.meter().epoch());
    model.chooseEpoch(11);
    assertEquals(Selection.LATEST, selection.epochProperty().get());
    run.begin(config);
    assertNull(model.meter());
    assertTrue(model.history().isEmpty());
    assertEquals(0, model.epochsProperty().get());
    assertTrue(asked.isEmpty(), "a report has its rules already");
  }

  @Test
  void aModelFromAFileIsShownAtOnce() {
    train(100, 100);
    assertEquals(100, model.meter().epoch());
    assertEquals(1, model.history().size());
  }

  @Test
  void surgeryIsExaminedWhileSomebodyLooks() {
    train(0, 11);
    model.setActive(false);
    surgery.operate(new Compiled(FORGET_SHUT, List.of(Optional.empty())));
    worker.work();
    assertTrue(asked.isEmpty());
    assertFalse(model.meter().isOperated());
    model.setActive(true);
    worker.work();
    assertEquals(1, asked.size());
    assertSame(run.latest().weights(), asked.getFirst().network().weights());
    assertEquals(FORGET_SHUT, asked.getFirst().network().surgery());
    assertEquals(8, asked.getFirst().bits());
    assertEquals(822, asked.getFirst().seed());
    assertEquals(new Meter(11, underSurgery, SampleRules.kept()), model.meter());
    surgery.operate(new Compiled(Surgery.NONE, List.of()));
    assertEquals(new Meter(11, SampleRules.kept(), null), model.meter());
  }

  @Test
  void aChosenRuleLoadsWhatIsHardest() {
    train(0, 2);
    for (Rule rule : Rule.ALL) {
      model.choose(rule);
      assertEquals(model.meter().table().score(rule).hardest().pair(), selection.pair());
      assertEquals(1, selection.timeStep());
      assertEquals(rule, model.ruleProperty().get());
    }
    selection.selectPair(new Subtraction(128, 1, 8));
    selection.selectTimeStep(7);
    assertEquals(new Rule(1, 0, 1), model.ruleProperty().get());
  }

  @Test
  void saysWhatIsShown() {
    RuleText text = new RuleText(Messages.english());
    Rule fourth = Rule.ALL.get(3);
    train(0, 1);
    assertEquals("not learnt yet", text.story(fourth, model.history()));
    train(2, 11);
    assertEquals("learnt at 10", text.story(fourth, model.history()));
    assertEquals("learnt at 0", text.story(Rule.ALL.getFirst(), model.history()));
    assertEquals("epoch 11 · 8 of 8 kept · all 1,000 pairs", text.summary(model.meter(), 8));
    assertEquals(
        "0 − 1 − borrow 1 = 0, borrow 1: learnt at 10. Hardest: 128 − 7 at bit 1; a click on the"
            + " row loads it.",
        text.describe(fourth, model.meter(), model.history()));
    assertEquals(
        "0 − 1 − borrow 1 = 0, borrow 1: in epoch 9 90.00 % right, margin 1.00 in the mean, −3.00"
            + " the smallest.",
        text.describe(fourth, model.history(), 9));
  }

  @Test
  void aLongStoryKeepsItsFirstAndLastChapters() {
    RuleText text = new RuleText(Messages.english());
    RuleHistory history = new RuleHistory();
    Rule first = Rule.ALL.getFirst();
    for (int epoch = 1; epoch <= 9; epoch++) {
      boolean kept = epoch % 2 == 1;
      history.add(epoch, kept ? SampleRules.kept() : SampleRules.broken(0));
      if (epoch == 4) {
        assertEquals(
            "learnt at 1, lost at 2, learnt again at 3, lost at 4", text.story(first, history));
      }
    }
    assertEquals(
        "learnt at 1, …, learnt again at 7, lost at 8, learnt again at 9",
        text.story(first, history));
  }

  @Test
  void aPercentageIsNeverRoundedUpToAll() {
    RuleTable table = SampleRules.broken(3);
    assertEquals("100 %", RuleText.percent(table.scores().get(0)));
    assertEquals("90.00 %", RuleText.percent(table.scores().get(3)));
    assertEquals("99.99 %", RuleText.percent(SampleRules.score(0, 1_000_000, 999_999)));
    assertEquals("–", RuleText.percent(SampleRules.score(0, 0, 0)));
  }

  private void train(int first, int last) {
    List<EpochReport> reports = new ArrayList<>();
    for (int epoch = first; epoch <= last; epoch++) {
      reports.add(FakeRuns.report(config, epoch));
    }
    run.add(reports);
  }
}
