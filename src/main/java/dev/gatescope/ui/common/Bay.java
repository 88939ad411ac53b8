package dev.gatescope.ui.common;

import dev.gatescope.ui.common.Views.View;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The place of one part of the window, which is loaded when it first comes in and can leave the
 * scene for some frames: see {@link Bays}. Meanwhile its place stays as large as it was.
 */
public final class Bay extends StackPane {
  private final Supplier<View> loader;
  private final boolean isPane;
  private View view;
  private Region content;

  Bay(Supplier<View> loader, boolean isPane) {
    this.loader = loader;
    this.isPane = isPane;
  }

  void empty() {
    if (view != null) {
      setMinSize(getWidth(), getHeight());
      getChildren().clear();
    }
  }

  void fill() {
    if (view == null) {
      view = loader.get();
      content = isPane ? pane(view.root()) : (Region) view.root();
    }
    getChildren().setAll(content);
    setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
  }

  /** Visible while its bay is; in a low bay it is scrolled, not cut. */
  private Region pane(Parent root) {
    root.visibleProperty().bind(visibleProperty());
    return ZoomPane.around((Region) root);
  }

  void close() {
    if (view != null) {
      view.close();
    }
  }
}
