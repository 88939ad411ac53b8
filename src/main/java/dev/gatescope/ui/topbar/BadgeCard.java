package dev.gatescope.ui.topbar;

import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** A small card: a word, and below it a number. */
public final class BadgeCard extends VBox {
  private final Label name = new Label();
  private final Label value = new Label();
  private final Tooltip tooltip = new Tooltip();

  public BadgeCard() {
    getStyleClass().add("badge");
    name.getStyleClass().add("badge-name");
    value.getStyleClass().add("badge-value");
    name.setMinWidth(USE_PREF_SIZE);
    value.setMinWidth(USE_PREF_SIZE);
    setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(name, value);
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty().bind(name.textProperty().concat(" ").concat(value.textProperty()));
    accessibleHelpProperty().bind(tooltip.textProperty());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    tooltip
        .textProperty()
        .subscribe(
            text -> {
              if (text == null || text.isEmpty()) {
                Tooltip.uninstall(this, tooltip);
              } else {
                Tooltip.install(this, tooltip);
              }
            });
  }

  public String getName() {
    return name.getText();
  }

  public void setName(String text) {
    name.setText(text);
  }

  public StringProperty valueProperty() {
    return value.textProperty();
  }

  /** More about the number, shown on hover; none if empty. */
  public StringProperty detailProperty() {
    return tooltip.textProperty();
  }
}
