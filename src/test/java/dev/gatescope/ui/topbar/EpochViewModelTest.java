package dev.gatescope.ui.topbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochViewModelTest {
  private final RunModel run = new RunModel(TrainingConfig.article());
  private final Selection selection = new Selection(new Subtraction(3, 1, 8), 32);
  private final EpochViewModel model =
      new EpochViewModel(run, selection, new ShownReport(run, selection));

  @Test
  void followsTheNewestUntilTheUserGoesBack() {
    report(0, 1, 2);
    assertEquals(2, model.shownProperty().get());
    model.select(1);
    report(3);
    assertEquals(1, model.shownProperty().get());
    assertEquals(3, model.lastProperty().get());
    assertFalse(model.followingProperty().get());
  }

  @Test
  void goingToTheLastEpochFollowsAgain() {
    report(0, 1, 2);
    model.select(0);
    model.next();
    model.next();
    assertTrue(model.followingProperty().get());
    report(3);
    assertEquals(3, model.shownProperty().get());
  }

  @Test
  void stepsStayWithinTheRun() {
    report(0, 1);
    model.previous();
    model.previous();
    assertEquals(0, model.shownProperty().get());
    model.follow();
    assertEquals(1, model.shownProperty().get());
  }

  @Test
  void aNetworkFromAFileHasOneEpoch() {
    report(100);
    assertEquals(100, model.firstProperty().get());
    assertEquals(100, model.lastProperty().get());
    model.previous();
    assertEquals(100, model.shownProperty().get());
  }

  private void report(int... epochs) {
    for (int epoch : epochs) {
      run.add(List.of(FakeRuns.report(run.config(), epoch)));
    }
  }
}
