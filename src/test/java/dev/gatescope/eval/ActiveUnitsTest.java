package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActiveUnitsTest {
  /** Units down, time steps across. */
  private static final float[][] VALUES = {
    {0.1f, 0.9f, 0.8f, 0.2f},
    {0.1f, -0.9f, -0.8f, 0.2f},
    {0.1f, -0.9f, -0.8f, 0.9f},
    {0.9f, 0.9f, 0.8f, 0.2f},
    {0.1f, 0.9f, -0.8f, 0.2f},
  };

  @Test
  void unitsAreActiveAtTheStepsAndNowhereElseInOneSign() {
    // The third is large at the last step too, but with the other sign.
    ActiveUnits found = find(VALUES, 0.5, 1, 2);
    assertEquals(List.of(0, 1, 2), found.units());
    assertTrue(found.isExact());
  }

  @Test
  void theThresholdItselfCounts() {
    assertEquals(List.of(0, 1, 2), find(VALUES, 0.8f, 1, 2).units());
    assertEquals(List.of(), exactly(find(VALUES, 0.81, 1, 2)));
  }

  @Test
  void withoutSuchAUnitThoseThatFitAtMostStepsAreTold() {
    ActiveUnits found = find(VALUES, 0.5, 0, 1);
    assertEquals(List.of(3, 4), found.units());
    assertEquals(3, found.fitting());
    assertEquals(4, found.timeSteps());
    assertFalse(found.isExact());
  }

  @Test
  void noUnitIsActiveAtNoStep() {
    ActiveUnits found = find(VALUES, 0.5);
    assertEquals(List.of(), found.units());
    assertFalse(found.isExact());
  }

  @Test
  void aSmallValueOfTheOtherSignAtTheFirstStepDoesNotHideAUnit() {
    ActiveUnits found =
        find(new float[][] {{0.1f, -0.01f, 0.8f, 0.8f}, {0, 0, 0, 0}}, 0.5, 1, 2, 3);
    assertEquals(List.of(0), found.units());
    assertEquals(3, found.fitting());
  }

  @Test
  void aUnitThatIsNeverActiveIsNotNear() {
    ActiveUnits found = find(new float[][] {{0.1f, 0.2f, -0.3f}, {0, 0, 0}}, 0.5, 1);
    assertEquals(List.of(), found.units());
    assertEquals(0, found.fitting());
    assertFalse(found.isExact());
  }

  @Test
  void whatIsNotANumberIsNotActive() {
    float[][] values = {{Float.NaN, 0.9f}, {0.9f, Float.NaN}};
    assertEquals(List.of(1), find(values, 0.5, 0).units());
    assertTrue(find(values, 0.5, 0).isExact());
  }

  @Test
  void ofAllPatternsTheOneThatIsAskedForIsFound() {
    float[][] values = new float[256][8];
    for (int pattern = 0; pattern < 256; pattern++) {
      for (int t = 0; t < 8; t++) {
        float sign = pattern % 2 == 0 ? 1 : -1;
        values[pattern][t] = sign * ((pattern >> t & 1) == 1 ? 0.7f : 0.3f);
      }
    }
    for (int pattern = 1; pattern < 256; pattern++) {
      BitSet steps = BitSet.valueOf(new long[] {pattern});
      ActiveUnits found = ActiveUnits.find((t, unit) -> values[unit][t], 8, 256, steps, 0.5);
      assertTrue(found.isExact());
      assertEquals(List.of(pattern), found.units());
    }
  }

  private static List<Integer> exactly(ActiveUnits found) {
    return found.isExact() ? found.units() : List.of();
  }

  private static ActiveUnits find(float[][] values, double threshold, int... steps) {
    BitSet at = new BitSet();
    for (int step : steps) {
      at.set(step);
    }
    return ActiveUnits.find(
        (t, unit) -> values[unit][t], values[0].length, values.length, at, threshold);
  }
}
