package dev.gatescope.ui.quiz;

import dev.gatescope.data.Rule;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.common.PaneMenu;
import dev.gatescope.ui.common.VisibleFocus;
import dev.gatescope.ui.export.PaneDrawing;
import dev.gatescope.ui.model.Appearance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import tech.tablesaw.api.Table;

/** The pane of the quiz. */
public final class QuizController extends Controller {
  private static final List<String> SIZES = List.of("640 x 400", "800 x 500", "480 x 360");

  /** A lower pane has no room for the round's earlier answers. */
  private static final double TALL = 300;

  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final QuizViewModel model;
  private final Appearance appearance;
  private final Messages messages;
  private final QuizText text;
  private final Consumer<PaneDrawing> exportDrawing;
  private final Consumer<Supplier<Table>> exportTable;

  @FXML private Region root;
  @FXML private QuizSumView sum;
  @FXML private ToggleButton difference;
  @FXML private ToggleButton borrow;
  @FXML private Button next;
  @FXML private Button again;
  @FXML private Button reset;
  @FXML private MenuButton menu;
  @FXML private Label question;
  @FXML private Button zero;
  @FXML private Button one;
  @FXML private Label hint;
  @FXML private Region reveal;
  @FXML private Label verdict;
  @FXML private Label network;
  @FXML private Label rule;
  @FXML private Label why;
  @FXML private ScrollPane logScroll;
  @FXML private GridPane log;
  @FXML private QuizScoreView score;

  /**
   * @param exportDrawing asks for a picture of the score
   * @param exportTable asks for its numbers
   */
  public QuizController(
      QuizViewModel model,
      Appearance appearance,
      Consumer<PaneDrawing> exportDrawing,
      Consumer<Supplier<Table>> exportTable) {
    this.model = model;
    this.appearance = appearance;
    this.messages = appearance.messages();
    this.text = new QuizText(messages);
    this.exportDrawing = exportDrawing;
    this.exportTable = exportTable;
  }

  @FXML
  void initialize() {
    sum.setMessages(messages);
    score.setMessages(messages);
    difference.setText(messages.text(QuizMode.DIFFERENCE.textKey()));
    borrow.setText(messages.text(QuizMode.BORROW.textKey()));
    Map<QuizMode, ToggleButton> modes = new EnumMap<>(QuizMode.class);
    modes.put(QuizMode.DIFFERENCE, difference);
    modes.put(QuizMode.BORROW, borrow);
    choices(model.modeProperty(), modes);
    zero.setOnAction(_ -> model.answer(0));
    one.setOnAction(_ -> model.answer(1));
    next.setOnAction(_ -> model.nextPair());
    icon(again, "quiz.again", model::restart);
    icon(reset, "quiz.reset", model::reset);
    root.setOnKeyPressed(this::key);
    sum.setOnMousePressed(_ -> sum.requestFocus());
    menu.getItems().setAll(items());
    PaneMenu.install(score, items());
    Runnable refresh = whileVisible(root, this::show);
    whenChanged(
        refresh,
        model.roundProperty(),
        model.scoreProperty(),
        model.modeProperty(),
        appearance.paletteProperty());
    root.heightProperty().subscribe(_ -> showLog());
    show();
  }

  private void icon(Button button, String key, Runnable action) {
    button.setAccessibleText(messages.text(key));
    button.setTooltip(new Tooltip(messages.text(key)));
    button.setOnAction(_ -> action.run());
  }

  private void show() {
    QuizRound round = model.round();
    QuizMode mode = model.mode();
    QuizAnswer newest = round.newest();
    Palette palette = appearance.palette();
    sum.show(round, mode, palette);
    sum.setAccessibleText(text.spoken(round, mode));
    question.setText(text.question(round, mode));
    zero.setDisable(round.done());
    one.setDisable(round.done());
    for (Node answering : List.of(zero, one, sum)) {
      if (round.done() && answering.isFocused()) {
        VisibleFocus.hand(next, answering.isFocusVisible());
      }
    }
    hint.setVisible(newest == null);
    reveal.setVisible(newest != null);
    showLog();
    if (newest != null) {
      reveal(round, newest);
    }
    Rule marked = newest == null ? null : newest.rule();
    score.show(model.score(), mode, marked, asked(round), palette);
    score.setAccessibleText(text.spoken(model.score(), mode));
  }

  private static Rule asked(QuizRound round) {
    return round.done() ? null : round.rule();
  }

  private void reveal(QuizRound round, QuizAnswer newest) {
    verdict.setText(text.verdict(round));
    judge(verdict, newest.right(), true);
    network.setText(text.network(newest));
    judge(network, newest.networkRight(), newest.network() != null);
    rule.setText(text.rule(newest.rule()));
    why.setText(text.why(newest.rule()));
  }

  /** The columns of the round, the newest first, where the pane is tall enough for them. */
  private void showLog() {
    List<QuizAnswer> answers = model.round().answers();
    boolean shown = root.getHeight() >= TALL && !answers.isEmpty();
    logScroll.setVisible(shown);
    log.getChildren().clear();
    if (!shown) {
      return;
    }
    String[] names = {"quiz.log.bit", "quiz.log.rule", "quiz.row.you", "quiz.row.network"};
    for (int i = 0; i < names.length; i++) {
      Label name = whole(messages.text(names[i]));
      name.getStyleClass().add("quiz-muted");
      log.add(name, i, 0);
    }
    for (int t = 0; t < answers.size(); t++) {
      QuizAnswer answer = answers.get(t);
      int row = answers.size() - t;
      log.add(whole(Integer.toString(t)), 0, row);
      log.add(whole(text.brief(answer.rule())), 1, row);
      log.add(mark(answer.said(), answer.right()), 2, row);
      if (answer.network() != null) {
        log.add(mark(answer.network().bit(), answer.networkRight()), 3, row);
        log.add(whole(QuizText.value(answer)), 4, row);
      }
    }
  }

  /** A text that is never cut. */
  private static Label whole(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label mark(int bit, boolean right) {
    Label label = whole(bit + (right ? " ✓" : " ✗"));
    label.getStyleClass().add("quiz-judged");
    judge(label, right, true);
    return label;
  }

  private static void judge(Label label, boolean right, boolean judged) {
    label.pseudoClassStateChanged(RIGHT, judged && right);
    label.pseudoClassStateChanged(WRONG, judged && !right);
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case DIGIT0, NUMPAD0 -> model.answer(0);
      case DIGIT1, NUMPAD1 -> model.answer(1);
      case ENTER -> {
        if (!model.round().done()) {
          return;
        }
        model.nextPair();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private List<MenuItem> items() {
    MenuItem picture = new MenuItem(messages.text("quiz.export.picture"));
    picture.setOnAction(_ -> exportPicture());
    MenuItem table = new MenuItem(messages.text("quiz.export.table"));
    table.setOnAction(
        _ -> {
          QuizScore now = model.score();
          exportTable.accept(now::toTable);
        });
    return List.of(picture, table);
  }

  private void exportPicture() {
    QuizScore now = model.score();
    QuizMode mode = model.mode();
    Rule asked = asked(model.round());
    exportDrawing.accept(
        PaneDrawing.ofNetwork(
            "quiz",
            messages.text("quiz.picture", messages.text(mode.textKey())),
            SIZES,
            palette -> {
              QuizScoreView view = new QuizScoreView();
              view.setMessages(messages);
              view.show(now, mode, null, asked, palette);
              return view;
            }));
  }
}
