package dev.gatescope.ui.sum;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.ProbeModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.TraceModel;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** The selected subtraction as on paper, with the network's bits; its columns select the step. */
public final class SumController extends Controller {
  /** Numbers of more bits are set smaller. */
  private static final int LONG = 40;

  private static final String HIDDEN = "?";
  private static final double SCROLL_BAR = 14;
  private static final PseudoClass LONG_NUMBERS = PseudoClass.getPseudoClass("long");
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Selection selection;
  private final TraceModel traceModel;
  private final ProbeModel probe;
  private final Appearance appearance;
  private final Messages messages;

  @FXML private Region root;
  @FXML private Region paper;
  @FXML private Label first;
  @FXML private Label second;
  @FXML private Label difference;
  @FXML private Label prediction;
  @FXML private Label verdict;
  @FXML private SumNames names;
  @FXML private ScrollPane scroll;
  @FXML private SumDigits digits;
  @FXML private Label caption;
  @FXML private Label column;

  /**
   * @param probe reads the borrow from the network's states
   */
  public SumController(
      Selection selection, TraceModel traceModel, ProbeModel probe, Appearance appearance) {
    this.probe = probe;
    this.selection = selection;
    this.traceModel = traceModel;
    this.appearance = appearance;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    names.setMessages(messages);
    Runnable refresh = whileVisible(root, this::show);
    whenChanged(
        refresh,
        selection.pairProperty(),
        selection.timeStepProperty(),
        traceModel.traceProperty(),
        probe.borrowProperty(),
        selection.hiddenFromProperty(),
        appearance.paletteProperty());
    digits.setOnMousePressed(
        event -> {
          paper.requestFocus();
          selection.selectTimeStep(digits.timeStepAt(event.getX()));
        });
    paper.setOnKeyPressed(this::key);
    digits.widthProperty().subscribe((_, _) -> follow());
    scroll.viewportBoundsProperty().subscribe((_, _) -> follow());
    show();
  }

  private void show() {
    Subtraction pair = selection.pair();
    PaperSum sum = PaperSum.of(pair, traceModel.trace(), probe.borrow(), selection.hiddenFrom());
    int t = Math.clamp(selection.timeStep(), 0, pair.bits() - 1);
    names.setPalette(appearance.palette());
    digits.show(sum, t, appearance.palette());
    first.setText(NumberText.whole(pair.a()));
    second.setText(NumberText.MINUS + " " + NumberText.whole(pair.b()));
    difference.setText("= " + (sum.whole() ? NumberText.whole(pair.difference()) : HIDDEN));
    root.pseudoClassStateChanged(LONG_NUMBERS, pair.bits() > LONG);
    showVerdict(sum);
    caption.setText(
        messages.text("sum.caption", Integer.toString(t), Integer.toString(pair.bits() - 1)));
    column.setText(columnText(sum, t));
    String spoken = messages.text("sum.spoken", caption.getText(), column.getText());
    paper.setAccessibleText(
        sum.probed(t)
            ? messages.text("sum.probed.spoken", spoken, NumberText.fixed(sum.probedBorrowIn(t), 2))
            : spoken.strip());
    follow();
  }

  private void showVerdict(PaperSum sum) {
    boolean judged = sum.predicted() && sum.whole();
    boolean right = judged && sum.wrongBits() == 0;
    prediction.setText(
        sum.predicted()
            ? messages.text(
                "sum.network", judged ? NumberText.whole(sum.predictedNumber()) : HIDDEN)
            : messages.text("sum.noPrediction"));
    verdict.setVisible(judged);
    verdict.pseudoClassStateChanged(RIGHT, right);
    verdict.pseudoClassStateChanged(WRONG, judged && !right);
    if (judged) {
      verdict.setText(
          right
              ? messages.text("sum.right")
              : messages.text("sum.wrong", sum.wrongBits(), Integer.toString(sum.wrongBits())));
    }
  }

  private String columnText(PaperSum sum, int t) {
    if (sum.hides(t)) {
      return messages.text("cell.hidden", Integer.toString(t));
    }
    Subtraction pair = sum.pair();
    String bits =
        messages.text(
            "sum.column",
            Integer.toString(t),
            Integer.toString(pair.aBit(t)),
            Integer.toString(pair.bBit(t)),
            Integer.toString(pair.borrowIn(t)),
            Integer.toString(pair.differenceBit(t)));
    if (!sum.predicted()) {
      return bits;
    }
    return bits + messages.text("sum.p", NumberText.probability(sum.prediction().probability(t)));
  }

  /** Scrolls so that the selected column, and a neighbour on either side, is in view. */
  private void follow() {
    Bounds viewport = scroll.getViewportBounds();
    double hidden = digits.getWidth() - viewport.getWidth();
    boolean scrolls = viewport.getWidth() > 0 && hidden > 0.5;
    scroll.setMinHeight(SumRows.HEIGHT + (scrolls ? SCROLL_BAR : 0));
    if (!scrolls) {
      return;
    }
    double margin = 1.5 * digits.columnWidth();
    double middle = digits.middle(selection.timeStep());
    double from = scroll.getHvalue() * hidden;
    double low = middle + margin - viewport.getWidth();
    double high = middle - margin;
    double target = low > high ? (low + high) / 2 : Math.clamp(from, low, high);
    scroll.setHvalue(Math.clamp(target / hidden, 0, 1));
  }

  private void key(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      // Most significant bit left: the next time step is the next column to the left.
      case LEFT -> selection.selectTimeStep(selection.timeStep() + 1);
      case RIGHT -> selection.selectTimeStep(selection.timeStep() - 1);
      case HOME -> selection.selectTimeStep(Integer.MAX_VALUE);
      case END -> selection.selectTimeStep(0);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
