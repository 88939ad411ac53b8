package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ControllerTest {
  @Test
  void hiddenViewsCatchUpOnceWhenShown() {
    Region view = new Region();
    AtomicInteger refreshed = new AtomicInteger();
    Runnable refresh = Controller.whileVisible(view, refreshed::incrementAndGet);
    refresh.run();
    assertEquals(1, refreshed.get());
    view.setVisible(false);
    refresh.run();
    refresh.run();
    assertEquals(1, refreshed.get());
    view.setVisible(true);
    assertEquals(2, refreshed.get());
    view.setVisible(false);
    view.setVisible(true);
    assertEquals(2, refreshed.get());
  }
}
