package dev.gatescope.ui.probe;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.eval.probe.UnitScore;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import tech.tablesaw.api.Table;

/** The pane of the probe. */
public final class ProbeController extends Controller {
  private static final List<String> SIZES = List.of("1280 x 400", "1600 x 600", "1000 x 300");

  private final ProbeViewModel model;
  private final Appearance appearance;
  private final Consumer<PaneDrawing> exportDrawing;
  private final Consumer<Supplier<Table>> exportTable;
  private final ProbeText text;

  @FXML private Region root;
  @FXML private ChoiceBox<Target> target;
  @FXML private Label finding;
  @FXML private MenuButton menu;
  @FXML private Region body;
  @FXML private RankView rank;
  @FXML private StripView strip;
  @FXML private Label unit;
  @FXML private Label readOut;
  @FXML private Label scope;
  @FXML private Label empty;

  /**
   * @param exportDrawing asks for a picture of the pane
   * @param exportTable asks for its numbers
   */
  public ProbeController(
      ProbeViewModel model,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      Consumer<Supplier<Table>> exportTable) {
    this.model = model;
    this.appearance = appearance;
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
    this.text = new ProbeText(appearance.messages());
  }

  @FXML
  void initialize() {
    target.getItems().setAll(Target.values());
    target.setConverter(new TargetName());
    both(target.valueProperty(), model.targetProperty());
    Runnable refresh = whileVisible(root, this::show);
    until(model.probeProperty().subscribe(_ -> refresh.run()));
    whenChanged(
        refresh, model.problemProperty(), model.chosenProperty(), appearance.paletteProperty());
    whileLookedAt(root, model::setActive);
    paleWhile(model.busyProperty(), model.probeProperty(), rank);
    rank.setOnMouseMoved(this::hover);
    rank.setOnMouseExited(_ -> hover(null));
    rank.setOnMousePressed(this::click);
    rank.setOnKeyPressed(this::key);
    menu.getItems().setAll(exportItems());
    PaneMenu.install(body, exportItems());
  }

  private List<MenuItem> exportItems() {
    Messages messages = appearance.messages();
    return List.of(
        PaneMenu.item(
            messages.text("probe.export.picture"), body.visibleProperty(), this::exportPicture),
        PaneMenu.item(
            messages.text("probe.export.table"),
            body.visibleProperty(),
            () -> exportTable.accept(model.table())));
  }

  private void exportPicture() {
    Probe probe = model.probe();
    UnitScore chosen = model.chosenProperty().get();
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "probe-" + probe.target().id(),
            text.finding(probe),
            SIZES,
            palette -> picture(probe, chosen, palette)));
  }

  private static Region picture(Probe probe, UnitScore chosen, Palette palette) {
    RankView ranks = new RankView();
    ranks.show(probe, chosen, palette);
    StripView values = new StripView();
    values.show(chosen, probe.target().isBinary(), palette);
    HBox.setHgrow(ranks, Priority.ALWAYS);
    return new HBox(16, ranks, values);
  }

  private void show() {
    Probe probe = model.probe();
    Problem problem = model.problemProperty().get();
    UnitScore chosen = model.chosenProperty().get();
    boolean there = probe != null;
    body.setVisible(there);
    empty.setVisible(!there);
    empty.setText(
        problem == null
            ? appearance.messages().text("probe.empty")
            : appearance.messages().text(problem));
    rank.show(probe, chosen, appearance.palette());
    strip.show(chosen, !there || probe.target().isBinary(), appearance.palette());
    rank.setFocusTraversable(there);
    finding.setText(there ? (text.finding(probe) + " " + text.also(probe)).strip() : "");
    readOut.setText(there ? text.readOut(probe) : "");
    scope.setText(there ? text.scope(probe) : "");
    read(chosen);
  }

  private void read(UnitScore score) {
    Probe probe = model.probe();
    unit.setText(probe == null || score == null ? "" : text.unit(probe, score));
    String spoken = unit.getText().isEmpty() ? empty.getText() : unit.getText();
    rank.setAccessibleText(spoken);
    strip.setAccessibleText(spoken);
  }

  private void hover(MouseEvent event) {
    UnitScore score = event == null ? null : rank.at(event.getX());
    rank.hover(score);
    read(score == null ? model.chosenProperty().get() : score);
  }

  private void click(MouseEvent event) {
    rank.requestFocus();
    UnitScore score = rank.at(event.getX());
    if (score != null) {
      model.select(score);
    }
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, UP -> model.move(-1);
      case RIGHT, DOWN -> model.move(1);
      case HOME -> model.move(-Integer.MAX_VALUE / 2);
      case END -> model.move(Integer.MAX_VALUE / 2);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private final class TargetName extends StringConverter<Target> {
    @Override
    public String toString(Target value) {
      return value == null ? "" : text.target(value);
    }

    @Override
    public Target fromString(String name) {
      throw new UnsupportedOperationException("targets are chosen, not typed");
    }
  }
}
