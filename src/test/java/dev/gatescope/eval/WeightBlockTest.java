package dev.gatescope.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.eval.WeightBlock.Kind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class WeightBlockTest {
  @ParameterizedTest
  @EnumSource
  void everyWeightStandsInOneBlock(CellType cell) {
    WeightLayout layout = new WeightLayout(cell, 3);
    BitSet seen = new BitSet();
    for (WeightBlock block : WeightBlock.all(layout)) {
      for (int row = 0; row < block.rows(); row++) {
        for (int column = 0; column < block.columns(); column++) {
          int index = block.index(row, column);
          assertTrue(!seen.get(index), block + " takes " + index + " again");
          seen.set(index);
        }
      }
    }
    assertEquals(layout.size(), seen.cardinality());
    assertEquals(layout.size(), seen.length());
  }

  /** PyTorch's weight_hh_l0 has the gates i, f, g, o below each other. */
  @Test
  void aBlockIsWhatPyTorchNamesSo() {
    WeightLayout layout = new WeightLayout(CellType.LSTM, 3);
    WeightBlock forget =
        WeightBlock.all(layout).stream()
            .filter(block -> block.kind() == Kind.RECURRENT_WEIGHT && block.gate() == Gate.FORGET)
            .findFirst()
            .orElseThrow();
    assertEquals("lstm.weight_hh_l0", forget.tensor().name());
    assertEquals("5, 1", forget.place(2, 1));
    assertEquals(layout.recurrentWeight().offset() + 5 * 3 + 1, forget.index(2, 1));
    assertEquals(counted(layout).get(forget.index(2, 1)), forget.values(counted(layout))[7]);
    WeightBlock bias = WeightBlock.all(layout).get(2 * 4 + 1);
    assertEquals("4", bias.place(1, 0));
  }

  @Test
  void theTableHasStartAndChange() {
    WeightLayout layout = new WeightLayout(CellType.LSTM, 3);
    float[] halves = new float[layout.size()];
    Arrays.fill(halves, 0.5f);
    Weights start = Weights.of(layout, halves);
    Table table = WeightTables.values(counted(layout), start);
    assertEquals(layout.size(), table.rowCount());
    int row = layout.recurrentWeight().offset() + 5 * 3 + 1;
    assertEquals("lstm.weight_hh_l0", table.getString(row, "tensor"));
    assertEquals("5", table.getString(row, "row"));
    assertEquals("f", table.getString(row, "gate"));
    assertEquals("2", table.getString(row, "unit"));
    assertEquals("1", table.getString(row, "from"));
    assertEquals(row, table.doubleColumn("value").getDouble(row));
    assertEquals(0.5, table.doubleColumn("initial").getDouble(row));
    assertEquals(row - 0.5, table.doubleColumn("change").getDouble(row));
    assertEquals("b", table.getString(1, "from"));
    assertTrue(table.column("column").isMissing(layout.inputBias().offset()));
    Table alone = WeightTables.values(counted(layout), null);
    assertEquals(layout.size(), alone.column("initial").countMissing());
  }

  @Test
  void figuresAreThoseOfTheDefinition() {
    float[] values = {-2, 0, 1, 1, Float.NaN};
    WeightStatistics figures = WeightStatistics.of(values);
    assertEquals(5, figures.count());
    assertEquals(1, figures.notFinite());
    assertEquals(0, figures.mean());
    assertEquals(Math.sqrt(1.5), figures.deviation(), 1e-12);
    assertEquals(-2, figures.min());
    assertEquals(1, figures.max());
    assertEquals(Math.sqrt(6), figures.norm(), 1e-12);
    assertEquals(2, figures.largest());
    assertArrayEquals(new int[] {1, 0, 1, 2}, WeightStatistics.histogram(values, 2, 4));
    assertArrayEquals(new int[] {0, 3}, WeightStatistics.histogram(values, 1, 2));
    assertEquals(0, WeightStatistics.of(new float[] {Float.NaN}).largest());
  }

  /** Of 1, 1 and the float above 1; a difference of squares would be lost in their rounding. */
  @Test
  void theDeviationOfValuesThatAreNearlyEqual() {
    float step = Math.ulp(1f);
    assertEquals(
        Math.sqrt(2) / 3,
        WeightStatistics.of(new float[] {1, 1, 1 + step}).deviation() / step,
        1e-6);
  }

  private static Weights counted(WeightLayout layout) {
    float[] values = new float[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Weights.of(layout, values);
  }
}
