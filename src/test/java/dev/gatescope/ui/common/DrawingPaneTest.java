package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class DrawingPaneTest {
  private int drawn;
  private int laidOut;

  private final DrawingPane pane =
      new DrawingPane() {
        @Override
        protected void draw(GraphicsContext graphics, double width, double height) {
          drawn++;
        }
      };

  private final StackPane around =
      new StackPane(pane) {
        @Override
        protected void layoutChildren() {
          laidOut++;
          super.layoutChildren();
        }
      };

  @BeforeEach
  void show() {
    around.resize(200, 100);
    around.layout();
    assertEquals(1, drawn);
    assertEquals(1, laidOut);
  }

  @Test
  void drawnAnewItAsksNobodyAroundIt() {
    pane.redraw();
    pane.redraw();
    around.layout();
    assertEquals(2, drawn, "once, however often it was asked for");
    assertEquals(1, laidOut);
    around.layout();
    assertEquals(2, drawn);
  }

  @Test
  void anotherSizeIsDrawn() {
    around.resize(300, 100);
    around.layout();
    assertEquals(2, drawn);
  }

  @Test
  void whoMayWantAnotherSizeAsksForIt() {
    pane.requestLayout();
    pane.redraw();
    around.layout();
    assertEquals(2, drawn);
    assertEquals(2, laidOut);
  }
}
