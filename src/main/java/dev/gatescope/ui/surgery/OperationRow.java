package dev.gatescope.ui.surgery;

import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.Operation.Hold;
import dev.gatescope.eval.surgery.Operation.Silence;
import dev.gatescope.eval.surgery.Operation.Swap;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.CellValue;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.model.SurgeryModel;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** One operation of the list: its switch, what it is in words, and a button to remove it. */
final class OperationRow extends HBox {
  /**
   * What a row shows.
   *
   * @param index of the operation in the list
   * @param problem why it is not done, if it is not
   */
  record Shown(int index, Planned planned, Optional<Problem> problem, Palette palette) {}

  private final Shown shown;

  OperationRow(SurgeryModel model, Shown shown, Messages messages) {
    this.shown = shown;
    int index = shown.index;
    Planned planned = shown.planned;
    getStyleClass().add("operation");
    String text = new SurgeryWords(messages).operation(planned.operation());
    CellValue value = value(planned.operation());
    Label symbol = new Label(value.symbol());
    symbol.getStyleClass().add("operation-symbol");
    symbol.setStyle("-fx-text-fill: " + Palette.hex(value.hue(shown.palette)));
    CheckBox on = new CheckBox(text);
    on.setSelected(planned.on());
    on.setOnAction(_ -> model.switchOn(index, on.isSelected()));
    on.setTooltip(new Tooltip(text));
    on.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(on, Priority.ALWAYS);
    Button remove = new Button(null, new FontIcon("mdi2c-close"));
    remove.getStyleClass().addAll("button-icon", "flat", "small");
    remove.setOnAction(_ -> model.remove(index));
    String name = messages.text("surgery.remove", text);
    remove.setTooltip(new Tooltip(name));
    remove.setAccessibleText(name);
    getChildren().addAll(symbol, on, remove);
    shown.problem.ifPresent(
        needs -> {
          on.setText(text + " — " + messages.text(needs));
          on.setTooltip(new Tooltip(messages.text(needs)));
          getStyleClass().add("operation-problem");
        });
  }

  Shown shown() {
    return shown;
  }

  private static CellValue value(Operation operation) {
    return switch (operation) {
      case Hold hold -> CellValue.of(hold.site());
      case Silence _ -> CellValue.HIDDEN_STATE;
      case Swap swap -> CellValue.of(swap.site());
    };
  }
}
