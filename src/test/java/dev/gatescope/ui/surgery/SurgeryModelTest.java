package dev.gatescope.ui.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Compiled;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Level;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.eval.surgery.Units;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Site;
import dev.gatescope.lstm.Surgery;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The list of operations, its undo and redo, and the editor; no toolkit. */
class SurgeryModelTest {
  private static final Operation SILENCE = new Silence(Units.of(3));
  private static final Operation FORGET = new Hold(Site.FORGET, Units.ALL, Clamp.EVERY, Level.ZERO);

  private final SurgeryModel model = new SurgeryModel();
  private final EditorViewModel editor = new EditorViewModel();

  @Test
  void everyChangeCanBeUndoneAndRedone() {
    model.add(SILENCE);
    model.add(FORGET);
    model.switchOn(0, false);
    model.remove(1);
    assertEquals(List.of(new Planned(SILENCE, false)), model.operations());
    model.undo();
    assertEquals(
        List.of(new Planned(SILENCE, false), new Planned(FORGET, true)), model.operations());
    assertEquals(List.of(FORGET), model.active());
    model.undo();
    model.undo();
    assertEquals(List.of(SILENCE), model.active());
    model.redo();
    assertEquals(List.of(SILENCE, FORGET), model.active());
    model.undo();
    model.undo();
    assertEquals(List.of(), model.operations());
    assertFalse(model.canUndoProperty().get());
    model.undo();
    assertTrue(model.canRedoProperty().get());
    model.redo();
    model.add(FORGET);
    assertFalse(model.canRedoProperty().get(), "a new change ends what was undone");
    model.redo();
    assertEquals(List.of(SILENCE, FORGET), model.active());
  }

  /** What is active is not compiled anew, as it is the same: nobody would say it again. */
  @Test
  void whatCannotBeDoneIsSaidAsLongAsTheActiveOperationsAreTheSame() {
    model.add(SILENCE);
    model.add(FORGET);
    model.switchOn(1, false);
    List<Optional<Problem>> problems = List.of(Optional.of(Problem.of("surgery.unit", 3)));
    model.operate(new Compiled(Surgery.NONE, problems));
    model.remove(1);
    assertEquals(problems, model.problemsProperty().get());
    model.add(FORGET);
    assertEquals(List.of(Optional.empty(), Optional.empty()), model.problemsProperty().get());
  }

  @Test
  void liftingKeepsTheListAndHoldsNothing() {
    model.add(SILENCE);
    Surgery held = new Surgery(List.of(new Clamp(Site.HIDDEN_STATE, 3, Clamp.EVERY, 0)));
    model.operate(new Compiled(held, List.of(Optional.empty())));
    assertEquals(held, model.surgery());
    model.lift();
    assertEquals(Surgery.NONE, model.surgery());
    assertEquals(List.of(new Planned(SILENCE, false)), model.operations());
    model.undo();
    assertEquals(List.of(SILENCE), model.active());
    model.clear();
    assertEquals(List.of(), model.operations());
  }

  /** A training may be faster than the answers. */
  @Test
  void anAnswerOfAnEpochBeforeIsInForceUntilTheNewestComes() {
    TrainingConfig config = TrainingConfig.article();
    RunModel run = new RunModel(config);
    Selection selection = new Selection(new Subtraction(3, 1, 8), 32);
    List<SurgeryFollower.Request> asked = new ArrayList<>();
    List<Consumer<SurgeryFollower.Answer>> answer = new ArrayList<>();
    new SurgeryFollower(
        new ShownReport(run, selection),
        selection,
        model,
        show -> {
          answer.add(show);
          return asked::add;
        });
    model.add(new Hold(Site.FORGET, Units.ALL, Clamp.EVERY, Level.MEAN));
    for (int epoch = 1; epoch <= 2; epoch++) {
      run.add(List.of(SampleReports.of(epoch, initial(config.layout(), epoch))));
    }
    Surgery held = new Surgery(List.of(new Clamp(Site.FORGET, 3, Clamp.EVERY, 0.5f)));
    Compiled compiled = new Compiled(held, List.of(Optional.empty()));
    answer.getFirst().accept(new SurgeryFollower.Answer(asked.getFirst(), compiled));
    assertEquals(held, model.surgery());
    run.begin(config.withCell(CellType.GRU));
    model.operate(new Compiled(Surgery.NONE, List.of(Optional.empty())));
    run.add(List.of(SampleReports.of(1, initial(new WeightLayout(CellType.GRU, 32), 1))));
    answer.getFirst().accept(new SurgeryFollower.Answer(asked.get(1), compiled));
    assertEquals(Surgery.NONE, model.surgery(), "it was of another cell");
  }

  private static Weights initial(WeightLayout layout, int seed) {
    return Weights.initial(layout, new TorchRandom(seed));
  }

  @Test
  void editorMakesWhatIsChosenAndTyped() {
    editor.choiceProperty().set(new SiteChoice(SiteChoice.Kind.HOLD, Site.CELL_STATE));
    editor.unitsProperty().set("3, 5");
    editor.timeStepProperty().set(2);
    editor.valueProperty().set("mean");
    assertEquals(new Hold(Site.CELL_STATE, Units.parse("3,5"), 2, Level.MEAN), editor.make(8, 32));
    editor.choiceProperty().set(new SiteChoice(SiteChoice.Kind.SILENCE, null));
    assertEquals(new Silence(Units.parse("3,5")), editor.make(8, 32));
    assertNull(editor.problemProperty().get());
  }

  @Test
  void editorSaysWhatIsMissing() {
    editor.choiceProperty().set(new SiteChoice(SiteChoice.Kind.HOLD, Site.FORGET));
    editor.unitsProperty().set(" ");
    assertNull(editor.make(8, 32));
    assertProblem("No unit is named");
    editor.unitsProperty().set("32");
    assertNull(editor.make(8, 32));
    assertProblem("no unit 32: this network has the units 0 to 31");
    editor.unitsProperty().set("*");
    editor.valueProperty().set("1/0");
    assertNull(editor.make(8, 32));
    assertProblem("“1/0” cannot be held");
    editor.choiceProperty().set(new SiteChoice(SiteChoice.Kind.SWAP, Site.HIDDEN_STATE));
    editor.pairProperty().set("999, 1");
    assertNull(editor.make(8, 32));
    assertProblem("a = 999 does not fit");
  }

  private void assertProblem(String part) {
    String said = Messages.english().text(editor.problemProperty().get());
    assertTrue(said.contains(part), said);
  }
}
