package dev.gatescope.ui.tour;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.model.Appearance;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

/** Lays the tour over the window. What it needs is made when it first begins. */
public final class TourController extends Controller {
  private final TourModel model;
  private final Messages messages;
  private final Consumer<Runnable> whenFull;
  private final EventHandler<KeyEvent> escape = this::keyPressed;
  private Subscription followed = Subscription.EMPTY;
  private TourView view;
  private Node focused;
  private Scene followedScene;

  @FXML private Pane layer;

  /**
   * @param whenFull runs a task when the window's parts are all there
   */
  public TourController(TourModel model, Appearance appearance, Consumer<Runnable> whenFull) {
    this.model = model;
    this.whenFull = whenFull;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    whenChanged(this::refresh, model.stopProperty());
    if (model.stopProperty().get() != null) {
      // This view has just been loaded: what the tour points at comes later, and the focus with it.
      whenFull.accept(() -> whenFull.accept(this::refresh));
    }
    until(this::leave);
  }

  private void refresh() {
    Scene scene = layer.getScene();
    TourStop stop = model.stopProperty().get();
    if (scene == null || stop == null) {
      leave();
      return;
    }
    if (view == null) {
      view = new TourView(messages);
      view.next().setOnAction(_ -> model.next());
      view.back().setOnAction(_ -> model.previous());
      view.skip().setOnAction(_ -> model.end());
      layer.getChildren().setAll(view);
    }
    if (!layer.isVisible()) {
      focused = scene.getFocusOwner();
      followedScene = scene;
      scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
      layer.setVisible(true);
    }
    view.show(stop, model.isLast());
    scene.getRoot().applyCss();
    List<Node> targets =
        stop.targets().stream().map(scene.getRoot()::lookup).filter(Objects::nonNull).toList();
    followed.unsubscribe();
    followed = scene.getRoot().layoutBoundsProperty().subscribe(_ -> place(targets));
    for (Node target : targets) {
      followed =
          Subscription.combine(
              followed,
              target.localToSceneTransformProperty().subscribe((_, _) -> place(targets)),
              target.layoutBoundsProperty().subscribe((_, _) -> place(targets)));
    }
    view.next().requestFocus();
  }

  private void place(List<Node> targets) {
    // In the units of the explorer, which may be enlarged.
    Bounds window = layer.getParent().getLayoutBounds();
    layer.resizeRelocate(0, 0, window.getWidth(), window.getHeight());
    view.resizeRelocate(0, 0, window.getWidth(), window.getHeight());
    view.pointAt(
        targets.stream()
            .filter(Node::isVisible)
            .map(target -> layer.sceneToLocal(target.localToScene(target.getLayoutBounds())))
            .toList());
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      model.end();
    }
  }

  private void leave() {
    followed.unsubscribe();
    followed = Subscription.EMPTY;
    if (!layer.isVisible()) {
      return;
    }
    layer.setVisible(false);
    followedScene.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
    if (focused != null) {
      // Where it is not in the window any more, nothing happens.
      focused.requestFocus();
    }
  }
}
