package dev.gatescope.ui.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Rule;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Weights;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class QuizViewModelTest {
  private final Subtraction pair = new Subtraction(128, 1, 8);
  private final Selection selection = new Selection(pair, 32);
  private final TraceModel traces = new TraceModel();
  private final ProbeModel probe = new ProbeModel();
  private final QuizViewModel model = new QuizViewModel(selection, traces, probe, () -> 822);

  @Test
  void whatIsNotAnsweredIsHiddenWhileSomebodyLooks() {
    assertFalse(selection.hides(7), "nobody looks yet");
    model.setActive(true);
    assertTrue(selection.hides(0));
    for (int t = 0; t < 8; t++) {
      assertEquals(t, model.round().asked());
      assertTrue(selection.hides(t));
      model.answer(0);
      assertFalse(selection.hides(t));
      assertEquals(t, selection.timeStep(), "the panes show what was answered");
    }
    assertTrue(model.round().done());
    assertEquals(Selection.NOTHING, selection.hiddenFrom());
    model.answer(1);
    assertEquals(8, model.score().total(QuizMode.DIFFERENCE).asked(), "there was no question");
  }

  @Test
  void aRoundWaitsForThoseWhoLookElsewhere() {
    model.setActive(true);
    model.answer(1);
    model.answer(1);
    model.setActive(false);
    assertFalse(selection.hides(7));
    model.setActive(true);
    assertEquals(2, selection.hiddenFrom());
    selection.selectPair(new Subtraction(9, 3, 8));
    assertEquals(0, selection.hiddenFrom());
    assertEquals(List.of(), model.round().answers());
  }

  @ParameterizedTest
  @EnumSource(QuizMode.class)
  void theTruthIsTheSubtractions(QuizMode mode) {
    model.modeProperty().set(mode);
    for (int t = 0; t < 8; t++) {
      int truth = mode == QuizMode.DIFFERENCE ? pair.differenceBit(t) : pair.borrowOut(t);
      model.answer(t % 2 == 0 ? truth : 1 - truth);
      assertEquals(truth, model.round().newest().truth());
      assertEquals(t % 2 == 0, model.round().newest().right());
      assertEquals(Rule.at(pair, t), model.round().newest().rule());
    }
    assertEquals(4, model.score().total(mode).right());
    assertEquals(4, model.round().right());
  }

  @Test
  void theNetworksBitIsTheOneOfItsTrace() {
    GateTrace trace = SampleTraces.initial(CellType.GRU, 7, pair);
    traces.show(trace);
    int wrong = 0;
    for (int t = 0; t < 8; t++) {
      model.answer(0);
      QuizAnswer answer = model.round().newest();
      assertEquals(trace.bit(t), answer.network().bit());
      assertEquals(trace.probability(t), answer.network().value());
      assertEquals(trace.bit(t) == pair.differenceBit(t), answer.networkRight());
      wrong += answer.networkRight() ? 0 : 1;
    }
    assertTrue(wrong > 0, "an untrained network cannot subtract");
    assertEquals(8 - wrong, model.score().total(QuizMode.DIFFERENCE).networkRight());
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void theBorrowIsReadFromTheStateThatCarriesIt(CellType cell) {
    Weights weights = BorrowNetworks.exact(cell, 5, 1);
    traces.show(SampleTraces.forward(weights, pair));
    model.modeProperty().set(QuizMode.BORROW);
    model.answer(1);
    assertNull(model.round().newest().network(), "nothing reads it yet");
    try (Prober prober = new Prober()) {
      probe.show(prober.probe(Network.of(weights), 8, Target.BORROW));
    }
    for (int t = 1; t < 8; t++) {
      model.answer(1);
      assertEquals(pair.borrowOut(t), model.round().newest().network().value(), 0.01);
    }
    QuizScore.Count count = model.score().total(QuizMode.BORROW);
    assertEquals(new QuizScore.Count(8, 7, 7, 7), count);
  }

  @Test
  void theTraceOfAnotherPairOrNetworkIsNoAnswer() {
    model.answer(0);
    assertNull(model.round().newest().network());
    traces.show(SampleTraces.initial(CellType.LSTM, 4, new Subtraction(130, 1, 8)));
    model.answer(0);
    assertNull(model.round().newest().network());
    assertFalse(model.round().newest().networkRight());
    assertEquals(0, model.score().total(QuizMode.DIFFERENCE).networkAsked());
  }

  @Test
  void everyRuleHasItsOwnScore() {
    traces.show(SampleTraces.golden(CellType.LSTM, pair));
    for (int t = 0; t < 8; t++) {
      model.answer(1);
    }
    // 128 - 1 = 01111111: one 0 - 1, six 0 - 0 with a borrow, and 1 - 0 with one, which gives 0.
    assertEquals(new QuizScore.Count(1, 1, 1, 1), count(2));
    assertEquals(new QuizScore.Count(6, 6, 6, 6), count(1));
    assertEquals(new QuizScore.Count(1, 0, 1, 1), count(5));
    assertEquals(QuizScore.Count.NONE, count(0));
    Table table = model.score().toTable();
    assertEquals(16, table.rowCount());
    int rows = 0;
    for (Row row : table) {
      if (row.getString("question").equals("difference") && row.getInt("asked") == 6) {
        assertEquals(1, row.getInt("borrow_in"));
        assertEquals(1, row.getInt("answer"));
        assertEquals(6, row.getInt("network_right"));
        rows++;
      }
    }
    assertEquals(1, rows);
    model.reset();
    assertEquals(QuizScore.Count.NONE, model.score().total(QuizMode.DIFFERENCE));
    assertEquals(0, model.round().asked());
  }

  private QuizScore.Count count(int rule) {
    return model.score().of(QuizMode.DIFFERENCE, Rule.ALL.get(rule));
  }

  @Test
  void theSameSeedAsksTheSamePairs() {
    List<Subtraction> first = nextPairs(5);
    model.reset();
    selection.selectPair(pair);
    assertEquals(first, nextPairs(5));
    model.reset();
    QuizViewModel other = new QuizViewModel(selection, traces, probe, () -> 823);
    selection.selectPair(pair);
    other.nextPair();
    assertNotEquals(first.getFirst(), selection.pair());
  }

  private List<Subtraction> nextPairs(int count) {
    List<Subtraction> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      model.nextPair();
      assertEquals(0, model.round().asked());
      assertEquals(selection.pair(), model.round().pair());
      pairs.add(selection.pair());
    }
    return pairs;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 62})
  void everyWidthHasPairsOfTheArticlesRange(int bits) {
    selection.selectPair(new Subtraction(2, 1, bits));
    for (int i = 0; i < 50; i++) {
      Subtraction before = selection.pair();
      model.nextPair();
      Subtraction next = selection.pair();
      assertTrue(next.b() >= 1 && next.b() < next.a() && next.a() <= (1L << bits) - 2);
      assertTrue(bits == 2 || !next.equals(before), "there is but one pair of 2 bits");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 7})
  void rulesInWhichTheLearnerIsWeakAreAskedMoreOften(int weak) {
    Rule rule = Rule.ALL.get(weak);
    int usual = asked(QuizScore.NONE, rule);
    QuizScore score = QuizScore.NONE;
    for (Rule known : Rule.ALL) {
      for (int i = 0; i < 20; i++) {
        int truth = known.differenceBit();
        int said = known.equals(rule) ? 1 - truth : truth;
        score = score.with(new QuizAnswer(QuizMode.DIFFERENCE, known, said, null));
      }
    }
    assertTrue(asked(score, rule) > 1.4 * usual, usual + " -> " + asked(score, rule));
    assertEquals(usual, asked(score, rule, QuizMode.BORROW), "another question, another weakness");
  }

  private static int asked(QuizScore score, Rule rule) {
    return asked(score, rule, QuizMode.DIFFERENCE);
  }

  /** Columns of 200 pairs that follow a rule. */
  private static int asked(QuizScore score, Rule rule, QuizMode mode) {
    PairChooser chooser = new PairChooser(1);
    Subtraction pair = new Subtraction(2, 1, 8);
    int asked = 0;
    for (int i = 0; i < 200; i++) {
      pair = chooser.next(pair, mode, score);
      for (int t = 0; t < 8; t++) {
        asked += Rule.at(pair, t).equals(rule) ? 1 : 0;
      }
    }
    return asked;
  }
}
