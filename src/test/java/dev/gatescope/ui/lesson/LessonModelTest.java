package dev.gatescope.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.file.lesson.Card;
import dev.gatescope.file.lesson.Lesson;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.file.lesson.LocalText;
import dev.gatescope.file.lesson.Place;
import dev.gatescope.file.lesson.Scene;
import dev.gatescope.file.lesson.Task;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.SampleReports;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LessonModelTest {
  private final TrainingConfig config = TrainingConfig.article();
  private final Selection selection = new Selection(new Subtraction(123, 61, 8), 32);
  private final RunModel run = new RunModel(config);
  private final LayoutModel layout = new LayoutModel();
  private final DockModel dock = new DockModel();
  private final SurgeryModel surgery = new SurgeryModel();
  private final List<Path> reopened = new ArrayList<>();
  private final List<Consumer<Lesson>> asked = new ArrayList<>();
  private final LessonModel model = model();

  private LessonModel model() {
    return new LessonModel(
        selection, run, surgery, asked::add, reopened::add, new Places(layout, dock)::show);
  }

  /** Presses the lesson's key, and our lesson is read if it is asked for. */
  private void toggle(LessonModel pressed) {
    pressed.toggle();
    read();
  }

  private void read() {
    List<Consumer<Lesson>> waiting = List.copyOf(asked);
    asked.clear();
    waiting.forEach(then -> then.accept(LessonReader.article()));
  }

  @Test
  void ourLessonOpensWhenItIsReadAndIsReadOnce() {
    model.toggle();
    assertFalse(model.openProperty().get(), "not before it is read");
    assertEquals(1, asked.size());
    read();
    assertTrue(model.openProperty().get());
    Lesson ours = model.lesson();
    model.open(Path.of("other.yaml"), LessonReader.article());
    model.openShipped();
    assertEquals(List.of(), asked);
    assertSame(ours, model.lesson());
    assertNull(model.fileProperty().get());
  }

  @Test
  void whatIsClosedOrReplacedBeforeItIsReadStaysSo() {
    model.toggle();
    model.toggle();
    read();
    assertFalse(model.openProperty().get(), "the key was pressed twice");
    model.openShipped();
    assertTrue(model.openProperty().get(), "it was read all the same");
    LessonModel other = model();
    other.toggle();
    Path file = Path.of("teacher.yaml");
    other.open(file, LessonReader.article());
    Lesson theirs = other.lesson();
    read();
    assertSame(theirs, other.lesson());
    assertEquals(file, other.fileProperty().get());
    other.openShipped();
    assertNull(other.fileProperty().get());
  }

  @Test
  void aLessonThatWasPressedThriceIsOpen() {
    model.toggle();
    model.toggle();
    model.toggle();
    read();
    assertTrue(model.openProperty().get());
  }

  @Test
  void aCardSelectsAndNoticesItsTask() {
    toggle(model);
    assertEquals(new Subtraction(128, 1, 8), selection.pair());
    assertEquals(0, selection.timeStep());
    assertFalse(model.done());
    selection.selectTimeStep(1);
    assertTrue(model.done());
    model.next();
    assertFalse(model.done());
    assertEquals(DockTab.GRADIENTS, dock.tabProperty().get());
    selection.selectTimeStep(3);
    assertFalse(model.done(), "the goal is step 7");
    selection.selectTimeStep(7);
    assertTrue(model.done());
    model.previous();
    assertTrue(model.done(), "what was done stays done");
  }

  /** The card before invites to walk to the last step, where this one's goal is. */
  @Test
  void whoStandsAtTheGoalCanStillReachIt() {
    toggle(model);
    selection.selectTimeStep(7);
    model.next();
    assertFalse(model.done());
    selection.selectTimeStep(7);
    assertTrue(model.done());
  }

  @Test
  void everyShippedTaskIsNoticedOnceItIsDoneAndNotBefore() {
    toggle(model);
    int count = model.lesson().cards().size();
    for (int i = 0; i < count; i++) {
      assertEquals(i, model.index());
      assertFalse(model.done(), model.card().title().toString());
      Task task = model.card().task().orElseThrow();
      if (task.name().isPresent()) {
        actAmiss(task);
        assertFalse(model.done(), "another was asked for: " + model.card().title());
      }
      act(task);
      assertTrue(model.done(), model.card().title().toString());
      model.next();
    }
    assertEquals(count - 1, model.index());
  }

  private void act(Task task) {
    switch (task.action()) {
      case STEP -> selection.selectTimeStep(task.goal().orElse((selection.timeStep() + 1) % 8));
      case UNIT -> selection.selectUnit(task.goal().orElse((selection.unit() + 1) % 32));
      case PAIR -> selection.selectPair(new Subtraction(200, 77, 8));
      case GATE -> selection.selectGate(Gate.CANDIDATE);
      case EPOCH -> selection.selectEpoch(0);
      case TRAIN -> run.setState(TrainingState.RUNNING);
      case RUN -> run.begin(config.withCell(CellType.GRU));
      case OPERATE -> surgery.add(OperationText.parse("silence:1", 8));
      case EPOCHS -> throw new AssertionError("no shipped card asks for it: add it here");
    }
  }

  private void actAmiss(Task task) {
    switch (task.action()) {
      case GATE -> selection.selectGate(Gate.FORGET);
      case RUN -> run.begin(config);
      case OPERATE -> surgery.add(OperationText.parse("clamp:forget:*:every:0", 8));
      default -> throw new AssertionError(task.action() + " has no name");
    }
  }

  @Test
  void aClosedLessonNoticesNothingAndOpensWhereItWasLeft() {
    toggle(model);
    model.next();
    toggle(model);
    selection.selectTimeStep(7);
    assertFalse(model.done());
    selection.selectTimeStep(0);
    toggle(model);
    assertEquals(1, model.index());
    assertFalse(model.done());
  }

  @Test
  void itOpensAtTheCardThatAnEarlierStartLeft() {
    model.cardProperty().set(4);
    toggle(model);
    assertEquals(4, model.index());
    LessonModel shorter = model();
    shorter.cardProperty().set(99);
    toggle(shorter);
    assertEquals(shorter.lesson().cards().size() - 1, shorter.index(), "the last there is");
  }

  @Test
  void aTeachersLessonIsReadAgainAndOpensWhereItWasLeft() {
    Path file = Path.of("teacher.yaml").toAbsolutePath();
    Lesson lesson = LessonReader.article();
    model.fileProperty().set(file);
    model.cardProperty().set(3);
    toggle(model);
    assertEquals(List.of(file), reopened);
    assertFalse(model.openProperty().get(), "not before it is read");
    model.open(file, lesson);
    assertEquals(3, model.index());
    assertEquals(file, model.fileProperty().get());
    model.open(file, lesson);
    assertEquals(0, model.index(), "opened by hand it begins");
  }

  @Test
  void aTeachersLessonThatIsGoneGivesWayToOurs() {
    model.fileProperty().set(Path.of("gone.yaml"));
    toggle(model);
    assertNull(model.fileProperty().get());
    toggle(model);
    assertEquals(LessonReader.article().cards().size(), model.lesson().cards().size());
    model.open(Path.of("other.yaml"), LessonReader.article());
    model.openShipped();
    read();
    assertNull(model.fileProperty().get());
  }

  @Test
  void aCardLooksAtAnEpochOrAtTheNewest() {
    run.add(SampleReports.epochs(0, 5));
    Lesson lesson =
        new Lesson(
            new LocalText(Map.of("en", "Epochs")), List.of(looksAt(0), looksAt(2), looksAt(99)));
    model.open(Path.of("epochs.yaml"), lesson);
    assertEquals(0, selection.epochProperty().get());
    model.next();
    assertEquals(2, selection.epochProperty().get());
    model.next();
    assertEquals(Selection.LATEST, selection.epochProperty().get());
  }

  private static Card looksAt(int epoch) {
    LocalText text = new LocalText(Map.of("en", "Epoch " + epoch));
    Optional<Integer> same = Optional.empty();
    return new Card(
        text,
        text,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Scene(Optional.empty(), same, same, Optional.empty(), Optional.of(epoch)),
        Optional.empty());
  }

  @Test
  void everyPlaceIsBroughtToSight() {
    Places places = new Places(layout, dock);
    for (Place place : Place.values()) {
      places.show(place);
      assertFalse(Places.query(place).isEmpty());
    }
    assertEquals(DockTab.QUIZ, dock.tabProperty().get());
    dock.sizeProperty().set(DockModel.Size.FULL);
    places.show(Place.HEAT_MAPS);
    assertEquals(LayoutModel.Centre.HEAT, layout.centreProperty().get());
    assertEquals(DockModel.Size.OPEN, dock.sizeProperty().get());
  }
}
