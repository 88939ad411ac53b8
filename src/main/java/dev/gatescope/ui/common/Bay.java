package dev.gatescope.ui.common;

import dev.gatescope.ui.common.Views.View;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The place of one pane, which is loaded when it first comes in and can leave the scene for some
 * frames: see {@link Bays}. The pane is visible while its bay is. In a low bay it is scrolled, not
 * cut.
 */
public final class Bay extends StackPane {
  private final Supplier<View> loader;
  private View view;
  private Node scrolled;

  Bay(Supplier<View> loader) {
    this.loader = loader;
  }

  void empty() {
    getChildren().clear();
  }

  void fill() {
    if (view == null) {
      view = loader.get();
      Parent pane = view.root();
      pane.visibleProperty().bind(visibleProperty());
      scrolled = ZoomPane.around((Region) pane);
    }
    getChildren().setAll(scrolled);
  }

  void close() {
    if (view != null) {
      view.close();
    }
  }
}
