package dev.gatescope.ui.dock;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Bay;
import dev.gatescope.ui.common.Bays;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.Views;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The dock: a tab a pane. A pane is loaded when its tab is first shown, and its root is visible
 * only while somebody can see it: see {@link Controller#whileVisible}.
 */
public final class DockController extends Controller {
  private final DockModel model;
  private final Function<String, Views.View> load;
  private final Bays bays;
  private final Messages messages;
  private final Map<DockTab, Tab> tabs = new EnumMap<>(DockTab.class);
  private final Map<DockTab, Bay> made = new EnumMap<>(DockTab.class);

  @FXML private TabPane tabPane;
  @FXML private Button dockToggle;
  @FXML private FontIcon dockIcon;
  @FXML private Button dockFull;
  @FXML private FontIcon dockFullIcon;

  /**
   * @param load loads a pane by the name of its view
   * @param bays makes the panes' places
   */
  public DockController(
      DockModel model, Function<String, Views.View> load, Bays bays, Messages messages) {
    this.bays = bays;
    this.model = model;
    this.load = load;
    this.messages = messages;
  }

  @FXML
  void initialize() {
    for (DockTab dockTab : DockTab.values()) {
      Tab tab = new Tab(messages.text(dockTab.textKey()));
      tab.setId("dock-" + dockTab.view());
      tabs.put(dockTab, tab);
      tabPane.getTabs().add(tab);
    }
    // First the tab as it was: the pane has selected the first one that was added.
    tabPane.getSelectionModel().select(tabs.get(model.tabProperty().get()));
    tabPane
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            (_, chosen) -> // not at once: the first tab of a new view is nobody's choice
            tabs.forEach(
                    (dockTab, tab) -> {
                      if (tab.equals(chosen)) {
                        model.tabProperty().set(dockTab);
                      }
                    }));
    until(
        model
            .tabProperty()
            .subscribe(dockTab -> tabPane.getSelectionModel().select(tabs.get(dockTab))));
    until(model.tabProperty().subscribe(_ -> refresh()));
    until(model.sizeProperty().subscribe(_ -> refresh()));
    dockToggle.setOnAction(_ -> model.toggleOpen());
    dockFull.setOnAction(_ -> model.toggleFull());
  }

  private void refresh() {
    boolean open = model.isOpen();
    DockTab shown = model.tabProperty().get();
    if (open && tabs.get(shown).getContent() == null) {
      Bay bay = bays.pane(() -> load.apply(shown.view()));
      until(() -> bays.close(bay));
      made.put(shown, bay);
      tabs.get(shown).setContent(bay);
    }
    made.forEach((dockTab, bay) -> bay.setVisible(open && dockTab == shown));
    boolean full = model.isFull();
    label(dockToggle, open ? "dock.close" : "dock.open");
    dockIcon.setIconLiteral(open ? "mdi2c-chevron-down" : "mdi2c-chevron-up");
    label(dockFull, full ? "dock.beside" : "dock.full");
    dockFullIcon.setIconLiteral(full ? "mdi2a-arrow-collapse-vertical" : "mdi2a-arrow-expand-up");
  }

  private void label(Button button, String key) {
    String text = messages.text(key);
    button.setTooltip(new Tooltip(text));
    button.setAccessibleText(text);
  }
}
