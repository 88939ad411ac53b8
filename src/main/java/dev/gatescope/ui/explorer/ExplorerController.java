package dev.gatescope.ui.explorer;

import dev.gatescope.ui.common.Bay;
import dev.gatescope.ui.common.Bays;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.DividedPane;
import dev.gatescope.ui.common.Views;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockModel.Size;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Puts the panes in their places and switches between those that share one. */
public final class ExplorerController extends Controller {
  /** Height of the dock's tabs, all that is left of it when it is closed. */
  private static final double TABS = 37;

  /** As in explorer.css; a position is that of its middle. */
  private static final double DIVIDER = 2;

  /** The tabs, and of a pane what tells what it is about. */
  private static final double MIN_DOCK = 157;

  private static final double MIN_COLUMNS = 200;

  /** What the cell needs for its texts; below it the columns beside it give what they can. */
  private static final double CENTRE = 560;

  /** How far a key moves a divider. */
  private static final double STEP = 24;

  private final LayoutModel layout;
  private final DockModel dockModel;
  private Size shownSize = Size.OPEN;
  private boolean stands;

  /** Whether sizes are written down that the parts have already. */
  private boolean remembering;

  private final Shortcuts keys;
  private final Function<String, Views.View> load;
  private final Bays bays;

  @FXML private StackPane bannerPlace;
  @FXML private DividedPane rows;
  @FXML private DividedPane columns;
  @FXML private Region leftColumn;
  @FXML private Region rightColumn;
  @FXML private StackPane dock;
  @FXML private ToggleButton showSum;
  @FXML private ToggleButton showSettings;
  @FXML private ToggleButton showFlow;
  @FXML private ToggleButton showHeat;
  @FXML private ToggleButton showArithmetic;
  @FXML private ToggleButton showPlots;
  @FXML private ToggleButton showRules;
  @FXML private StackPane topPlace;
  @FXML private Node centreColumn;
  @FXML private StackPane leftPanes;
  @FXML private StackPane centrePanes;
  @FXML private StackPane rightPanes;
  @FXML private StackPane lessonPlace;
  @FXML private StackPane narrationPlace;
  @FXML private StackPane timeBarPlace;
  @FXML private StackPane reopenPlace;
  @FXML private StackPane surgeryPlace;

  /**
   * @param load loads a pane by the name of its view
   * @param bays makes the panes' places
   */
  public ExplorerController(
      LayoutModel layout,
      DockModel dockModel,
      Shortcuts keys,
      Function<String, Views.View> load,
      Bays bays) {
    this.bays = bays;
    this.keys = keys;
    this.load = load;
    this.layout = layout;
    this.dockModel = dockModel;
  }

  @FXML
  void initialize() {
    // In the order in which they come in: the gates are what is waited for.
    segments(
        layout.centreProperty(),
        Map.of(
            LayoutModel.Centre.FLOW,
            showFlow,
            LayoutModel.Centre.HEAT,
            showHeat,
            LayoutModel.Centre.ARITHMETIC,
            showArithmetic),
        centrePanes);
    part(topPlace, "topbar");
    part(timeBarPlace, "timebar");
    part(narrationPlace, "narration");
    segments(
        layout.leftProperty(),
        Map.of(LayoutModel.Left.SUM, showSum, LayoutModel.Left.SETTINGS, showSettings),
        leftPanes);
    segments(
        layout.rightProperty(),
        Map.of(LayoutModel.Right.PLOTS, showPlots, LayoutModel.Right.RULES, showRules),
        rightPanes);
    part(dock, "dock");
    part(bannerPlace, "banner");
    part(surgeryPlace, "surgerystrip");
    part(reopenPlace, "reopen");
    // It points at the others.
    part(lessonPlace, "lesson");
    bindSizes();
    until(dockModel.sizeProperty().subscribe(this::showDock));
    PaneCycle panes =
        new PaneCycle(List.of(topPlace, leftColumn, centreColumn, rightColumn, lessonPlace, dock));
    keys.on(Command.NEXT_PANE, () -> panes.next(rows.getScene().getFocusOwner()));
    keys.on(Command.NEXT_TAB, () -> showNextTab(1));
    keys.on(Command.PREVIOUS_TAB, () -> showNextTab(-1));
    keys.on(Command.FULL_DOCK, dockModel::toggleFull);
    keys.on(Command.LEAVE_FULL_DOCK, dockModel::isFull, _ -> dockModel.toggleFull());
    keys.on(
        Command.MOVE_DOCK,
        () -> shownSize == Size.OPEN,
        which -> rows.move(0, which == 0 ? -STEP : STEP));
    keys.on(
        Command.MOVE_COLUMN,
        () -> !dockModel.isFull(),
        which -> columns.move(leftColumn.isFocusWithin() ? 0 : 1, which == 0 ? -STEP : STEP));
  }

