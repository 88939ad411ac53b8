package dev.gatescope.ui.heat;

import dev.gatescope.eval.ActiveUnits;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.VisibleFocus;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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

  /** More runs of steps would be wider than the pane. */
  private static final int RUNS = 6;

  private final Messages messages;
  private final IntConsumer select;
  private final Consumer<List<Integer>> silence;
  private final Node otherwise;
  private Answer shown;

  /**
   * What is said.
   *
   * @param toSilence whether the units can be silenced
   */
  private record Answer(List<String> words, List<Integer> units, boolean toSilence) {}

  /**
   * @param select asked to select one of the units
   * @param silence asked to silence all of them
   * @param otherwise gets the focus of a link that is no more
   */
  BrushAnswer(
      Messages messages, IntConsumer select, Consumer<List<Integer>> silence, Node otherwise) {
    this.messages = messages;
    this.select = select;
    this.silence = silence;
    this.otherwise = otherwise;
    setId("brushAnswer");
    getStyleClass().add("brush-answer");
  }

  /** Says that there is no answer, and why. */
  void show(String text) {
    show(new Answer(List.of(text), List.of(), false));
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
    show(new Answer(List.of(asked, count(found, trace)), found.units(), found.isExact()));
  }

  private String count(ActiveUnits found, GateTrace trace) {
    if (found.units().isEmpty()) {
      return messages.text("brush.none");
    }
    return found.isExact()
        ? messages.text(
            "brush.found",
            Integer.toString(found.units().size()),
            Integer.toString(trace.hiddenSize()))
        : messages.text(
            "brush.nearest",
            Integer.toString(found.fitting()),
            Integer.toString(found.timeSteps()));
  }

  /** Links that stay the same stay: somebody may be about to press one. */
  private void show(Answer answer) {
    if (answer.equals(shown)) {
      return;
    }
    shown = answer;
    List<Node> parts = new ArrayList<>();
    answer.words().forEach(words -> parts.add(new Label(words)));
    int units = answer.units().size();
    answer.units().stream().limit(LISTED).map(this::unit).forEach(parts::add);
    if (units > LISTED) {
      parts.add(new Label(messages.text("brush.more", Integer.toString(units - LISTED))));
    }
    if (answer.toSilence()) {
      Hyperlink link = link(messages.text("brush.silence"), () -> silence.accept(answer.units()));
      link.getStyleClass().add("brush-silence");
      link.setTooltip(new Tooltip(messages.text("brush.silence.hint")));
      parts.add(link);
    }
    Optional<Node> focused = getChildren().stream().filter(Node::isFocused).findFirst();
    boolean drawn = focused.map(Node::isFocusVisible).orElse(false);
    getChildren().setAll(parts);
    if (focused.isPresent()) {
      // JavaFX would give it to the first field of the window, which would take the keys.
      VisibleFocus.hand(otherwise, drawn);
    }
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
      if (runs.size() == RUNS) {
        runs.add("…");
        break;
      }
      int next = steps.nextClearBit(first);
      runs.add(next - first == 1 ? Integer.toString(first) : first + "–" + (next - 1));
      first = steps.nextSetBit(next);
    }
    return String.join(", ", runs);
  }
}
