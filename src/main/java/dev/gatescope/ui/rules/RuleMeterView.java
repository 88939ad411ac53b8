package dev.gatescope.ui.rules;

import dev.gatescope.data.Rule;
import dev.gatescope.eval.RuleHistory;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Palette;
import javafx.scene.canvas.GraphicsContext;

/** The eight rules, each with its numbers and the strip of its history. */
public final class RuleMeterView extends DrawingPane {
  /**
   * A row under the pointer.
   *
   * @param entry of the history, or -1 beside the strip
   */
  record Place(Rule rule, int entry) {}

  private Palette palette = Palette.LIGHT;
  private Messages messages;
  private Meter meter;
  private RuleHistory history = new RuleHistory();
  private Rule selected;
  private Place hovered;

  /** For FXML; {@link #setMessages} must follow. */
  public RuleMeterView() {
    getStyleClass().add("rule-meter");
    setMinSize(260, 140);
  }

  void setMessages(Messages newMessages) {
    messages = newMessages;
  }

  /** Shows the rules in some colours; null shows nothing. */
  void show(Meter newMeter, RuleHistory newHistory, Palette newPalette) {
    meter = newMeter;
    history = newHistory;
    palette = newPalette;
    redraw();
  }

  /** Marks the rule that the selected step of the selected pair follows; null for none. */
  void select(Rule rule) {
    selected = rule;
    redraw();
  }

  /** Marks what is under the pointer; null for nothing. */
  void hover(Place place) {
    hovered = place;
    redraw();
  }

  /** What is at a point, or null. */
  Place at(double x, double y) {
    RuleMeterLayout layout = meterLayout();
    int row = layout.row(y);
    if (meter == null || row < 0) {
      return null;
    }
    int entry = meter.isOperated() ? -1 : layout.entry(x, y, history.size());
    return new Place(Rule.ALL.get(row), entry);
  }

  RuleMeterLayout meterLayout() {
    return new RuleMeterLayout(getWidth(), getHeight());
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    if (meter == null) {
      return;
    }
    RuleMeterLayout layout = new RuleMeterLayout(width, height);
    RuleMeterPainter painter = new RuleMeterPainter(graphics, palette, layout, messages);
    painter.header();
    for (int row = 0; row < Rule.ALL.size(); row++) {
      Rule rule = Rule.ALL.get(row);
      boolean under = hovered != null && hovered.rule().equals(rule);
      painter.ground(row, rule.equals(selected), under);
      painter.rule(row, rule);
      painter.numbers(row, meter.table().score(rule));
      if (!layout.hasStrips()) {
        continue;
      }
      if (meter.isOperated()) {
        painter.change(row, meter.table().score(rule), meter.trained().score(rule));
      } else {
        painter.history(row, rule, history);
      }
    }
    if (layout.hasStrips() && !meter.isOperated()) {
      painter.epochs(history, meter.epoch());
    }
  }
}
