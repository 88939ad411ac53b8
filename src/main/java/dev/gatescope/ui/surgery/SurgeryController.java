package dev.gatescope.ui.surgery;

import dev.gatescope.eval.surgery.BorrowUnit;
import dev.gatescope.eval.surgery.Effect;
import dev.gatescope.eval.surgery.Experiment;
import dev.gatescope.eval.surgery.Operation;
import dev.gatescope.eval.surgery.OperationText;
import dev.gatescope.eval.surgery.Planned;
import dev.gatescope.eval.surgery.SurgeryTables;
import dev.gatescope.lstm.Clamp;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.common.VisibleFocus;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.ShownNetwork;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import tech.tablesaw.api.Table;

/** The pane of operations: what to try, the list with its editor, and the effect. */
public final class SurgeryController extends Controller {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private static final List<String> SIZES = List.of("900 x 760", "1200 x 900");

  private final SurgeryViewModel model;
  private final SurgeryModel operations;
  private final EditorViewModel editor;
  private final ShownNetwork shown;
  private final Selection selection;
  private final Appearance appearance;
  private final Consumer<PaneDrawing> exportDrawing;
  private final BiConsumer<String, Supplier<Table>> exportTable;
  private final Messages messages;
  private final SurgeryWords words;

  @FXML private Region root;
  @FXML private FlowPane experiments;
  @FXML private Label why;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button clear;
  @FXML private MenuButton more;
  @FXML private ComboBox<SiteChoice> site;
  @FXML private TextField units;
  @FXML private ChoiceBox<Integer> step;
  @FXML private HBox valueField;
  @FXML private ComboBox<String> value;
  @FXML private TextField pair;
  @FXML private Button add;
  @FXML private Label problem;
  @FXML private VBox list;
  @FXML private Label none;
  @FXML private Label pairsText;
  @FXML private Label pairText;
  @FXML private Label noEffect;
  @FXML private Region effectBox;
  @FXML private EffectView effect;

  /**
   * @param exportDrawing asks how to export a picture of the effect
   * @param exportTable asks where to save its numbers
   */
  public SurgeryController(
      SurgeryViewModel model,
      ShownNetwork shown,
      Selection selection,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      BiConsumer<String, Supplier<Table>> exportTable) {
    this.model = model;
    this.operations = model.model();
    this.editor = model.editor();
    this.shown = shown;
    this.selection = selection;
    this.appearance = appearance;
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
    this.messages = appearance.messages();
    this.words = new SurgeryWords(messages);
  }

  @FXML
  void initialize() {
    whileLookedAt(root, model::setLooked);
    effect.setMessages(messages);
    bindTools();
    bindEditor();
    bindExperiments();
    Runnable refreshList = whileVisible(root, this::showList);
    until(operations.operationsProperty().subscribe(_ -> refreshList.run()));
    until(
        operations
            .problemsProperty()
            .subscribe(
                (was, is) -> {
                  // With the operations they change to "none known", and the list is shown anyway.
                  if (Stream.of(was, is).flatMap(List::stream).anyMatch(Optional::isPresent)) {
                    refreshList.run();
                  }
                }));
    whenChanged(refreshList, appearance.paletteProperty());
    Runnable refreshEffect = whileVisible(root, this::showEffect);
    until(model.effectProperty().subscribe(_ -> refreshEffect.run()));
    whenChanged(refreshEffect, operations.surgeryProperty(), appearance.paletteProperty());
    paleWhile(model.busyProperty(), model.effectProperty(), effectBox);
  }

  private void bindTools() {
    tool(undo, Command.UNDO, operations::undo, operations.canUndoProperty());
    tool(redo, Command.REDO, operations::redo, operations.canRedoProperty());
    clear.setOnAction(_ -> operations.clear());
    named(clear, messages.text("surgery.clear"));
    more.setAccessibleText(messages.text("surgery.export"));
    more.setTooltip(new Tooltip(messages.text("surgery.export")));
    more.getItems().setAll(exportItems());
    PaneMenu.install(effect, exportItems());
  }

  private List<MenuItem> exportItems() {
    ObservableBooleanValue measured = Bindings.isNotNull(model.effectProperty());
    return List.of(
        PaneMenu.item(messages.text("surgery.export.picture"), measured, this::exportPicture),
        PaneMenu.item(messages.text("surgery.export.table"), measured, this::exportTable));
  }

  private void exportPicture() {
    Effect measured = model.effect();
    exportDrawing.accept(
        PaneDrawing.ofRun(
            "surgery",
            words.operations(operations.performed()),
            SIZES,
            palette -> drawing(measured, palette)));
  }

