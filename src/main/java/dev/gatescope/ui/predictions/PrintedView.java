package dev.gatescope.ui.predictions;

import dev.gatescope.text.Messages;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * One sample as the article prints it. Its heading loads the pair. While training its texts change,
 * not its nodes, which would have to be styled anew.
 */
final class PrintedView extends VBox {
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Messages messages;
  private final Hyperlink heading = new Hyperlink();
  private final Label a = line();
  private final Label b = line();
  private final Label expected = line();
  private final Label predicted = line();
  private final Label result = line();
  private PrintedSample shown;

  PrintedView(Messages messages, IntConsumer choose) {
    this.messages = messages;
    getStyleClass().add("printed-sample");
    heading.getStyleClass().add("printed-heading");
    heading.setOnAction(event -> choose.accept(shown.index()));
    getChildren().addAll(heading, a, b, expected, predicted, result);
  }

  void show(PrintedSample sample) {
    shown = sample;
    heading.setText(messages.text("predictions.sample", Integer.toString(sample.index())));
    write(a, sample.aBits(), "a = " + sample.a());
    write(b, sample.bBits(), "b = " + sample.b());
    write(expected, sample.expectedBits(), messages.text("predictions.printed.expected"));
    write(predicted, sample.predictedBits(), messages.text("predictions.printed.predicted"));
    result.setText(
        "%d - %d = %d  %s"
            .formatted(sample.a(), sample.b(), sample.answer(), sample.right() ? "✓" : "✗"));
    result.pseudoClassStateChanged(RIGHT, sample.right());
    result.pseudoClassStateChanged(WRONG, !sample.right());
  }

  private static void write(Label label, String bits, String meaning) {
    label.setText(bits + "   " + meaning);
  }

  private static Label line() {
    Label label = new Label();
    label.getStyleClass().add("printed-line");
    return label;
  }
}
