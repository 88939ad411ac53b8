package dev.gatescope.ui.lesson;

import dev.gatescope.file.lesson.Card;
import dev.gatescope.file.lesson.Place;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.ZoomPane;
import dev.gatescope.ui.formula.FormulaView;
import dev.gatescope.ui.formula.Formulas;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.TraceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel of the lesson, and the ring around what its card points at. */
public final class LessonController extends Controller {
  private static final double RING = 4;

  private final LessonModel model;
  private final TraceModel traces;
  private final Formulas typeset;
  private final Messages messages;
  private final Shortcuts keys;
  private final Region ring = new Region();
  private Subscription followed = Subscription.EMPTY;

  @FXML private VBox lesson;
  @FXML private Label title;
  @FXML private Label number;
  @FXML private Label heading;
  @FXML private ScrollPane scroll;
  @FXML private Label text;
  @FXML private VBox formulas;
  @FXML private Label note;
  @FXML private Label task;
  @FXML private FontIcon taskIcon;
  @FXML private Region taskBox;
  @FXML private Button close;
  @FXML private Button previous;
  @FXML private Button next;

  public LessonController(
      LessonModel model,
      TraceModel traces,
      Formulas typeset,
      Appearance appearance,
      Shortcuts keys) {
    this.model = model;
    this.traces = traces;
    this.typeset = typeset;
    this.messages = appearance.messages();
    this.keys = keys;
  }

  @FXML
  void initialize() {
    ring.getStyleClass().add("lesson-ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    close.setOnAction(_ -> model.close());
    close.setAccessibleText(messages.text("lesson.close"));
    previous.setOnAction(_ -> model.previous());
    next.setOnAction(_ -> model.next());
    keys.on(Command.LESSON, model::toggle);
    until(model.changesProperty().subscribe(_ -> refresh()));
    until(
        traces
            .traceProperty()
            .subscribe(
                (was, is) -> {
                  if (was == null && is != null && model.openProperty().get()) {
                    // The cell is drawn anew: what the card points at is another node.
                    pointSoon(model.card());
                  }
                }));
    until(() -> followed.unsubscribe());
  }

  private void refresh() {
    boolean open = model.openProperty().get();
    boolean opened = open && !lesson.isVisible();
    show(lesson, open);
    followed.unsubscribe();
    followed = Subscription.EMPTY;
    ring.setVisible(false);
    if (!open) {
      return;
    }
    Locale locale = messages.locale();
    Card card = model.card();
    int count = model.lesson().cards().size();
    title.setText(model.lesson().title().in(locale));
    number.setText(
        messages.text(
            "lesson.number.of", Integer.toString(model.index() + 1), Integer.toString(count)));
    heading.setText(card.title().in(locale));
    text.setText(card.text().in(locale));
    formulas
        .getChildren()
        .setAll(card.formulas().stream().map(tex -> new FormulaView(tex, typeset)).toList());
    show(formulas, !card.formulas().isEmpty());
    note.setText(card.note().map(said -> said.in(locale)).orElse(""));
    show(note, card.note().isPresent());
    show(taskBox, card.task().isPresent());
    task.setText(card.task().map(asked -> asked.request().in(locale)).orElse(""));
    taskIcon.setIconLiteral(
        model.done() ? "mdi2c-check-circle" : "mdi2c-checkbox-blank-circle-outline");
    taskBox.setAccessibleText(
        task.getText() + (model.done() ? " " + messages.text("lesson.done") : ""));
    previous.setDisable(model.index() == 0);
    next.setDisable(model.index() + 1 == count);
    scroll.setVvalue(0);
    scroll.setAccessibleText(heading.getText() + ". " + text.getText());
    // What has the focus says what came in.
    next.setAccessibleText(next.getText() + ". " + number.getText() + ": " + heading.getText());
    model.following().ifPresent(soon -> soon.formulas().forEach(typeset::prepare));
    if (opened) {
      leaveTextField();
    }
    pointSoon(card);
  }

  /**
   * What was just brought to sight has its size only after the layout. Another card may have come
   * meanwhile, which points elsewhere or at nothing.
   */
  private void pointSoon(Card card) {
    Platform.runLater(
        () -> {
          if (model.openProperty().get() && card.equals(model.card())) {
            card.place().ifPresent(this::point);
          }
        });
  }

  /** The cards ask for keys, which in a text field would be typed. */
  private void leaveTextField() {
    Scene scene = lesson.getScene();
    if (scene != null && scene.getFocusOwner() instanceof TextInputControl) {
      next.requestFocus();
    }
  }

  private void point(Place place) {
    if (lesson.getScene() == null) {
      return;
    }
    Pane root = (Pane) lesson.getScene().getRoot();
    root.applyCss();
    Node target = root.lookup(Places.query(place));
    if (target == null) {
      // A cell without that gate.
      return;
    }
    if (ring.getParent() == null) {
      root.getChildren().add(ring);
    }
    followed.unsubscribe();
    List<Subscription> all = new ArrayList<>();
    all.add(target.localToSceneTransformProperty().subscribe(_ -> surround(target)));
    all.add(target.layoutBoundsProperty().subscribe(_ -> surround(target)));
    // Another pane may take its place, or another cell's drawing.
    all.add(target.sceneProperty().subscribe(_ -> surround(target)));
    withParents(target)
        .forEach(node -> all.add(node.visibleProperty().subscribe(_ -> surround(target))));
    withParents(target)
        .filter(ZoomPane.class::isInstance)
        .forEach(node -> all.add(node.layoutBoundsProperty().subscribe(_ -> surround(target))));
    followed = Subscription.combine(all.toArray(Subscription[]::new));
  }

  private static Stream<Node> withParents(Node node) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent);
  }

  private void surround(Node target) {
    Bounds bounds = seen(target);
    ring.setVisible(
        target.getScene() != null
            && withParents(target).allMatch(Node::isVisible)
            && bounds.getWidth() > 0
            && bounds.getHeight() > 0);
    ring.resizeRelocate(
        bounds.getMinX() - RING,
        bounds.getMinY() - RING,
        bounds.getWidth() + 2 * RING,
        bounds.getHeight() + 2 * RING);
  }

  /** Of a node in the scene, without what is scrolled out of sight. */
  private static Bounds seen(Node target) {
    return withParents(target)
        .filter(ZoomPane.class::isInstance)
        .map(LessonController::inScene)
        .reduce(inScene(target), LessonController::common);
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static Bounds common(Bounds one, Bounds other) {
    double left = Math.max(one.getMinX(), other.getMinX());
    double top = Math.max(one.getMinY(), other.getMinY());
    double right = Math.min(one.getMaxX(), other.getMaxX());
    double bottom = Math.min(one.getMaxY(), other.getMaxY());
    return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
