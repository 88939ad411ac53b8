package dev.gatescope.ui.timebar;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The time bar: buttons, stops, speed. */
public final class TimeBarController extends Controller {
  private final Appearance appearance;
  private final Selection selection;
  private final TraceModel traces;
  private final PlaybackViewModel playback;
  private final TimeTrack track;
  private final FontIcon playIcon = new FontIcon(MaterialDesignP.PLAY);
  private List<TimeStops.Stop> stops = List.of();

  @FXML private HBox root;
  @FXML private Button previous;
  @FXML private Button play;
  @FXML private Button next;
  @FXML private Button watch;
  @FXML private ComboBox<Double> speed;
  @FXML private ToggleButton loop;

  public TimeBarController(
      Appearance appearance, Selection selection, TraceModel traces, PlaybackViewModel playback) {
    this.appearance = appearance;
    this.selection = selection;
    this.traces = traces;
    this.playback = playback;
    this.track = new TimeTrack(playback::goTo);
  }

  @FXML
  void initialize() {
    Messages messages = appearance.messages();
    HBox.setHgrow(track, Priority.ALWAYS);
    track.setId("time-track");
    Tooltip.install(track, new Tooltip(messages.text("time.legend")));
    root.getChildren().add(root.getChildren().indexOf(next) + 1, track);
    previous.setGraphic(new FontIcon(MaterialDesignS.SKIP_PREVIOUS));
    play.setGraphic(playIcon);
    next.setGraphic(new FontIcon(MaterialDesignS.SKIP_NEXT));
    watch.setGraphic(new FontIcon(MaterialDesignE.EYE_OUTLINE));
    loop.setGraphic(new FontIcon(MaterialDesignR.REPEAT));
    speed.getItems().setAll(PlaybackViewModel.SPEEDS);
    speed.setConverter(factors(messages));
    speed.setValue(playback.speedProperty().get());
    until(speed.valueProperty().subscribe(playback.speedProperty()::set));
    until(playback.speedProperty().subscribe(now -> speed.setValue(now.doubleValue())));
    loop.setSelected(playback.loopingProperty().get());
    until(loop.selectedProperty().subscribe(playback.loopingProperty()::set));
    until(playback.playingProperty().subscribe(this::showPlaying));
    until(appearance.paletteProperty().subscribe(track::setPalette));
    until(selection.pairProperty().subscribe(pair -> showStops()));
    until(traces.traceProperty().subscribe(trace -> showStops()));
    whenChanged(this::showStops, selection.hiddenFromProperty());
    until(selection.timeStepProperty().subscribe(step -> showCurrent()));
  }

  @FXML
  void previous() {
    playback.previous();
  }

  @FXML
  void play() {
    playback.toggle();
  }

  @FXML
  void next() {
    playback.next();
  }

  @FXML
  void watch() {
    playback.watch();
  }

  private void showPlaying(boolean playing) {
    playIcon.setIconCode(playing ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY);
    String text = appearance.messages().text(playing ? "time.pause" : "time.play");
    play.setAccessibleText(text);
    play.setTooltip(new Tooltip(text));
  }

  private void showStops() {
    stops = TimeStops.of(selection.pair(), traces.trace(), selection.hiddenFrom());
    track.show(stops);
    showCurrent();
  }

  private void showCurrent() {
    int t = selection.timeStep();
    track.setCurrent(t);
    previous.setDisable(t == 0);
    next.setDisable(t == stops.size() - 1);
    if (t < stops.size()) {
      track.setAccessibleText(TimeStops.words(stops.get(t), stops.size(), appearance.messages()));
    }
  }

  private static StringConverter<Double> factors(Messages messages) {
    return new StringConverter<>() {
      @Override
      public String toString(Double factor) {
        return factor == null
            ? ""
            : messages.text(
                "time.factor", String.format(Locale.ROOT, "%s", factor).replaceFirst("\\.0$", ""));
      }

      @Override
      public Double fromString(String text) {
        throw new UnsupportedOperationException("the speeds cannot be edited");
      }
    };
  }
}
