package dev.gatescope.eval.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.eval.BorrowNetworks;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Site;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class ProbeTablesTest {
  @Test
  void aRowIsAUnitTheBestFirst() {
    Probe probe = probe(Target.BORROW);
    Table table = ProbeTables.units(probe);
    assertEquals(probe.ranked().size(), table.rowCount());
    int at = 0;
    for (Row row : table) {
      UnitScore score = probe.ranked().get(at++);
      assertEquals(at, row.getInt("rank"));
      assertEquals(ProbeTables.symbol(score.state()), row.getString("state"));
      assertEquals(score.unit(), row.getInt("unit"));
      assertEquals(score.isConstant(), row.getBoolean("constant"));
      assertEquals(score.correlation(), row.getDouble("correlation"));
      assertEquals(score.accuracy(), row.getDouble("accuracy"));
      assertEquals(score.threshold(), (float) row.getDouble("threshold"));
      assertEquals(
          probe.readOut().weight(score.state(), score.unit()), row.getDouble("read_out_weight"));
    }
    assertEquals(2, table.row(0).getInt("unit"), "which carries the borrow");
    assertTrue(table.row(0).getBoolean("one_above"));
    assertTrue(table.stringColumn("state").asList().contains("C"));
    assertTrue(table.stringColumn("state").asList().contains("h"));
    assertEquals("C", ProbeTables.symbol(Site.CELL_STATE));
  }

  @Test
  void whatIsNoBitHasNoThreshold() {
    Table table = ProbeTables.units(probe(Target.RUN));
    assertEquals(table.rowCount(), table.column("one_above").countMissing());
    assertEquals(table.rowCount(), table.column("accuracy").countMissing());
    assertEquals(0, ProbeTables.units(probe(Target.A)).row(0).getInt("rank") - 1);
  }

  private static Probe probe(Target target) {
    try (Prober prober = new Prober()) {
      return prober.probe(Network.of(BorrowNetworks.exact(CellType.LSTM, 6, 2)), 4, target);
    }
  }
}
