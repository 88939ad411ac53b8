package dev.gatescope.ui.export;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.heat.HeatController;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
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

/** The gates view: the heat maps of one subtraction with a title, drawn off screen. */
final class GatesPicture {
  private GatesPicture() {}

  /** Draws at once. To be called on the JavaFX thread; no window is needed. */
  static WritableImage draw(
      GateTrace trace, Subtraction pair, PictureSize size, Palette palette, Messages messages) {
    Selection selection = new Selection(pair, trace.hiddenSize());
    TraceModel traceModel = new TraceModel();
    traceModel.show(trace);
    Appearance appearance = new Appearance(palette, messages);
    Views views =
        new Views(
            Map.of(
                HeatController.class, () -> new HeatController(selection, traceModel, appearance)));
    try (Views.View view = views.load("heat", messages)) {
      Label title =
          new Label(
              messages.text(
                  "picture.gates",
                  Long.toString(pair.a()),
                  Long.toString(pair.b()),
                  Long.toString(pair.difference()),
                  trace.cell().name(),
                  Integer.toString(trace.hiddenSize())));
      title.setStyle(
          "-fx-font-size: 16px; -fx-font-weight: bold; -fx-text-fill: "
              + Palette.hex(palette.text()));
      BorderPane.setAlignment(title, Pos.CENTER);
      BorderPane page = new BorderPane(view.root(), title, null, null, null);
      page.setPadding(new Insets(14));
      page.setStyle(
          "%s -fx-font-family: '%s'; -fx-background-color: -gs-background;"
              .formatted(palette.toCss(), Fonts.SANS));
      new Scene(page, size.width(), size.height(), palette.background());
      page.applyCss();
      page.layout();
      Sharpness.set(page, size.scale());
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setFill(palette.background());
      parameters.setTransform(Transform.scale(size.scale(), size.scale()));
      parameters.setViewport(new Rectangle2D(0, 0, size.pixelWidth(), size.pixelHeight()));
      return page.snapshot(parameters, null);
    }
  }
}
