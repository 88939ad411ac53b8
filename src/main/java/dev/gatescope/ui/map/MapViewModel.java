package dev.gatescope.ui.map;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.ShownNetwork;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The map of the shown network: which colours, which part, where the cursor is. It outlives its
 * view.
 */
public final class MapViewModel {
  /** No cell. */
  public static final int NOWHERE = -1;

  private final ShownNetwork network;
  private final RunModel run;
  private final Selection selection;
  private final Survey<MapQuestion, MapAnswer> survey;
  private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active");
  private final ObjectProperty<MapMode> mode =
      new SimpleObjectProperty<>(this, "mode", MapMode.ANSWER);
  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(this, "viewport");
  private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper(this, "cursor", NOWHERE);
  private double width;
  private double height;

  /**
   * @param survey makes maps; asleep until {@link #setActive} wakes it
   * @param turns makes, of following the training, what does so when it is the map's turn: no map
   *     is made that nobody would see
   */
  public MapViewModel(
      ShownNetwork network,
      RunModel run,
      Selection selection,
      Survey<MapQuestion, MapAnswer> survey,
      UnaryOperator<Runnable> turns) {
    this.network = network;
    this.run = run;
    this.selection = selection;
    this.survey = survey;
    survey.setActive(false);
    survey.answerProperty().subscribe((_, answer) -> fit(answer));
    Runnable follow = turns.apply(this::ask);
    // Without a network at once: what comes next may be of other numbers.
    network
        .networkProperty()
        .subscribe((_, shown) -> (shown == null ? (Runnable) this::ask : follow).run());
    mode.subscribe((_, _) -> ask());
    ask();
  }

  private void ask() {
    Network shown = network.network();
    survey.ask(
        shown == null
            ? null
            : new MapQuestion(
                shown,
                run.config(),
                run.isDataKnown(),
                mode.get(),
                new MapFrame(viewport.get(), width, height)));
  }

  /** Another width has other cells. */
  private void fit(MapAnswer answer) {
    if (answer == null) {
      return;
    }
    int side = answer.grid().side();
    if (viewport.get() == null || viewport.get().side() != side) {
      cursor.set(NOWHERE);
      viewport.set(Viewport.whole(side));
    }
  }

  /** How large the map is drawn, in pixels; the next picture is prepared for that. */
  public void setSize(double newWidth, double newHeight) {
    width = newWidth;
    height = newHeight;
  }

  /** Whether somebody looks: only then maps are made, and then at every epoch. */
  public void setActive(boolean looked) {
    survey.setActive(looked);
    active.set(looked);
  }

  public ReadOnlyBooleanProperty activeProperty() {
    return active.getReadOnlyProperty();
  }

  /** Null until there is one. */
  public ReadOnlyObjectProperty<MapAnswer> answerProperty() {
    return survey.answerProperty();
  }

  /** Whether the answer to the newest question is on its way. */
  ReadOnlyBooleanProperty busyProperty() {
    return survey.busyProperty();
  }

  public MapAnswer answer() {
    return survey.answer();
  }

  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return survey.problemProperty();
  }

  /** What the colours shall say; they do with the next answer. */
  public ObjectProperty<MapMode> modeProperty() {
    return mode;
  }

  /** Null until there is an answer. */
  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /** The cell under the pointer, or where the keys have gone; {@link #NOWHERE} if neither. */
  public ReadOnlyIntegerProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** The cell of the selected pair, or {@link #NOWHERE}. */
  public int selectedCell() {
    Subtraction pair = selection.pair();
    MapAnswer answer = answer();
    return answer == null || answer.grid().bits() != pair.bits()
        ? NOWHERE
        : answer.grid().cellOf(pair);
  }

  /** The cell that is read: the cursor's, else the selected pair's. */
  public int readCell() {
    // The cursor outlives the answer of a run that was left.
    return answer() == null || cursor.get() == NOWHERE ? selectedCell() : cursor.get();
  }

  /** Puts the cursor on a cell; {@link #NOWHERE} takes it away. */
  public void point(int cell) {
    cursor.set(answer() == null ? NOWHERE : cell);
  }

  /** Moves the cursor, up to the map's edges, and the visible part with it. */
  public void moveCursor(int aPlaces, int bPlaces) {
    if (answer() == null) {
      return;
    }
    int side = answer().grid().side();
    int from = Math.max(0, readCell());
    int a = Math.clamp(from / side + aPlaces, 0, side - 1);
    int b = Math.clamp(from % side + bPlaces, 0, side - 1);
    viewport.set(viewport.get().showing(a, b));
    cursor.set(a * side + b);
  }

  /** Loads the pair that is read into all panes. */
  public void load() {
    load(readCell());
  }

  /** Loads a cell's pair into all panes; the time step goes to its first wrong bit. */
  public void load(int cell) {
    MapAnswer answer = answer();
    if (answer == null || cell == NOWHERE || answer.grid().bits() != run.config().bits()) {
      return;
    }
    selection.selectPair(answer.grid().pair(cell));
    if (answer.map().wrong(cell)) {
      selection.selectTimeStep(answer.map().firstWrongBit(cell));
    }
  }

  public void zoomIn() {
    zoomIn(readCell());
  }

  /** Towards a cell. */
  public void zoomIn(int cell) {
    Viewport now = viewport.get();
    if (now != null) {
      viewport.set(now.zoomedIn(aPlace(cell, now), bPlace(cell, now)));
    }
  }

  public void zoomOut() {
    zoomOut(readCell());
  }

  /** Away from a cell. */
  public void zoomOut(int cell) {
    Viewport now = viewport.get();
    if (now != null) {
      viewport.set(now.zoomedOut(aPlace(cell, now), bPlace(cell, now)));
    }
  }

  /** A cell out of sight is no aim: the middle is. */
  private static int aPlace(int cell, Viewport part) {
    return isSeen(cell, part) ? cell / part.side() : part.left() + part.cells() / 2;
  }

  private static int bPlace(int cell, Viewport part) {
    return isSeen(cell, part) ? cell % part.side() : part.bottom() + part.cells() / 2;
  }

  private static boolean isSeen(int cell, Viewport part) {
    return cell != NOWHERE && part.contains(cell / part.side(), cell % part.side());
  }

  /** Moves the visible part. */
  public void pan(int aPlaces, int bPlaces) {
    if (viewport.get() != null) {
      viewport.set(viewport.get().moved(aPlaces, bPlaces));
    }
  }

  /** Shows all of it. */
  public void reset() {
    if (viewport.get() != null) {
      viewport.set(Viewport.whole(viewport.get().side()));
    }
  }
}
