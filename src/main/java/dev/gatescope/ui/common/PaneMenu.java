package dev.gatescope.ui.common;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;

/** What a pane offers in its "..." button and, where its drawing is asked, in a context menu. */
public final class PaneMenu {
  private PaneMenu() {}

  /**
   * @param available when it can be chosen
   */
  public static MenuItem item(String text, ObservableBooleanValue available, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(_ -> action.run());
    item.disableProperty().bind(Bindings.not(available));
    return item;
  }

  /** Shows items where a drawing is asked for its menu, until something else is pressed. */
  public static void install(Node drawing, List<MenuItem> items) {
    ContextMenu menu = new ContextMenu(items.toArray(MenuItem[]::new));
    drawing.setOnContextMenuRequested(
        event -> {
          menu.show(drawing, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    drawing.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> menu.hide());
  }
}
