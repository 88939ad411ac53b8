package dev.gatescope.ui.lesson;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.file.lesson.Card;
import dev.gatescope.file.lesson.Lesson;
import dev.gatescope.file.lesson.Place;
import dev.gatescope.file.lesson.Scene;
import dev.gatescope.file.lesson.Task;
import dev.gatescope.text.Names;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/**
 * Which card of which lesson is shown, and whether its task is done. Outlives its view, so that a
 * closed lesson opens again where it was left.
 */
public final class LessonModel {
  private final Selection selection;
  private final RunModel run;
  private final SurgeryModel surgery;
  private final Consumer<Place> show;
  private final Consumer<Consumer<Lesson>> shipped;
  private final Consumer<Path> reopen;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
  private final IntegerProperty card = new SimpleIntegerProperty(this, "card");
  private final ObjectProperty<Path> file = new SimpleObjectProperty<>(this, "file");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final Set<Integer> done = new HashSet<>();
  private Lesson lesson;

  /** Null until it was first read. */
  private Lesson ours;

  /** What waits for our lesson to be read; null for nothing. */
  private Runnable waiting;

  private Path reopened;
  private Subscription watch = Subscription.EMPTY;

  /**
   * @param shipped reads our own lesson in the background, when it is first opened, and hands it to
   *     whom it is given, on the JavaFX thread
   * @param reopen reads a teacher's lesson in the background and hands it to {@link #open}
   * @param show brings a place of the window to sight
   */
  public LessonModel(
      Selection selection,
      RunModel run,
      SurgeryModel surgery,
      Consumer<Consumer<Lesson>> shipped,
      Consumer<Path> reopen,
      Consumer<Place> show) {
    this.selection = selection;
    this.run = run;
    this.surgery = surgery;
    this.shipped = shipped;
    this.reopen = reopen;
    this.show = show;
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Counts what a view has to show anew: another card, or a task that was done. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Number of the shown card, from 0. Set before the lesson is opened, it begins there. */
  public IntegerProperty cardProperty() {
    return card;
  }

  /** The file of a teacher's lesson; null for the one that ships. */
  public ObjectProperty<Path> fileProperty() {
    return file;
  }

  /** The shown card, from 0. */
  public int index() {
    return card.get();
  }

  /** Null until one was opened. */
  public Lesson lesson() {
    return lesson;
  }

  public Card card() {
    return lesson.cards().get(card.get());
  }

  /** The card after the shown one; empty at the last. */
  public Optional<Card> following() {
    return lesson.cards().stream().skip(card.get() + 1L).findFirst();
  }

  public boolean done() {
    return done.contains(card.get());
  }

  /** Opens the lesson where it was left, or closes it. */
  public void toggle() {
    if (open.get()) {
      close();
    } else if (waiting != null) {
      // Opened and closed before it was read.
      waiting = null;
    } else if (lesson == null && file.get() != null) {
      // What is wrong with it by now is said where it is read; ours then opens at the next key.
      reopened = file.get();
      file.set(null);
      reopen.accept(reopened);
    } else if (lesson == null) {
      withOurs(() -> begin(card.get()));
    } else {
      begin(card.get());
    }
  }

  /** Makes our lesson the one that is shown, as soon as it is read. */
  private void withOurs(Runnable then) {
    waiting = then;
    if (ours == null) {
      shipped.accept(this::takeOurs);
    } else {
      takeOurs(ours);
    }
  }

  private void takeOurs(Lesson read) {
    ours = read;
    Runnable then = waiting;
    waiting = null;
    if (then != null) {
      lesson = ours;
      then.run();
    }
  }

  public void close() {
    waiting = null;
    watch.unsubscribe();
    watch = Subscription.EMPTY;
    open.set(false);
    changed();
  }

  /** Shows a teacher's lesson: the first since the start where it was left, others from card 1. */
  public void open(Path newFile, Lesson newLesson) {
    waiting = null;
    boolean again = newFile.equals(reopened);
    lesson = newLesson;
    file.set(newFile);
    done.clear();
    begin(again ? card.get() : 0);
    reopened = null;
  }

  /** Shows our own lesson in place of a teacher's. */
  public void openShipped() {
    withOurs(
        () -> {
          file.set(null);
          done.clear();
          begin(0);
        });
  }

  private void begin(int first) {
    open.set(true);
    enter(Math.min(first, lesson.cards().size() - 1));
  }

  public void next() {
    if (card.get() + 1 < lesson.cards().size()) {
      enter(card.get() + 1);
    }
  }

  public void previous() {
    if (card.get() > 0) {
      enter(card.get() - 1);
    }
  }

  private void enter(int newIndex) {
    watch.unsubscribe();
    card.set(newIndex);
    Card shown = card();
    set(shown.scene());
    shown.place().ifPresent(show);
    watch = shown.task().map(this::watch).orElse(Subscription.EMPTY);
    // Who stands there already has nowhere to go.
    shown.task().filter(task -> task.goal().isPresent()).ifPresent(this::lookAtOnce);
    changed();
  }

  private void set(Scene scene) {
    scene
        .pair()
        .ifPresent(
            pair -> {
              try {
                selection.selectPair(
                    Subtraction.checked(pair.a(), pair.b(), selection.pair().bits()));
              } catch (ProblemException e) {
                // Wider than this run's numbers: the card can be read all the same.
              }
            });
    scene.step().ifPresent(selection::selectTimeStep);
    scene.unit().ifPresent(selection::selectUnit);
    scene
        .gate()
        .filter(gate -> run.config().cell().indexOf(gate) >= 0)
        .ifPresent(selection::selectGate);
    scene.epoch().ifPresent(this::lookAt);
  }

  /** At an epoch, or at the newest there is and so at those that follow. */
  private void lookAt(int epoch) {
    boolean trained = run.latest() != null && epoch < run.latest().epoch();
    selection.selectEpoch(trained ? epoch : Selection.LATEST);
  }

  private Subscription watch(Task task) {
    return switch (task.action()) {
      case STEP ->
          selection.timeStepProperty().subscribe((_, _) -> reached(task, selection::timeStep));
      case UNIT -> selection.unitProperty().subscribe((_, _) -> reached(task, selection::unit));
      case PAIR -> selection.pairProperty().subscribe((_, _) -> finish());
      case GATE ->
          selection
              .gateProperty()
              .subscribe(
                  (_, gate) -> {
                    if (isMeant(task, gate == null ? "" : Names.of(gate))) {
                      finish();
                    }
                  });
      case EPOCH -> selection.epochProperty().subscribe((_, _) -> finish());
      case EPOCHS ->
          run.reportsProperty()
              .subscribe(
                  (_, _) -> {
                    boolean enough =
                        run.latest() != null && run.latest().epoch() >= task.goal().orElse(1);
                    if (enough) {
                      finish();
                    }
                  });
      case RUN ->
          run.runProperty()
              .subscribe(
                  (_, _) -> {
                    if (isMeant(task, run.config().cell().id())) {
                      finish();
                    }
                  });
      case TRAIN ->
          run.stateProperty()
              .subscribe(
                  (_, state) -> {
                    if (state == TrainingState.RUNNING) {
                      finish();
                    }
                  });
      case OPERATE ->
          surgery
              .operationsProperty()
              .subscribe(
                  (_, _) -> {
                    if (surgery.active().stream().anyMatch(done -> isMeant(task, kind(done)))) {
                      finish();
                    }
                  });
    };
  }

  /** Any will do where none is named. */
  private static boolean isMeant(Task task, String name) {
    return task.name().isEmpty() || task.name().get().equals(name);
  }

  /** As a lesson names it. */
  private static String kind(Operation operation) {
    return switch (operation) {
      case Hold _ -> "clamp";
      case Silence _ -> "silence";
      case Swap _ -> "swap";
    };
  }

  private void lookAtOnce(Task task) {
    switch (task.action()) {
      case STEP -> reached(task, selection::timeStep);
      case UNIT -> reached(task, selection::unit);
      default -> {
        // A deed, which is yet to be done.
      }
    }
  }

  private void reached(Task task, IntSupplier value) {
    if (task.goal().isEmpty() || task.goal().get() == value.getAsInt()) {
      finish();
    }
  }

  private void finish() {
    if (done.add(card.get())) {
      changed();
    }
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
