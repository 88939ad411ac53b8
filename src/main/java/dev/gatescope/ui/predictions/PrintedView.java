package dev.gatescope.ui.predictions;

import dev.gatescope.text.Messages;
import java.util.function.IntConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One sample as the article prints it. Its heading loads the pair. */
final class PrintedView extends VBox {
  PrintedView(PrintedSample sample, Messages messages, IntConsumer choose) {
    getStyleClass().add("printed-sample");
    Hyperlink heading =
        new Hyperlink(messages.text("predictions.sample", Integer.toString(sample.index())));
    heading.getStyleClass().add("printed-heading");
    heading.setOnAction(event -> choose.accept(sample.index()));
    getChildren()
        .addAll(
            heading,
            line(sample.aBits(), "a = " + sample.a()),
            line(sample.bBits(), "b = " + sample.b()),
            line(sample.expectedBits(), messages.text("predictions.printed.expected")),
            line(sample.predictedBits(), messages.text("predictions.printed.predicted")),
            result(sample));
  }

  private static Label line(String bits, String meaning) {
    Label label = new Label(bits + "   " + meaning);
    label.getStyleClass().add("printed-line");
    return label;
  }

  private static Label result(PrintedSample sample) {
    Label label =
        new Label(
            "%d - %d = %d  %s"
                .formatted(sample.a(), sample.b(), sample.answer(), sample.right() ? "✓" : "✗"));
    label
        .getStyleClass()
        .addAll("printed-line", sample.right() ? "printed-right" : "printed-wrong");
    return label;
  }
}
