package dev.gatescope.ui.help;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.model.Appearance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Says that a defect showed itself: what happened, what is safe, and where it is noted. */
public final class DefectDialog {
  private final Appearance appearance;
  private final Supplier<String> diagnostics;
  private final Path logFolder;
  private boolean open;

  /**
   * @param diagnostics what is copied for a message to somebody else
   */
  public DefectDialog(Appearance appearance, Supplier<String> diagnostics, Path logFolder) {
    this.appearance = appearance;
    this.diagnostics = diagnostics;
    this.logFolder = logFolder;
  }

  /**
   * Opens the dialog and returns at once.
   *
   * @param thread the name of the one that met the defect
   * @return false if one is open already: a second would hide the first
   */
  public boolean show(Window owner, Throwable error, String thread) {
    if (open) {
      return false;
    }
    Messages messages = appearance.messages();
    Dialog<Void> dialog = new Dialog<>();
    if (owner != null && owner.isShowing()) {
      dialog.initOwner(owner);
    }
    dialog.setTitle(messages.text("defect.title"));
    dialog.setHeaderText(messages.text("defect.header"));
    DialogPane pane = dialog.getDialogPane();
    pane.setId("defect");
    pane.getStylesheets().add(DefectDialog.class.getResource("/css/help.css").toExternalForm());
    pane.setStyle(appearance.palette().toCss() + appearance.fontSize());
    VBox content =
        new VBox(
            paragraph(messages.text("defect.what", error.toString()), "defect-what"),
            paragraph(messages.text(safe(thread)), "defect-safe"),
            paragraph(messages.text("defect.logged", logFolder.toString()), "defect-log"));
    content.getStyleClass().add("defect");
    pane.setContent(content);
    TextArea trace = new TextArea(trace(error));
    trace.setEditable(false);
    trace.getStyleClass().add("defect-trace");
    pane.setExpandableContent(trace);
    CopyButton.addTo(pane, messages, () -> trace(error) + "\n" + diagnostics.get());
    pane.getButtonTypes()
        .add(new ButtonType(messages.text("defect.goOn"), ButtonBar.ButtonData.OK_DONE));
    dialog.setOnHidden(_ -> open = false);
    open = true;
    dialog.show();
    return true;
  }

  /** What a defect cannot have spoilt depends on whose thread met it. */
  private static String safe(String thread) {
    if (thread.startsWith("gatescope-training")) {
      return "defect.safe.training";
    }
    return thread.startsWith("gatescope-") ? "defect.safe.analysis" : "defect.safe.window";
  }

  private static Node paragraph(String text, String id) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setId(id);
    return label;
  }

  private static String trace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
