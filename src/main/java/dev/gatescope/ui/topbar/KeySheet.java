package dev.gatescope.ui.topbar;

import atlantafx.base.controls.Popover;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.DrawingKeys;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** All keys on one sheet: the window's, and those of drawings and tables. */
final class KeySheet {
  /** Left free around the sheet, in a window that is smaller. */
  private static final double MARGIN = 120;

  private static final double BAR = 24;

  /** Of what is hidden: one arrow, and one page. */
  private static final double LINE = 0.1;

  private static final double PAGE = 0.5;

  private final Popover popover;
  private final ScrollPane scroll;
  private final Messages messages;

  KeySheet(Messages messages) {
    this.messages = messages;
    HBox sheet = new HBox(commands(), new VBox(heading(), drawings()));
    sheet.getStyleClass().add("key-sheet");
    scroll = new ScrollPane(sheet);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setAccessibleText(messages.text("command.help"));
    popover = new Popover(scroll);
    popover.setTitle(messages.text("command.help"));
    popover.setHeaderAlwaysVisible(true);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.getScene().addEventFilter(KeyEvent.KEY_PRESSED, this::scroll);
  }

  /** What moves, moves the sheet, and not what is behind it. */
  private void scroll(KeyEvent event) {
    double to =
        switch (event.getCode()) {
          case UP -> scroll.getVvalue() - LINE;
          case DOWN -> scroll.getVvalue() + LINE;
          case PAGE_UP -> scroll.getVvalue() - PAGE;
          case PAGE_DOWN, SPACE -> scroll.getVvalue() + PAGE;
          case HOME -> 0;
          case END -> 1;
          case LEFT, RIGHT, TAB -> scroll.getVvalue();
          default -> Double.NaN;
        };
    if (!Double.isNaN(to)) {
      scroll.setVvalue(Math.clamp(to, 0.0, 1.0));
      event.consume();
    }
  }

  private GridPane commands() {
    GridPane grid = grid();
    int row = 0;
    for (Command command : Command.values()) {
      grid.addRow(row++, cap(command.keyText()), new Label(messages.text(command.textKey())));
    }
    return grid;
  }

  private Label heading() {
    Label heading = new Label(messages.text("keys.drawings"));
    heading.getStyleClass().add("key-heading");
    return heading;
  }

  private GridPane drawings() {
    GridPane grid = grid();
    int row = 0;
    for (DrawingKeys drawing : DrawingKeys.values()) {
      FlowPane uses = uses();
      for (DrawingKeys.Use use : drawing.uses()) {
        uses.getChildren().add(use(use.keyText(), use.textKey()));
      }
      grid.addRow(row++, name(drawing.titleKey()), uses);
    }
    FlowPane sorting = uses();
    sorting
        .getChildren()
        .addAll(use("Alt+← →", "keys.use.sortBy"), use("Alt+↑ ↓", "keys.use.sortWay"));
    grid.addRow(row, name("keys.tables"), sorting);
    return grid;
  }

  private static FlowPane uses() {
    FlowPane uses = new FlowPane();
    uses.getStyleClass().add("key-uses");
    return uses;
  }

  private HBox use(String keys, String textKey) {
    HBox use = new HBox(cap(keys), new Label(messages.text(textKey)));
    use.getStyleClass().add("key-use");
    return use;
  }

  private Label name(String textKey) {
    Label name = new Label(messages.text(textKey));
    name.setMinWidth(Region.USE_PREF_SIZE);
    return name;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    return grid;
  }

  private static Label cap(String keys) {
    Label cap = new Label(keys);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    return cap;
  }

  void toggle(Node owner) {
    if (popover.isShowing()) {
      popover.hide();
    } else {
      scroll.setMaxSize(
          owner.getScene().getWidth() - MARGIN / 2, owner.getScene().getHeight() - MARGIN);
      fit();
      popover.show(owner);
      // Its styles, and so its width, are known only once it was shown.
      scroll.applyCss();
      if (fit()) {
        popover.hide(Duration.ZERO);
        popover.show(owner);
      }
      scroll.requestFocus();
    }
  }

  /** Gives the sheet the width that it needs, and says whether that is another one than before. */
  private boolean fit() {
    double before = scroll.getPrefWidth();
    // Room for the vertical bar, which would else bring a horizontal one with it.
    scroll.setPrefWidth(scroll.getContent().prefWidth(-1) + BAR);
    return scroll.getPrefWidth() != before;
  }
}
