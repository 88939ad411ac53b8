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
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;

/** The window's heat maps of one subtraction, drawn off screen. */
final class GatesPicture {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;

  private GatesPicture() {}

  /** Draws at once. To be called on the JavaFX thread. */
  static WritableImage draw(GateTrace trace, Subtraction pair, Messages messages) {
    Palette palette = Palette.LIGHT;
    Selection selection = new Selection(pair, trace.hiddenSize());
    TraceModel traces = new TraceModel();
    traces.show(trace);
    Appearance appearance = new Appearance(palette, messages);
    Views views =
        new Views(
            Map.of(HeatController.class, () -> new HeatController(selection, traces, appearance)));
    try (Views.View view = views.load("heat", messages)) {
      Label title =
          new Label(
              messages.text(
                  "picture.gates.title",
                  trace.cell().name(),
                  Long.toString(pair.a()),
                  Long.toString(pair.b()),
                  Long.toString(pair.difference())));
      title.setStyle("-fx-font-size: 18px; -fx-font-weight: bold; -fx-text-fill: -gs-text;");
      BorderPane.setMargin(title, new Insets(0, 0, 8, 0));
      BorderPane page = new BorderPane(view.root(), title, null, null, null);
      page.setPadding(new Insets(16));
      page.setStyle(
          palette.toCss()
              + "-fx-background-color: -gs-background; -fx-font-size: 14px; -fx-font-family: '%s';"
                  .formatted(Fonts.SANS));
      return new Scene(page, WIDTH, HEIGHT, palette.background()).snapshot(null);
    }
  }
}
