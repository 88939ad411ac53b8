package dev.gatescope.ui.flow;

import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.flow.FlowViewModel.Pointed;
import dev.gatescope.ui.flow.FlowViewModel.Readout;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.timebar.PlaybackViewModel;
import dev.gatescope.ui.timebar.StepPlayer;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/** The flow view: the diagram, the readout below it, and the movement of one step. */
public final class FlowController extends Controller implements StepPlayer {
  private static final String READOUT_LINE = "formula";
  private final Appearance appearance;
  private final Selection selection;
  private final TraceModel traces;
  private final PlaybackViewModel playback;
  private final FlowViewModel model;
  private final FlowPane pane;
  private final DoubleProperty fraction = new SimpleDoubleProperty(this, "fraction", 1);
  private final Notation symbols = new Notation(READOUT_LINE);
  private final Notation numbers = new Notation(READOUT_LINE);
  private Timeline timeline;
  private Movement movement;

  @FXML private BorderPane root;
  @FXML private StackPane diagram;
  @FXML private Label empty;
  @FXML private Label name;
  @FXML private Label about;
  @FXML private Label scale;
  @FXML private Rectangle gradient;
  @FXML private VBox formulas;
  @FXML private Node readout;

  public FlowController(
      Appearance appearance, Selection selection, TraceModel traces, PlaybackViewModel playback) {
    this.appearance = appearance;
    this.selection = selection;
    this.traces = traces;
    this.playback = playback;
    this.model = new FlowViewModel(traces, selection, appearance.messages());
    this.pane = new FlowPane(model);
  }

  @FXML
  void initialize() {
    diagram.getChildren().addFirst(pane);
    formulas.getChildren().setAll(symbols, numbers);
    until(appearance.paletteProperty().subscribe(this::paint));
    until(traces.traceProperty().subscribe(trace -> showTrace()));
    until(selection.timeStepProperty().subscribe(step -> showStep()));
    whenChanged(this::showTrace, selection.hiddenFromProperty());
    until(selection.unitProperty().subscribe(unit -> refresh()));
    until(selection.gateProperty().subscribe(pane::setChosen));
    until(model.pointedProperty().subscribe(this::pointedAt));
    until(fraction.subscribe(now -> showFrame()));
    playback.playOn(this);
    until(
        () -> {
          stop();
          playback.leave(this);
        });
  }

  /**
   * Makes this view one for a picture: without what it says to those who can point at it.
   *
   * @param pixels of the picture a pixel of the window: what is drawn by pixels gets that many
   */
  public void becomePicture(double pixels) {
    pane.setDetail(Math.max(2, pixels));
    symbols.show("");
  }

  @Override
  public void play(double milliseconds, Runnable whenDone) {
    stop();
    movement = traces.trace() == null ? null : new Movement(CellDiagram.of(traces.trace().cell()));
    fraction.set(0);
    showFrame();
    timeline =
        new Timeline(
            new KeyFrame(
                Duration.millis(milliseconds),
                done -> {
                  showEnd();
                  whenDone.run();
                },
                new KeyValue(fraction, 1, Interpolator.LINEAR)));
    timeline.play();
    yieldToPointer();
  }

  @Override
  public void showEnd() {
    stop();
    pane.showEnd();
    write();
  }

  /** What is pointed at. */
  FlowViewModel model() {
    return model;
  }

  private void stop() {
    if (timeline != null) {
      timeline.stop();
      timeline = null;
    }
    movement = null;
  }

  private void showFrame() {
    if (movement == null || traces.trace() == null) {
      return;
    }
    Movement.Frame frame = movement.at(fraction.get());
    pane.show(appearance.reducedMotionProperty().get() ? frame.withoutTravel() : frame);
    write();
  }

  /** Another step; it may be one whose values are hidden. */
  private void showStep() {
    cover();
    showEnd();
  }

  private boolean cover() {
    boolean shown = traces.trace() != null && !model.hidden();
    if (!shown) {
      model.point(null, -1);
    }
    pane.setVisible(shown);
    readout.setVisible(shown);
    empty.setVisible(!shown);
    empty.setText(model.noTrace());
    return shown;
  }

  private void showTrace() {
    boolean shown = cover();
    if (traces.trace() == null) {
      // Another network comes: time goes on meanwhile, and what moves begins with the next step.
      movement = null;
    }
    pane.showTrace();
    if (movement != null) {
      movement = new Movement(CellDiagram.of(traces.trace().cell()));
      showFrame();
    }
    if (shown) {
      write();
    }
  }

  /** The selected unit changed: the same moment, other numbers. */
  private void refresh() {
    pane.showUnit();
    write();
  }

  private void paint(Palette palette) {
    root.setStyle(palette.toCss());
    pane.setPalette(palette);
    gradient.setFill(
        new LinearGradient(
            0,
            0,
            1,
            0,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, palette.diverging(-1, 1)),
            new Stop(0.5, palette.diverging(0, 1)),
            new Stop(1, palette.diverging(1, 1))));
    write();
  }

  private void pointedAt(Pointed pointed) {
    pane.showPointed();
    yieldToPointer();
    write();
  }

  /** The movement waits while someone looks at a part. */
  private void yieldToPointer() {
    if (timeline == null) {
      return;
    }
    if (model.pointed() != null) {
      timeline.pause();
    } else if (timeline.getStatus() == Animation.Status.PAUSED) {
      timeline.play();
    }
  }

  private void write() {
    if (traces.trace() == null) {
      return;
    }
    scale.setText(model.scale());
    Pointed pointed = model.pointed();
    if (pointed != null) {
      Readout text = model.readout(pointed);
      name.setText(text.name());
      name.setTextFill(ElementView.hue(appearance.palette(), pointed.element()));
      about.setText(text.about());
      symbols.show(text.symbols());
      numbers.show(text.numbers());
      return;
    }
    name.setText(model.heading());
    name.setTextFill(appearance.palette().text());
    about.setText(movement == null ? "" : model.phase(movement.at(fraction.get()).phase()));
    symbols.show(movement == null ? model.hint() : "");
    numbers.show("");
  }
}
