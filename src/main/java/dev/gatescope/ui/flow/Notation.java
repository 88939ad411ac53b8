package dev.gatescope.ui.flow;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A line of mathematics: text in which <code>_{...}</code> is set smaller and lower. */
final class Notation extends TextFlow {
  private static final String SUBSCRIPT = "_{";
  private String shown = "";

  Notation(String styleClass) {
    getStyleClass().addAll("notation", styleClass);
    setMouseTransparent(true);
  }

  Notation(String styleClass, String markup) {
    this(styleClass);
    show(markup);
  }

  void show(String markup) {
    if (markup.equals(shown)) {
      return;
    }
    shown = markup;
    List<Node> pieces = new ArrayList<>();
    int at = 0;
    while (at < markup.length()) {
      int open = markup.indexOf(SUBSCRIPT, at);
      if (open < 0) {
        pieces.add(piece(markup.substring(at), "plain"));
        break;
      }
      if (open > at) {
        pieces.add(piece(markup.substring(at, open), "plain"));
      }
      int close = markup.indexOf('}', open);
      pieces.add(piece(markup.substring(open + SUBSCRIPT.length(), close), "subscript"));
      at = close + 1;
    }
    getChildren().setAll(pieces);
  }

  private static Text piece(String text, String styleClass) {
    Text piece = new Text(text);
    piece.getStyleClass().add(styleClass);
    return piece;
  }
}
