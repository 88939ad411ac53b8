package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.flow.FlowController;
import dev.gatescope.ui.heat.BrushModel;
import dev.gatescope.ui.heat.HeatController;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.timebar.PauseStepPlayer;
import dev.gatescope.ui.timebar.PlaybackViewModel;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.image.WritableImage;

/** A view of the cell in one subtraction, with a title and a footer, drawn off screen. */
final class CellPicture implements Still {
  private final CellMoment moment;
  private final Selection selection;
  private final Views.View view;
  private final PicturePage page;

  /**
   * Draws at once. To be called on the JavaFX thread; no window is needed.
   *
   * @param footer the last line; empty for none
   */
  CellPicture(
      CellView kind,
      CellMoment moment,
      PictureSize size,
      String footer,
      Palette palette,
      Messages messages) {
    this.moment = moment;
    selection = new Selection(moment.pair(), moment.trace().hiddenSize());
    selection.selectTimeStep(moment.timeStep());
    selection.selectUnit(moment.unit());
    selection.hideFrom(moment.hiddenFrom());
    TraceModel traces = new TraceModel();
    traces.show(moment.trace());
    Appearance appearance = new Appearance(palette, messages);
    PlaybackViewModel still = new PlaybackViewModel(selection, new PauseStepPlayer());
    ProbeModel probe = new ProbeModel();
    moment.ranking().ifPresent(probe::show);
    probe.rankedProperty().set(moment.ranking().isPresent());
    FlowController flow = new FlowController(appearance, selection, traces, still);
    BrushModel brush = new BrushModel();
    moment.brush().filter(_ -> !moment.asked()).ifPresent(brush::show);
    HeatController heat =
        new HeatController(selection, traces, probe, brush, appearance, _ -> {}, () -> {});
    Views views =
        new Views(Map.of(HeatController.class, () -> heat, FlowController.class, () -> flow));
    view = views.load(kind == CellView.FLOW ? "flow" : "heat", messages);
    if (kind == CellView.HEAT_MAPS) {
      heat.becomePicture();
    }
    page = new PicturePage(view.root(), title(messages), footer, size, palette);
    if (kind == CellView.FLOW) {
      flow.becomePicture(size.scale());
    }
  }

  @Override
  public WritableImage picture() {
    return page.picture();
  }

  /**
   * The same as the text of an SVG file; the size's scale is without meaning there. Any thread may
   * write.
   */
  String drawing() {
    return page.drawing();
  }

  /**
   * Writes the step through the subtraction as an animation: with each picture comes another step,
   * and what follows it is not yet there. Any thread may write.
   *
   * @throws dev.gatescope.text.ProblemException if the file cannot be written
   */
  void writeSteps(Path file) {
    GifFile.write(
        moment.trace().timeSteps(),
        step -> {
          Toolkit.onItsThread(() -> goTo(step));
          return picture();
        },
        file);
  }

  private void goTo(int timeStep) {
    selection.selectTimeStep(timeStep);
    selection.hideFrom(Math.min(timeStep + 1, moment.hiddenFrom()));
    page.layout();
  }

  @Override
  public void close() {
    Toolkit.onItsThread(view::close);
  }

  private String title(Messages messages) {
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
