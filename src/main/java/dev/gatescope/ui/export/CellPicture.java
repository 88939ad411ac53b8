package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.flow.FlowController;
import dev.gatescope.ui.heat.HeatController;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.timebar.PauseStepPlayer;
import dev.gatescope.ui.timebar.PlaybackViewModel;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.transform.Transform;

/** A view of the cell in one subtraction, with a title and a footer, drawn off screen. */
final class CellPicture {
  private final Palette palette;
  private final Messages messages;

  CellPicture(Palette palette, Messages messages) {
    this.palette = palette;
    this.messages = messages;
  }

  /**
   * Draws at once. To be called on the JavaFX thread; no window is needed.
   *
   * @param footer the last line; empty for none
   */
  WritableImage draw(CellView kind, CellMoment moment, PictureSize size, String footer) {
    Selection selection = new Selection(moment.pair(), moment.trace().hiddenSize());
    selection.selectTimeStep(moment.timeStep());
    selection.selectUnit(moment.unit());
    TraceModel traces = new TraceModel();
    traces.show(moment.trace());
    Appearance appearance = new Appearance(palette, messages);
    PlaybackViewModel still = new PlaybackViewModel(selection, new PauseStepPlayer());
    FlowController flow = new FlowController(appearance, selection, traces, still);
    Views views =
        new Views(
            Map.of(
                HeatController.class,
                () -> new HeatController(selection, traces, appearance, () -> {}),
                FlowController.class,
                () -> flow));
    try (Views.View view = views.load(kind == CellView.FLOW ? "flow" : "heat", messages)) {
      BorderPane page = new BorderPane(view.root(), title(moment), null, footer(footer), null);
      page.setPadding(new Insets(14));
      page.setStyle(
          "%s -fx-font-family: '%s'; -fx-background-color: -gs-background;"
              .formatted(palette.toCss(), Fonts.SANS));
      new Scene(page, size.width(), size.height(), palette.background());
      page.applyCss();
      page.layout();
      Sharpness.set(page, size.scale());
      if (kind == CellView.FLOW) {
        flow.becomePicture(size.scale());
      }
      return snapshot(page, size);
    }
  }

  private WritableImage snapshot(BorderPane page, PictureSize size) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(palette.background());
    parameters.setTransform(Transform.scale(size.scale(), size.scale()));
    parameters.setViewport(new Rectangle2D(0, 0, size.pixelWidth(), size.pixelHeight()));
    return page.snapshot(parameters, null);
  }

  private Label title(CellMoment moment) {
    Label title =
        new Label(
            messages.text(
                "picture.gates",
                Long.toString(moment.pair().a()),
                Long.toString(moment.pair().b()),
                Long.toString(moment.pair().difference()),
                moment.trace().cell().name(),
                Integer.toString(moment.trace().hiddenSize())));
    title.setStyle(
        "-fx-font-size: 16px; -fx-font-weight: bold; -fx-text-fill: "
            + Palette.hex(palette.text()));
    BorderPane.setAlignment(title, Pos.CENTER);
    return title;
  }

  private Label footer(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Label footer = new Label(text);
    footer.setStyle("-fx-font-size: 11px; -fx-text-fill: " + Palette.hex(palette.mutedText()));
    footer.setWrapText(true);
    footer.setMinHeight(Label.USE_PREF_SIZE);
    footer.setMaxWidth(Double.MAX_VALUE);
    BorderPane.setMargin(footer, new Insets(8, 0, 0, 0));
    return footer;
  }
}
