package dev.gatescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Weights;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceFollowerTest {
  private static final TrainingConfig CONFIG = TrainingConfig.article();
  private static final Subtraction PAIR = new Subtraction(204, 67, 8);

  private final RunModel run = new RunModel(CONFIG);
  private final Selection selection = new Selection(PAIR, 32);
  private final ShownNetwork shown =
      new ShownNetwork(new ShownReport(run, selection), new SurgeryModel());
  private final List<Network> networks = new ArrayList<>();
  private final List<Subtraction> pairs = new ArrayList<>();
  private int turnsAsked;
  private Runnable turn;

  @BeforeEach
  void follow() {
    new TraceFollower(
        shown,
        selection,
        run,
        (network, pair) -> {
          networks.add(network);
          pairs.add(pair);
        },
        work -> {
          turn = work;
          return () -> turnsAsked++;
        });
    networks.clear();
    pairs.clear();
  }

  private Weights report(int epoch) {
    Weights weights = FakeRuns.report(CONFIG.withSeed(epoch), epoch).weights();
    run.add(List.of(SampleReports.of(epoch, weights)));
    return weights;
  }

  @Test
  void whatARunningTrainingBringsWaitsForItsTurn() {
    report(0);
    networks.clear();
    run.setState(TrainingState.RUNNING);
    report(1);
    Weights newest = report(2);
    assertEquals(List.of(), networks);
    assertEquals(2, turnsAsked);
    turn.run();
    assertEquals(List.of(Network.of(newest)), networks, "the newest alone");
  }

  @Test
  void aUserWaitsForNoTurn() {
    Weights weights = report(0);
    assertEquals(List.of(Network.of(weights)), networks, "at rest");
    run.setState(TrainingState.RUNNING);
    Subtraction other = new Subtraction(200, 55, 8);
    selection.selectPair(other);
    assertEquals(other, pairs.getLast());
    assertEquals(0, turnsAsked);
  }
}
