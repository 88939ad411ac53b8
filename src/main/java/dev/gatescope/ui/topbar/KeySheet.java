package dev.gatescope.ui.topbar;

import atlantafx.base.controls.Popover;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.keys.Command;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** All keys on one sheet. */
final class KeySheet {
  private final Popover popover;

  KeySheet(Messages messages) {
    GridPane sheet = new GridPane();
    sheet.getStyleClass().add("key-sheet");
    int row = 0;
    for (Command command : Command.values()) {
      Label key = new Label(command.keyText());
      key.getStyleClass().add("key-cap");
      Label meaning = new Label(messages.text(command.textKey()));
      sheet.addRow(row++, key, meaning);
    }
    popover = new Popover(sheet);
    popover.setTitle(messages.text("command.help"));
    popover.setHeaderAlwaysVisible(true);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
  }

  void toggle(Node owner) {
    if (popover.isShowing()) {
      popover.hide();
    } else {
      popover.show(owner);
    }
  }
}
