package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** An old answer is not taken for the new one. */
@ExtendWith(ApplicationExtension.class)
class PaleTest {
  private final FxRobot robot = new FxRobot();
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<String> answer = new SimpleObjectProperty<>("old");
  private final Region drawing = new Region();

  private final class View extends Controller {
    void look() {
      paleWhile(busy, answer, drawing);
    }
  }

  @Test
  void whatIsOldIsPaleUntilTheAnswerIsThere() throws Exception {
    View view = new View();
    robot.interact(view::look);
    assertEquals(1, drawing.getOpacity());
    robot.interact(() -> busy.set(true));
    awaitPale();
    robot.interact(
        () -> {
          answer.set("new");
          assertEquals(1, drawing.getOpacity(), "of many answers on their way, one came");
        });
    awaitPale();
    robot.interact(() -> busy.set(false));
    assertEquals(1, drawing.getOpacity());
    robot.interact(view::close);
    robot.interact(() -> answer.set("newer"));
    assertEquals(1, drawing.getOpacity());
  }

  private void awaitPale() throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> drawing.getOpacity() < 1);
  }
}