  /** The focus goes along: what had it may be hidden now, and Tab is to lead into the new pane. */
  private void showNextTab(int places) {
    dockModel.showNext(places);
    PaneCycle.enter(dock);
  }

  /**
   * One button of a group for each value, and for each value the pane of its name, which shows
   * alone. A pane is loaded when it is first shown: the window is there sooner without the others.
   */
  private <T extends Enum<T>> void segments(
      ObjectProperty<T> value, Map<T, ToggleButton> buttons, StackPane place) {
    Map<T, Bay> made = new HashMap<>();
    // In the order in which they stand, which is the one that arrow keys follow.
    choices(value, new TreeMap<>(buttons));
    until(
        value.subscribe(
            now -> {
              Bay shown = made.computeIfAbsent(now, item -> bay(item.name(), place));
              made.values().forEach(bay -> show(bay, bay.equals(shown)));
            }));
  }

  private void part(StackPane place, String view) {
    Bay bay = bays.part(() -> load.apply(view));
    until(() -> bays.close(bay));
    place.getChildren().add(bay);
  }

  private Bay bay(String value, StackPane place) {
    String name = value.toLowerCase(Locale.ROOT);
    Bay bay =
        bays.pane(
            () -> {
              Views.View view = load.apply(name);
              view.root().setId(name);
              return view;
            });
    until(() -> bays.close(bay));
    place.getChildren().add(bay);
    return bay;
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** The columns and the dock get the sizes that they had in the last view, and leave theirs. */
  private void bindSizes() {
    SplitPane.setResizableWithParent(leftColumn, false);
    SplitPane.setResizableWithParent(rightColumn, false);
    // A split pane's dividers are shares of its size, so they can be placed only once it has one.
    columns.setOnResized(this::placeColumns);
    columns.setOnDragged(this::rememberColumn);
    rows.setOnDragged(_ -> rememberDock());
    // A session brings sizes of its own.
    Runnable place =
        () -> {
          if (!remembering) {
            placeColumns(columns.getWidth());
            placeDock(rows.getHeight());
          }
        };
    whenChanged(
        place,
        layout.leftWidthProperty(),
        layout.rightWidthProperty(),
        layout.dockHeightProperty());
    bays.whenFull(() -> stands = true);
    rows.heightProperty()
        .subscribe(
            (_, height) -> {
              // What comes in above the dock does not make it smaller.
              if (!stands || dockModel.isFull()) {
                placeDock(height.doubleValue());
              }
            });
    until(this::rememberDock);
  }

  /** Where there is too little room for all, the columns beside the cell give what they can. */
  private void placeColumns(double width) {
    if (width <= 0) {
      return;
    }
    double left = layout.leftWidthProperty().get();
    double right = layout.rightWidthProperty().get();
    double lack = left + CENTRE + right - width;
    if (lack > 0) {
      double spareLeft = Math.max(0, left - leftColumn.minWidth(-1));
      double spareRight = Math.max(0, right - rightColumn.minWidth(-1));
      double given = Math.min(1, lack / Math.max(1, spareLeft + spareRight));
      left -= given * spareLeft;
      right -= given * spareRight;
    }
    columns.setDividerPositions(left / width, 1 - right / width);
  }

  /** The column that a divider bounds is as wide as the user wants it. */
  private void rememberColumn(int divider) {
    remembering = true;
    if (divider == 0) {
      layout.leftWidthProperty().set(leftColumn.getWidth());
    } else {
      layout.rightWidthProperty().set(rightColumn.getWidth());
    }
    remembering = false;
  }

  private void placeDock(double height) {
    if (height <= 0) {
      return;
    }
    double dockHeight =
        switch (dockModel.sizeProperty().get()) {
          case CLOSED -> TABS;
          case OPEN -> layout.dockHeightProperty().get();
          case FULL -> height;
        };
    rows.setDividerPositions(1 - (dockHeight + DIVIDER / 2) / height);
  }

  private void rememberDock() {
    if (shownSize == Size.OPEN && dock.getHeight() > TABS) {
      remembering = true;
      layout.dockHeightProperty().set(dock.getHeight());
      remembering = false;
    }
  }

  private void showDock(Size size) {
    rememberDock();
    shownSize = size;
    show(columns, size != Size.FULL);
    dock.setMinHeight(size == Size.CLOSED ? TABS : MIN_DOCK);
    dock.setMaxHeight(size == Size.CLOSED ? TABS : Double.MAX_VALUE);
    columns.setMinHeight(size == Size.FULL ? 0 : MIN_COLUMNS);
    placeDock(rows.getHeight());
  }
}
