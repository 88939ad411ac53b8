package dev.gatescope.eval.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Level;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations as text, and what is said of those that cannot be done. */
class OperationTest {
  @Test
  void textsAreReadAsTheyWereWritten() {
    List<Operation> operations =
        List.of(
            new Hold(Site.FORGET, Units.ALL, Clamp.EVERY, Level.ZERO),
            new Hold(Site.CELL_STATE, Units.parse("3, 8-11,9"), 4, Level.MEAN),
            new Hold(Site.NEW, Units.of(0), 0, Level.of(-0.1f)),
            new Silence(Units.parse("0-1")),
            new Swap(Site.HIDDEN_STATE, Units.of(5), 2, new Subtraction(200, 7, 8)));
    for (Operation operation : operations) {
      assertEquals(operation, OperationText.parse(OperationText.of(operation), 8));
    }
    assertEquals("clamp:cell_state:3,8-11:4:mean", OperationText.of(operations.get(1)));
    assertEquals("silence:0,1", OperationText.of(operations.get(3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cut:1                       | begin with clamp:",
        "clamp:forget:*:every        | needs four parts",
        "clamp:door:*:every:0        | called “door”",
        "clamp:forget::every:0       | No unit is named",
        "clamp:forget:one:every:0    | names no units",
        "clamp:forget:5-3:every:0    | names no units",
        "clamp:forget:*:-1:0         | no time step",
        "clamp:forget:*:every:NaN    | a finite number",
        "clamp:forget:*:every:1e99   | a finite number",
        "clamp:forget:*:every:open   | a finite number",
        "swap:cell_state:*:every:9,1 | no time step",
        "swap:cell_state:*:1:9       | is no pair",
        "swap:cell_state:*:1:300,1   | a = 300 does not fit"
      })
  void whatCannotBeReadIsNamed(String text, String named) {
    Exception problem = assertThrows(ProblemException.class, () -> OperationText.parse(text, 8));
    assertTrue(problem.getMessage().contains(named), problem.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clamp:forget:*:every:0     | GRU has no forget: choose one of reset, update, new, hidden",
        "clamp:reset:4:every:0      | no unit 4: this network has the units 0 to 3",
        "clamp:reset:0:8:0          | no time step 8: these numbers have the steps 0 to 7",
        "silence:0-9                | no unit 4",
        "swap:cell_state:*:1:9,1    | GRU has no cell_state",
        "swap:reset:*:1:9,1         | not reset",
        "swap:hidden_state:*:8:9,1  | no time step 8"
      })
  void whatTheNetworkDoesNotHaveIsNamed(String text, String named) {
    assertTrue(problem(OperationText.parse(text, 8)).contains(named));
  }

  @Test
  void stepsAndUnitsMayBeTheLowestAndTheHighest() {
    Weights weights = Weights.initial(new WeightLayout(CellType.GRU, 4), new TorchRandom(1));
    try (OperationCompiler compiler = new OperationCompiler()) {
      for (String text :
          List.of("swap:hidden_state:0:0:9,1", "swap:hidden_state:3:7:9,1", "clamp:new:3:0:1")) {
        assertEquals(1, compiler.clamps(weights, 8, OperationText.parse(text, 8)).size(), text);
      }
    }
    assertEquals(List.of(100_000), Units.parse("100000").numbers());
    assertThrows(ProblemException.class, () -> Units.parse("100001"));
    assertThrows(ProblemException.class, () -> Units.parse("0-100001"));
    assertEquals(100_000, Units.parse("0-99999,".repeat(999) + "7").numbers().size());
    assertThrows(ProblemException.class, () -> Units.parse("0,".repeat(5_000) + "1"));
  }

  @Test
  void pairsOfAnotherWidthCannotBeSwapped() {
    Subtraction wide = new Subtraction(1000, 1, 10);
    String problem = problem(new Swap(Site.HIDDEN_STATE, Units.ALL, 1, wide));
    assertTrue(problem.contains("1000 − 1 has 10 bits"), problem);
    assertTrue(problem.contains("have 8"), problem);
  }

  @Test
  void whatCanBeDoneIsDoneAllTheSame() {
    Weights weights = Weights.initial(new WeightLayout(CellType.GRU, 4), new TorchRandom(1));
    try (OperationCompiler compiler = new OperationCompiler()) {
      Compiled compiled =
          compiler.compile(weights, 8, List.of(new Silence(Units.of(9)), new Silence(Units.of(2))));
      assertTrue(compiled.problems().getFirst().isPresent());
      assertTrue(compiled.problems().getLast().isEmpty());
      assertEquals(
          List.of(new Clamp(Site.HIDDEN_STATE, 2, Clamp.EVERY, 0)), compiled.surgery().clamps());
    }
  }

  private static String problem(Operation operation) {
    Weights weights = Weights.initial(new WeightLayout(CellType.GRU, 4), new TorchRandom(1));
    try (OperationCompiler compiler = new OperationCompiler()) {
      return assertThrows(ProblemException.class, () -> compiler.clamps(weights, 8, operation))
          .getMessage();
    }
  }
}
