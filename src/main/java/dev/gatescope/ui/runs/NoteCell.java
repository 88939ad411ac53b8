package dev.gatescope.ui.runs;

import java.util.function.BiConsumer;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A note that is edited where it stands: it is kept unless Escape says otherwise. */
final class NoteCell extends TableCell<RunRow, String> {
  private final TextField field = new TextField();
  private final BiConsumer<RunRow, String> save;
  private RunRow edited;

  /**
   * @param prompt stands in the empty field
   * @param save told the row and its note
   */
  NoteCell(String prompt, BiConsumer<RunRow, String> save) {
    this.save = save;
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.getStyleClass().add("runs-note");
    field.setOnAction(_ -> end(true));
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            end(false);
            event.consume();
          }
        });
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                keep();
              } else if (isEditing()) {
                // It came back, from another window, say.
                edited = getTableRow().getItem();
              }
            });
  }

  @Override
  public void startEdit() {
    super.startEdit();
    if (isEditing()) {
      edited = getTableRow().getItem();
      field.setText(getItem());
      setText(null);
      setGraphic(field);
      field.requestFocus();
      field.selectAll();
    }
  }

  @Override
  public void cancelEdit() {
    keep();
    super.cancelEdit();
    setGraphic(null);
    setText(getItem());
  }

  @Override
  protected void updateItem(String note, boolean empty) {
    super.updateItem(note, empty);
    if (!isEditing()) {
      setGraphic(null);
      setText(empty ? null : note);
    }
  }

  private void end(boolean keeping) {
    if (!keeping) {
      edited = null;
    }
    cancelEdit();
    getTableView().requestFocus();
  }

  /** Saves what was typed, once. */
  private void keep() {
    RunRow row = edited;
    edited = null;
    if (row != null) {
      save.accept(row, field.getText());
    }
  }
}
