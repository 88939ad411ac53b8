package dev.gatescope.ui.sum;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.common.DrawingPane;
import dev.gatescope.ui.common.Fonts;
import dev.gatescope.ui.common.NumberText;
import dev.gatescope.ui.common.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** The names of the sum's rows; they stay where they are while the digits scroll. */
public final class SumNames extends DrawingPane {
  private static final double PADDING = 8;
  private static final Font SMALL = Font.font(Fonts.SANS, 11.5);
  private static final Font LETTER = Font.font(Fonts.SANS, FontWeight.BOLD, 15);

  private Palette palette = Palette.LIGHT;
  private Messages messages;

  /** For FXML; {@link #setMessages} must follow. */
  public SumNames() {
    setMinHeight(SumRows.HEIGHT);
    setMaxHeight(SumRows.HEIGHT);
  }

  /** Takes the width of the longest name. */
  void setMessages(Messages newMessages) {
    messages = newMessages;
    double width = 0;
    for (SumRows row : SumRows.values()) {
      width = Math.max(width, Fonts.width(name(row), SMALL));
    }
    setMinWidth(Math.ceil(width) + PADDING);
    setPrefWidth(getMinWidth());
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    redraw();
  }

  private String name(SumRows row) {
    return switch (row) {
      case BORROW -> messages.text("sum.borrow");
      case PROBED -> messages.text("sum.probed");
      case A -> "a";
      case B -> NumberText.MINUS + " b";
      case PREDICTED -> messages.text("sum.predicted");
      case PROBABILITY -> messages.text("sum.probability");
      case TRUTH -> messages.text("sum.truth");
      case MARK -> "";
    };
  }

  @Override
  protected void draw(GraphicsContext graphics, double width, double height) {
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setTextBaseline(VPos.CENTER);
    for (SumRows row : SumRows.values()) {
      boolean operand = row == SumRows.A || row == SumRows.B;
      graphics.setFont(operand ? LETTER : SMALL);
      graphics.setFill(operand ? palette.text() : palette.mutedText());
      graphics.fillText(name(row), width - PADDING, row.middle());
    }
    graphics.setStroke(palette.text());
    graphics.setLineWidth(1.5);
    graphics.strokeLine(0, SumRows.RULE, width, SumRows.RULE);
  }
}
