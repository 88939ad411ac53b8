package dev.gatescope.ui.export;

import dev.gatescope.data.Csv;
import java.util.Optional;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** What can be exported of any pane that can draw or list what it shows. */
public final class PaneExports {
  private final ExportSources sources;
  private final ExportLabels labels;
  private final ExportDialogs dialogs;
  private final PictureExporter pictures;

  PaneExports(
      ExportSources sources, ExportLabels labels, ExportDialogs dialogs, PictureExporter pictures) {
    this.sources = sources;
    this.labels = labels;
    this.dialogs = dialogs;
    this.pictures = pictures;
  }

  /** Asks how and where to export what a pane draws. */
  public void drawing(PaneDrawing drawing) {
    boolean operated = drawing.operated() && sources.operated();
    String footer = labels.footer(drawing, operated);
    dialogs.picture(
        new PictureRequest(
            drawing.title(),
            drawing.runs().isEmpty()
                ? labels.fileName(drawing.name(), operated, "png")
                : drawing.name() + ".png",
            drawing.sizes(),
            Optional.empty(),
            (file, look) -> pictures.export(drawing, footer, file, look)));
  }

  /** Asks where to, and saves numbers of several runs as CSV: none of them names the file. */
  public void tableOfRuns(String name, Supplier<Table> table) {
    dialogs.text(name + ".csv", () -> Csv.toText(table.get()));
  }

  /**
   * Asks where to, and saves numbers of the run as CSV, whatever is held in its network.
   *
   * @param name of the file, without seed and ending
   * @param table made in the background
   */
  public void tableOfRun(String name, Supplier<Table> table) {
    table(name, false, table);
  }

  /** The same for numbers of the network that the window shows, with what is held in it. */
  public void table(String name, Supplier<Table> table) {
    table(name, sources.operated(), table);
  }

  private void table(String name, boolean operated, Supplier<Table> table) {
    dialogs.text(labels.fileName(name, operated, "csv"), () -> Csv.toText(table.get()));
  }
}
