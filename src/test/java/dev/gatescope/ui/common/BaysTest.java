package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.ui.common.Views.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A pane is there if its bay has something in it. */
@ExtendWith(ApplicationExtension.class)
class BaysTest {
  private final List<String> told = new ArrayList<>();
  private final HBox window = new HBox();
  private Scene scene;
  private boolean asked;
  private Runnable work;
  private final Bays bays =
      new Bays(
          task -> {
            work = task;
            return () -> asked = true;
          });

  @BeforeEach
  void show(FxRobot robot) {
    robot.interact(() -> scene = new Scene(window));
  }

  private Bay add(String name, Node... content) {
    Bay bay =
        bays.of(
            () -> {
              told.add("loaded " + name);
              Controller controller = new Controller() {};
              controller.until(() -> told.add("closed " + name));
              return new View(new StackPane(content), List.of(controller));
            });
    window.getChildren().add(bay);
    return bay;
  }

  private List<Boolean> filled(Bay... of) {
    return Stream.of(of).map(bay -> !bay.getChildren().isEmpty()).toList();
  }

  private void pulse() {
    assertTrue(asked, "asked for a pulse");
    asked = false;
    work.run();
  }

  @Test
  void aPaneIsLoadedAtOnceAndShownAsItsBayIs() {
    StackPane inside = new StackPane();
    Bay bay = add("a", inside);
    assertEquals(List.of("loaded a"), told);
    assertEquals(List.of(true), filled(bay));
    assertFalse(asked);
    bay.setVisible(false);
    assertFalse(inside.getParent().isVisible());
    bay.setVisible(true);
    assertTrue(inside.getParent().isVisible());
  }

  @Test
  void inAChangeNoPaneIsThereAndThenTheyComeOneAPulseWhatIsSeenFirst() {
    Bay hidden = add("hidden");
    Bay shown = add("shown");
    hidden.setVisible(false);
    Node same = shown.getChildren().getFirst();
    bays.change(
        scene,
        () -> {
          assertEquals(List.of(false, false), filled(hidden, shown));
          told.add("changed");
        });
    assertEquals(List.of(false, false), filled(hidden, shown));
    pulse();
    assertEquals(List.of(false, true), filled(hidden, shown));
    assertSame(same, shown.getChildren().getFirst());
    pulse();
    assertEquals(List.of(true, true), filled(hidden, shown));
    assertFalse(asked, "all are there");
    assertEquals(List.of("loaded hidden", "loaded shown", "changed"), told);
  }

  @Test
  void whatAChangeAddsIsLoadedWhenItsTurnHasCome() {
    Bay old = add("old");
    Bay[] added = new Bay[1];
    bays.change(
        scene,
        () -> {
          added[0] = add("new");
          bays.close(old);
        });
    assertEquals(List.of("loaded old", "closed old"), told);
    pulse();
    assertEquals(List.of(true), filled(added));
    assertEquals(List.of("loaded old", "closed old", "loaded new"), told);
    assertFalse(asked);
    bays.close(added[0]);
    assertEquals("closed new", told.getLast());
  }

  @Test
  void aSecondChangeBeforeAllAreBackLosesNone() {
    Bay one = add("one");
    Bay two = add("two");
    bays.change(scene, () -> {});
    pulse();
    bays.change(scene, () -> {});
    assertEquals(List.of(false, false), filled(one, two));
    pulse();
    pulse();
    assertEquals(List.of(true, true), filled(one, two));
    assertFalse(asked);
  }

  @Test
  void aChangeThatFailsBringsThemBack() {
    Bay bay = add("a");
    assertThrows(
        IllegalStateException.class,
        () ->
            bays.change(
                scene,
                () -> {
                  throw new IllegalStateException();
                }));
    pulse();
    assertEquals(List.of(true), filled(bay));
  }

  @Test
  void whatHadTheFocusHasItAgain(FxRobot robot) {
    TextField field = new TextField();
    TextField other = new TextField();
    add("a", field);
    window.getChildren().add(other);
    robot.interact(
        () -> {
          field.requestFocus();
          assertSame(field, scene.getFocusOwner());
          bays.change(scene, other::requestFocus);
          assertSame(other, scene.getFocusOwner());
          pulse();
          assertSame(field, scene.getFocusOwner());
        });
  }
}