  private Region drawing(Effect measured, Palette palette) {
    EffectView view = new EffectView();
    view.setMessages(messages);
    view.show(measured, palette);
    return view;
  }

  private void exportTable() {
    Effect measured = model.effect();
    exportTable.accept("surgery", () -> SurgeryTables.effect(measured));
  }

  private void tool(
      Button button, Command command, Runnable action, ObservableValue<Boolean> possible) {
    button.setOnAction(_ -> action.run());
    named(button, messages.text(command.textKey()) + " (" + command.keyText() + ")");
    until(possible.subscribe(can -> button.setDisable(!can)));
  }

  private static void named(Button button, String text) {
    button.setTooltip(new Tooltip(text));
    button.setAccessibleText(text);
  }

  private void bindEditor() {
    until(
        appearance
            .paletteProperty()
            .subscribe(
                _ -> {
                  // New cells, as their hues are set when they get their item.
                  site.setButtonCell(new SiteCell());
                  site.setCellFactory(_ -> new SiteCell());
                }));
    both(site.valueProperty(), editor.choiceProperty());
    both(units.textProperty(), editor.unitsProperty());
    both(step.valueProperty(), editor.timeStepProperty());
    both(pair.textProperty(), editor.pairProperty());
    step.setConverter(new StepText());
    String mean = messages.text("surgery.level.mean");
    value.getItems().setAll("0", "1", mean);
    String level = editor.valueProperty().get();
    value.setValue(level.equals(OperationText.MEAN) ? mean : level);
    value
        .getEditor()
        .textProperty()
        .subscribe(
            (_, text) -> editor.valueProperty().set(text.equals(mean) ? OperationText.MEAN : text));
    until(editor.choiceProperty().subscribe(this::showFields));
    until(editor.choiceProperty().subscribe((_, choice) -> stepOfSwap(choice)));
    add.setOnAction(_ -> add());
    units.setOnAction(_ -> add());
    pair.setOnAction(_ -> add());
    until(shown.networkProperty().subscribe(_ -> offer()));
    whenChanged(this::offer, selection.pairProperty());
    until(editor.problemProperty().subscribe(this::showProblem));
    until(operations.operationsProperty().subscribe((_, _) -> editor.forgetProblem()));
    for (TextField typed : List.of(units, pair)) {
      typed.textProperty().subscribe((_, _) -> editor.forgetProblem());
    }
    value.getEditor().textProperty().subscribe((_, _) -> editor.forgetProblem());
  }

  private void showFields(SiteChoice choice) {
    SiteChoice.Kind kind = choice == null ? SiteChoice.Kind.HOLD : choice.kind();
    present(step, kind != SiteChoice.Kind.SILENCE);
    present(valueField, kind == SiteChoice.Kind.HOLD);
    present(pair, kind == SiteChoice.Kind.SWAP);
    offerSteps();
  }

