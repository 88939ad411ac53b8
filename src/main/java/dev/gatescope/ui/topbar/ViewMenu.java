package dev.gatescope.ui.topbar;

import dev.gatescope.file.ColourTheme;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.ui.model.Look;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu of how the window looks. Built anew each time it opens: it only reads and sets. */
final class ViewMenu {
  private final Look look;
  private final Messages messages;

  ViewMenu(Look look, Messages messages) {
    this.look = look;
    this.messages = messages;
  }

  List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>();
    ToggleGroup themes = new ToggleGroup();
    for (ColourTheme theme : ColourTheme.values()) {
      String name = Names.of(theme);
      RadioMenuItem item = new RadioMenuItem(messages.text("view.theme." + name));
      item.setId("view-" + name);
      item.setToggleGroup(themes);
      item.setSelected(look.themeProperty().get() == theme);
      item.setOnAction(_ -> look.themeProperty().set(theme));
      items.add(item);
    }
    items.add(new SeparatorMenuItem());
    items.add(sizes());
    items.add(wish("contrast", look.highContrastProperty(), look.system().highContrast()));
    items.add(wish("motion", look.reducedMotionProperty(), look.system().reducedMotion()));
    return items;
  }

  private MenuItem sizes() {
    Menu menu = new Menu(messages.text("view.size"));
    menu.setId("view-size");
    ToggleGroup sizes = new ToggleGroup();
    for (int size : Look.TEXT_SIZES) {
      RadioMenuItem item = new RadioMenuItem(size + " %");
      item.setId("view-size-" + size);
      item.setToggleGroup(sizes);
      item.setSelected(look.textSizeProperty().get() == size);
      item.setOnAction(_ -> look.textSizeProperty().set(size));
      menu.getItems().add(item);
    }
    return menu;
  }

  /** What the system asks for is so, and cannot be chosen. */
  private MenuItem wish(String name, BooleanProperty own, ObservableValue<Boolean> system) {
    boolean asked = system.getValue();
    String text = messages.text("view." + name);
    CheckMenuItem item = new CheckMenuItem(asked ? messages.text("view.bySystem", text) : text);
    item.setId("view-" + name);
    item.setSelected(asked || own.get());
    item.setDisable(asked);
    item.setOnAction(_ -> own.set(!own.get()));
    return item;
  }
}
