package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.ShortText;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** The fields of the export dialog. */
final class ExportForm extends GridPane {
  /**
   * @param axis whether there is a vertical axis to choose
   */
  ExportForm(ExportViewModel model, Messages messages, boolean axis) {
    setHgap(12);
    setVgap(8);
    setId("export-form");
    setPrefWidth(420);

    ChoiceBox<String> preset = new ChoiceBox<>();
    preset.getItems().setAll(model.presets());
    preset.setValue(model.presets().getFirst());
    preset.valueProperty().subscribe(model::usePreset);
    row(0, messages.text("export.preset"), preset);

    HBox size =
        new HBox(
            6,
            field("export-width", messages.text("export.width"), model.widthProperty()),
            new Label("\u00d7"),
            field("export-height", messages.text("export.height"), model.heightProperty()));
    size.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    row(1, messages.text("export.size"), size);

    ChoiceBox<Integer> scale = new ChoiceBox<>();
    scale.setAccessibleText(messages.text("export.scale"));
    scale.getItems().setAll(ExportViewModel.SCALES);
    scale.setConverter(text(value -> value + "x"));
    scale.valueProperty().bindBidirectional(model.scaleProperty());
    Label result = new Label();
    result.setId("export-result");
    result.textProperty().bind(model.resultProperty());
    result.setStyle("-fx-text-fill: -gs-muted-text;");
    HBox scaleRow = new HBox(10, scale, result);
    scaleRow.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    row(2, messages.text("export.scale"), scaleRow);

    ChoiceBox<Palette> theme = new ChoiceBox<>();
    theme.getItems().setAll(Palette.values());
    theme.setConverter(text(value -> messages.text("export." + Names.of(value))));
    theme.valueProperty().bindBidirectional(model.paletteProperty());
    row(3, messages.text("export.theme"), theme);

    CheckBox logarithmic = new CheckBox(messages.text("charts.menu.logarithmic"));
    logarithmic.selectedProperty().bindBidirectional(model.logarithmicProperty());
    if (axis) {
      add(logarithmic, 1, 4);
    }

    Label problem = new Label();
    problem.setId("export-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.setWrapText(true);
    problem.setMinHeight(40);
    problem.setStyle("-fx-text-fill: -gs-wrong;");
    add(problem, 0, 5, 2, 1);
  }

  private void row(int row, String name, javafx.scene.Node field) {
    Label label = new Label(name);
    label.setLabelFor(field);
    addRow(row, label, field);
  }

  private static TextField field(
      String id, String name, javafx.beans.property.StringProperty text) {
    TextField field = new TextField();
    ShortText.limit(field);
    field.setAccessibleText(name);
    field.setId(id);
    field.setPrefColumnCount(5);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private static <T> StringConverter<T> text(java.util.function.Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    };
  }
}
