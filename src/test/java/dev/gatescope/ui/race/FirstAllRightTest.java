package dev.gatescope.ui.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.eval.PairCheck;
import dev.gatescope.train.EpochSummary;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstAllRightTest {
  private final List<EpochSummary> epochs = new ArrayList<>();
  private final List<Integer> looked = new ArrayList<>();
  private final FirstAllRight first =
      new FirstAllRight(
          new AbstractList<>() {
            @Override
            public EpochSummary get(int index) {
              looked.add(index);
              return epochs.get(index);
            }

            @Override
            public int size() {
              return epochs.size();
            }
          });

  @Test
  void everyEpochIsLookedAtOnceUntilOneIsAllRight() {
    assertEquals(0, first.epoch());
    add(9, 4);
    assertEquals(0, first.epoch());
    assertEquals(0, first.epoch());
    add(2, 0, 3, 0);
    assertEquals(3, first.epoch());
    add(0);
    assertEquals(3, first.epoch());
    assertEquals(List.of(0, 1, 2, 3), looked);
  }

  private void add(int... wrong) {
    for (int count : wrong) {
      epochs.add(
          new EpochSummary(
              epochs.size(), 1, 1, 1, new PairCheck(100, count, 800, count, false), null, 1, 1));
    }
  }
}