  private void stepOfSwap(SiteChoice choice) {
    if (choice != null && choice.kind() == SiteChoice.Kind.SWAP) {
      step.setValue(selection.timeStep());
    }
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /** What the network that is shown has to be operated on. */
  private void offer() {
    Network network = shown.network();
    add.setDisable(network == null);
    if (network == null) {
      return;
    }
    List<SiteChoice> choices = SiteChoice.of(network.layout().cell());
    if (!choices.equals(site.getItems())) {
      SiteChoice chosen = site.getValue();
      site.getItems().setAll(choices);
      site.setValue(choices.contains(chosen) ? chosen : choices.getFirst());
    }
    offerSteps();
  }

  private void offerSteps() {
    SiteChoice choice = editor.choiceProperty().get();
    boolean every = choice == null || choice.kind() != SiteChoice.Kind.SWAP;
    List<Integer> steps = new ArrayList<>();
    if (every) {
      steps.add(Clamp.EVERY);
    }
    IntStream.range(0, selection.pair().bits()).forEach(steps::add);
    if (!steps.equals(step.getItems())) {
      Integer chosen = step.getValue();
      step.getItems().setAll(steps);
      step.setValue(steps.contains(chosen) ? chosen : steps.getFirst());
    }
  }

  private void add() {
    Network network = shown.network();
    if (network != null) {
      Operation made = editor.make(selection.pair().bits(), network.layout().hiddenSize());
      if (made != null) {
        operations.add(made);
      }
    }
  }

  private void showProblem(Problem wrong) {
    present(problem, wrong != null);
    problem.setText(wrong == null ? "" : messages.text(wrong));
  }

  private void bindExperiments() {
    Runnable refresh = whileVisible(root, this::showExperiments);
    until(model.borrowUnitProperty().subscribe(_ -> refresh.run()));
    Runnable mark = whileVisible(root, this::markExperiment);
    whenChanged(mark, model.experimentProperty());
  }

  private void showExperiments() {
    List<Experiment> all = model.experiments();
    BorrowUnit unit = model.borrowUnitProperty().get();
    if (all.size() != experiments.getChildren().size()) {
      experiments.getChildren().setAll(all.stream().map(_ -> experimentButton()).toList());
    }
    Iterator<Experiment> each = all.iterator();
    for (Node node : experiments.getChildren()) {
      Button button = (Button) node;
      Experiment experiment = each.next();
      String expectation = words.why(experiment, unit, selection.pair().bits());
      button.setText(words.experiment(experiment, unit));
      button.setId("try-" + experiment.kind().name());
      button.setOnAction(_ -> model.run(experiment));
      Tooltip tooltip = new Tooltip(expectation);
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(420);
      button.setTooltip(tooltip);
      button.setUserData(experiment);
    }
    markExperiment();
  }

  /** Which of them is done just now, and what is to be expected of it. */
  private void markExperiment() {
    Experiment chosen = model.experimentProperty().get();
    BorrowUnit unit = model.borrowUnitProperty().get();
    for (Node button : experiments.getChildren()) {
      button.pseudoClassStateChanged(CHOSEN, button.getUserData().equals(chosen));
    }
    why.setText(
        chosen == null || unit == null
            ? messages.text("surgery.try.hint")
            : words.why(chosen, unit, selection.pair().bits()));
  }

  private static Button experimentButton() {
    Button button = new Button();
    button.getStyleClass().addAll("small", "experiment");
    return button;
  }

  private void showList() {
    List<Planned> planned = operations.operations();
    Iterator<Optional<Problem>> problems = operations.problemsProperty().get().iterator();
    List<OperationRow.Shown> rows = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      boolean checked = planned.get(i).on() && problems.hasNext();
      rows.add(
          new OperationRow.Shown(
              i,
              planned.get(i),
              checked ? problems.next() : Optional.empty(),
              appearance.palette()));
    }
    replaceRows(rows);
    present(none, rows.isEmpty());
    clear.setDisable(rows.isEmpty());
  }

  /**
   * Rows that show the same stay, as to style a new one takes long. What had the focus in a row has
   * it again, or what stands in its place now.
   */
  private void replaceRows(List<OperationRow.Shown> rows) {
    Node owner = list.getScene() == null ? null : list.getScene().getFocusOwner();
    Parent row = owner == null ? null : owner.getParent();
    List<Node> children = list.getChildren();
    int index = children.indexOf(row);
    int place = index < 0 ? -1 : row.getChildrenUnmodifiable().indexOf(owner);
    boolean drawn = index >= 0 && owner.isFocusVisible();
    for (int i = 0; i < rows.size(); i++) {
      if (i == children.size()) {
        children.add(new OperationRow(operations, rows.get(i), messages));
      } else if (!((OperationRow) children.get(i)).shown().equals(rows.get(i))) {
        children.set(i, new OperationRow(operations, rows.get(i), messages));
      }
    }
    children.subList(rows.size(), children.size()).clear();
    if (index >= 0 && !children.contains(row)) {
      Node next =
          children.isEmpty()
              ? add
              : ((Parent) children.get(Math.min(index, children.size() - 1)))
                  .getChildrenUnmodifiable()
                  .get(place);
      VisibleFocus.hand(next, drawn);
    }
  }

  private void showEffect() {
    Effect measured = operations.surgery().isNone() ? null : model.effect();
    present(effectBox, measured != null);
    present(noEffect, measured == null);
    effect.show(measured, appearance.palette());
    effect.setFocusTraversable(measured != null);
    pairsText.setText(measured == null ? "" : words.pairs(measured));
    if (measured != null) {
      pairText.setText(words.pair(measured));
      effect.setAccessibleText(words.spoken(measured));
    }
  }

  /** What can be operated on, in its hue. */
  private final class SiteCell extends ListCell<SiteChoice> {
    @Override
    protected void updateItem(SiteChoice item, boolean isEmpty) {
      super.updateItem(item, isEmpty);
      boolean nothing = isEmpty || item == null;
      setText(nothing ? null : item.text(messages));
      setStyle(
          nothing
              ? null
              : "-fx-text-fill: " + Palette.hex(item.value().hue(appearance.palette())) + ";");
    }
  }

  private final class StepText extends StringConverter<Integer> {
    @Override
    public String toString(Integer timeStep) {
      return timeStep == null || timeStep == Clamp.EVERY
          ? messages.text("surgery.step.every")
          : messages.text("surgery.step.one", timeStep.toString());
    }

    @Override
    public Integer fromString(String text) {
      throw new UnsupportedOperationException("steps are chosen, not typed");
    }
  }
}
