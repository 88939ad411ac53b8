package dev.gatescope.ui.heat;

import dev.gatescope.eval.ActiveUnits;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** The units that a brush found, to be selected. */
final class BrushAnswer extends FlowPane {
  /** More units are counted, not listed. */
  private static final int LISTED = 8;

  private final Messages messages;
  private final IntConsumer select;
  private final Consumer<List<Integer>> silence;

  /**
   * @param select asked to select one of the units
   * @param silence asked to silence all of them
   */
  BrushAnswer(Messages messages, IntConsumer select, Consumer<List<Integer>> silence) {
    this.messages = messages;
    this.select = select;
    this.silence = silence;
    setId("brushAnswer");
    getStyleClass().add("brush-answer");
  }

  /** Says that there is no answer, and why. */
  void show(String text) {
    getChildren().setAll(new Label(text));
  }

  void show(Brush brush, ActiveUnits found, GateTrace trace) {
    BitSet steps = brush.steps(trace);
    if (steps.isEmpty()) {
      show(messages.text("brush.nowhere"));
      return;
    }
    String asked =
        messages.text(
            "brush.asked",
            brush.value().symbol(),
            NumberText.fixed(brush.threshold(trace), 2),
            runs(steps));
    if (found.units().isEmpty()) {
      getChildren().setAll(new Label(asked), new Label(messages.text("brush.none")));
      return;
    }
    String count =
        found.isExact()
            ? messages.text(
                "brush.found",
                Integer.toString(found.units().size()),
                Integer.toString(trace.hiddenSize()))
            : messages.text(
                "brush.nearest",
                Integer.toString(found.fitting()),
                Integer.toString(found.timeSteps()));
    List<Node> parts = new ArrayList<>();
    parts.add(new Label(asked));
    parts.add(new Label(count));
    found.units().stream().limit(LISTED).map(this::unit).forEach(parts::add);
    if (found.units().size() > LISTED) {
      parts.add(
          new Label(messages.text("brush.more", Integer.toString(found.units().size() - LISTED))));
    }
    if (found.isExact()) {
      Hyperlink link = link(messages.text("brush.silence"), () -> silence.accept(found.units()));
      link.getStyleClass().add("brush-silence");
      link.setTooltip(new Tooltip(messages.text("brush.silence.hint")));
      parts.add(link);
    }
    getChildren().setAll(parts);
  }

  /** Leaves only what can be read. */
  void becomePicture() {
    getChildren().removeIf(part -> part.getStyleClass().contains("brush-silence"));
  }

  private Hyperlink unit(int unit) {
    Hyperlink link = link(Integer.toString(unit), () -> select.accept(unit));
    link.setAccessibleText(messages.text("brush.select", Integer.toString(unit)));
    return link;
  }

  private static Hyperlink link(String text, Runnable action) {
    Hyperlink link = new Hyperlink(text);
    link.setOnAction(
        _ -> {
          action.run();
          link.setVisited(false);
        });
    return link;
  }

  /** Steps in a row are written as their ends: 1, 3–5. */
  static String runs(BitSet steps) {
    List<String> runs = new ArrayList<>();
    for (int first = steps.nextSetBit(0); first >= 0; ) {
      int next = steps.nextClearBit(first);
      runs.add(next - first == 1 ? Integer.toString(first) : first + "–" + (next - 1));
      first = steps.nextSetBit(next);
    }
    return String.join(", ", runs);
  }
}
