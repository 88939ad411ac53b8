package dev.gatescope.ui.timebar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.model.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeStopsTest {
  private final Subtraction pair = new Subtraction(123, 61, 8);

  @Test
  void aTrainedNetworkIsRightAtEveryStop() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, pair);
    List<TimeStops.Stop> stops = TimeStops.of(pair, trace, Selection.NOTHING);
    assertEquals(8, stops.size());
    // 123 - 61 = 62 = 00111110, the least significant bit first.
    assertEquals(
        List.of(0, 1, 1, 1, 1, 1, 0, 0), stops.stream().map(TimeStops.Stop::predicted).toList());
    assertTrue(stops.stream().allMatch(TimeStops.Stop::right));
    assertEquals(new TimeStops.Stop(2, 0, 1, 1, true, true, false), stops.get(2));
  }

  @Test
  void theTraceOfAnotherPairPredictsNothing() {
    GateTrace trace = SampleTraces.golden(CellType.LSTM, new Subtraction(200, 3, 8));
    assertEquals(-1, TimeStops.of(pair, trace, Selection.NOTHING).getFirst().predicted());
    assertEquals(-1, TimeStops.of(pair, null, Selection.NOTHING).getFirst().predicted());
    assertEquals(
        -1,
        TimeStops.of(new Subtraction(9, 4, 4), trace, Selection.NOTHING).getFirst().predicted());
  }

  @Test
  void stopsThatAreAskedAboutGiveNothingAway() {
    Subtraction borrows = new Subtraction(128, 1, 8);
    GateTrace trace = SampleTraces.golden(CellType.LSTM, borrows);
    List<TimeStops.Stop> stops = TimeStops.of(borrows, trace, 2);
    assertEquals(new TimeStops.Stop(1, 0, 0, 1, true, true, false), stops.get(1));
    assertEquals(new TimeStops.Stop(2, 0, 0, -1, false, false, true), stops.get(2));
  }

  @Test
  void aStopCanBeRead() {
    Messages english = Messages.english();
    assertEquals(
        "Time step 2 of 0–7: 0 − 1, predicted 1, wrong, borrows",
        TimeStops.words(new TimeStops.Stop(2, 0, 1, 1, false, true, false), 8, english));
    assertEquals(
        "Time step 3 of 0–7: 1 − 1, no borrow",
        TimeStops.words(new TimeStops.Stop(3, 1, 1, -1, false, false, false), 8, english));
    assertEquals(
        "Time step 2 of 0–7: 0 − 0",
        TimeStops.words(new TimeStops.Stop(2, 0, 0, -1, false, false, true), 8, english),
        "who is asked for the borrow is not told of it");
  }
}
