package dev.gatescope.ui.rules;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.ResultTables;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.eval.RuleTable;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import tech.tablesaw.api.Table;

/** The eight-row meter of the learning column. */
public final class RulesController extends Controller {
  private static final List<String> SIZES = List.of("640 x 560", "800 x 500", "600 x 800");

  private final RulesViewModel model;
  private final IntSupplier bits;
  private final Appearance appearance;
  private final Messages messages;
  private final RuleText text;
  private final Consumer<PaneDrawing> exportDrawing;
  private final BiConsumer<String, Supplier<Table>> exportTable;
  private final BiConsumer<String, Supplier<Table>> exportHistory;
  private final Turns turns;

  @FXML private Region root;
  @FXML private Label summary;
  @FXML private RuleMeterView meter;
  @FXML private Label empty;
  @FXML private Label detail;
  @FXML private MenuButton menu;

  /**
   * @param bits width of the run's numbers
   * @param exportDrawing asks for a picture
   * @param exportTable asks for a file of numbers of the network that is looked at
   * @param exportHistory the same for those of the run, in which nothing is ever held
   * @param turns when what a training brings is shown
   */
  public RulesController(
      RulesViewModel model,
      IntSupplier bits,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      BiConsumer<String, Supplier<Table>> exportTable,
      BiConsumer<String, Supplier<Table>> exportHistory,
      Turns turns) {
    this.model = model;
    this.bits = bits;
    this.appearance = appearance;
    this.messages = appearance.messages();
    this.text = new RuleText(messages);
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
    this.exportHistory = exportHistory;
    this.turns = turns;
  }

  @FXML
  void initialize() {
    meter.setMessages(messages);
    Runnable refresh = whileVisible(root, this::show);
    Runnable follow = turns.of(refresh);
    until(model.meterProperty().subscribe(_ -> follow.run()));
    whenChanged(follow, model.epochsProperty());
    whenChanged(refresh, model.ruleProperty(), appearance.paletteProperty());
    whileLookedAt(root, model::setActive);
    meter.setOnMouseMoved(event -> hover(meter.at(event.getX(), event.getY())));
    meter.setOnMouseExited(_ -> hover(null));
    meter.setOnMousePressed(this::click);
    meter.setOnKeyPressed(this::key);
    menu.getItems().setAll(items());
    PaneMenu.install(meter, items());
  }

  private List<MenuItem> items() {
    return List.of(
        item("rules.export.picture", this::exportPicture),
        item(
            "rules.export.table",
            () -> {
              RuleTable table = model.meter().table();
              exportTable.accept("rules", () -> ResultTables.rules(table));
            }),
        item(
            "rules.export.history",
            () -> {
              // The history is live, and files are made on another thread.
              RuleHistory history = model.history().copy();
              exportHistory.accept("rule-history", () -> ResultTables.ruleHistory(history));
            }));
  }

  private MenuItem item(String key, Runnable action) {
    return PaneMenu.item(messages.text(key), model.meterProperty().isNotNull(), action);
  }

  private void exportPicture() {
    Meter shown = model.meter();
    // The history is live, and a picture is painted part by part.
    RuleHistory history = model.history().copy();
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "rules",
            messages.text("rules.title"),
            SIZES,
            palette -> {
              RuleMeterView view = new RuleMeterView();
              view.setMessages(messages);
              view.show(shown, history, palette);
              return view;
            }));
  }

  private void show() {
    Meter shown = model.meter();
    Palette palette = appearance.palette();
    empty.setVisible(shown == null);
    meter.setFocusTraversable(shown != null);
    meter.show(shown, model.history(), palette);
    meter.select(model.ruleProperty().get());
    summary.setText(shown == null ? "" : text.summary(shown, bits.getAsInt()));
    describe(null);
  }

  private void describe(RuleMeterView.Place place) {
    Meter shown = model.meter();
    if (shown == null) {
      detail.setText("");
      meter.setAccessibleText(messages.text("rules.empty"));
      return;
    }
    Rule rule = model.ruleProperty().get();
    meter.setAccessibleText(text.spoken(rule, shown, model.history()));
    if (place != null && place.entry() >= 0) {
      detail.setText(text.describe(place.rule(), model.history(), place.entry()));
    } else {
      detail.setText(text.describe(place == null ? rule : place.rule(), shown, model.history()));
    }
  }

  private void hover(RuleMeterView.Place place) {
    meter.hover(place);
    describe(place);
  }

  private void click(MouseEvent event) {
    meter.requestFocus();
    RuleMeterView.Place place = meter.at(event.getX(), event.getY());
    if (place == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (place.entry() >= 0) {
      model.chooseEpoch(model.history().epoch(place.entry()));
    } else {
      model.choose(place.rule());
    }
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    int row = model.ruleProperty().get().index();
    int last = Rule.ALL.size() - 1;
    switch (event.getCode()) {
      case UP -> row = Math.max(0, row - 1);
      case DOWN -> row = Math.min(last, row + 1);
      case HOME -> row = 0;
      case END -> row = last;
      case ENTER -> {}
      default -> {
        return;
      }
    }
    model.choose(Rule.ALL.get(row));
    event.consume();
  }
}
