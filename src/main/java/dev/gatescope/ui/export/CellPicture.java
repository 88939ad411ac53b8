package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.flow.FlowController;
import dev.gatescope.ui.heat.HeatController;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.timebar.PauseStepPlayer;
import dev.gatescope.ui.timebar.PlaybackViewModel;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.image.WritableImage;

/** A view of the cell in one subtraction, with a title and a footer, drawn off screen. */
final class CellPicture {
  private final Palette palette;
  private final Messages messages;

  CellPicture(Palette palette, Messages messages) {
    this.palette = palette;
    this.messages = messages;
  }

  /** One picture of the step-through: what comes after the moment's step is not yet there. */
  WritableImage drawStep(CellMoment moment, PictureSize size, String footer) {
    return draw(
        CellView.HEAT_MAPS,
        moment.hiding(moment.timeStep() + 1),
        title(moment),
        size,
        footer,
        PicturePage::snapshot);
  }

  /**
   * Draws at once. To be called on the JavaFX thread; no window is needed.
   *
   * @param footer the last line; empty for none
   */
  WritableImage draw(CellView kind, CellMoment moment, PictureSize size, String footer) {
    return draw(kind, moment, title(moment), size, footer, PicturePage::snapshot);
  }

  /** The same as the text of an SVG file; the size's scale is without meaning there. */
  String write(CellView kind, CellMoment moment, PictureSize size, String footer) {
    return draw(kind, moment, title(moment), size, footer, PicturePage::drawing);
  }

  private <T> T draw(
      CellView kind,
      CellMoment moment,
      String title,
      PictureSize size,
      String footer,
      Function<PicturePage, T> result) {
    Selection selection = new Selection(moment.pair(), moment.trace().hiddenSize());
    selection.selectTimeStep(moment.timeStep());
    selection.selectUnit(moment.unit());
    selection.hideFrom(moment.hiddenFrom());
    TraceModel traces = new TraceModel();
    traces.show(moment.trace());
    Appearance appearance = new Appearance(palette, messages);
    PlaybackViewModel still = new PlaybackViewModel(selection, new PauseStepPlayer());
    FlowController flow = new FlowController(appearance, selection, traces, still);
    Views views =
        new Views(
            Map.of(
                HeatController.class,
                () -> new HeatController(selection, traces, new ProbeModel(), appearance, () -> {}),
                FlowController.class,
                () -> flow));
    try (Views.View view = views.load(kind == CellView.FLOW ? "flow" : "heat", messages)) {
      PicturePage page = new PicturePage(view.root(), title, footer, size, palette);
      if (kind == CellView.FLOW) {
        flow.becomePicture(size.scale());
      }
      return result.apply(page);
    }
  }

  private String title(CellMoment moment) {
    return messages.text(
        "picture.gates",
        Long.toString(moment.pair().a()),
        Long.toString(moment.pair().b()),
        // As the window does while somebody is asked for it.
        moment.asked() ? "?" : Long.toString(moment.pair().difference()),
        moment.trace().cell().name(),
        Integer.toString(moment.trace().hiddenSize()));
  }
}
