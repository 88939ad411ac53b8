package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.ui.common.Views.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** A part is there if its bay has something in it. */
@ExtendWith(ApplicationExtension.class)
class BaysTest {
  private final List<String> told = new ArrayList<>();
  private boolean asked;
  private Runnable work;
  private final Bays bays =
      new Bays(
          task -> {
            work = task;
            return () -> asked = true;
          });

  private Supplier<View> loader(String name, Node... content) {
    return () -> {
      told.add("loaded " + name);
      Controller controller =
          new Controller() {
            {
              until(() -> told.add("closed " + name));
            }
          };
      return new View(new StackPane(content), List.of(controller));
    };
  }

  private Bay part(String name) {
    return bays.part(loader(name));
  }

  private static List<Boolean> filled(Bay... of) {
    return Stream.of(of).map(bay -> !bay.getChildren().isEmpty()).toList();
  }

  private void pulse() {
    assertTrue(asked, "asked for a pulse");
    asked = false;
    work.run();
  }

  private void lastPulse() {
    pulse();
    assertFalse(asked, "all are there");
  }

  @Test
  void aPaneIsLoadedAtOnceAndShownAsItsBayIs() {
    StackPane inside = new StackPane();
    Bay bay = bays.pane(loader("a", inside));
    assertEquals(List.of("loaded a"), told);
    assertEquals(List.of(true), filled(bay));
    assertFalse(asked);
    bay.setVisible(false);
    assertFalse(inside.getParent().isVisible());
    bay.setVisible(true);
    assertTrue(inside.getParent().isVisible());
  }

  @Test
  void aPartSeesToItsVisibilityItself() {
    StackPane inside = new StackPane();
    bays.part(loader("a", inside)).setVisible(false);
    inside.getParent().setVisible(true);
    assertTrue(inside.getParent().isVisible());
  }

  @Test
  void inAChangeNothingIsThereAndThenAllComeBackOneAPulseWhatIsSeenFirst() {
    Bay hidden = part("hidden");
    Bay shown = part("shown");
    hidden.setVisible(false);
    Node same = shown.getChildren().getFirst();
    bays.change(
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
    lastPulse();
    assertEquals(List.of("loaded hidden", "loaded shown", "changed"), told);
  }

  @Test
  void anEmptyBayStaysAsLargeAsItWas() {
    Bay bay = part("a");
    bay.resize(120, 30);
    bays.change(() -> {});
    assertEquals(120, bay.minWidth(-1));
    assertEquals(30, bay.minHeight(-1));
    pulse();
    assertEquals(0, bay.minWidth(-1));
    assertEquals(0, bay.minHeight(-1));
  }

  @Test
  void whatAChangeAddsIsLoadedWhenItsTurnHasCome() {
    Bay old = part("old");
    Bay[] added = new Bay[1];
    bays.change(
        () -> {
          added[0] = part("new");
          bays.close(old);
        });
    assertEquals(List.of("loaded old", "closed old"), told);
    pulse();
    assertEquals(List.of(true), filled(added));
    assertEquals(List.of("loaded old", "closed old", "loaded new"), told);
    lastPulse();
    bays.close(added[0]);
    assertEquals("closed new", told.getLast());
  }

  @Test
  void openedOnlyTheFirstIsThereUntilTheOthersAreAskedFor() {
    Bay[] made = new Bay[2];
    bays.open(
        () -> {
          made[0] = part("first");
          made[1] = part("second");
        });
    assertEquals(List.of(true, false), filled(made));
    bays.whenFull(() -> told.add("full"));
    assertFalse(asked);
    bays.fill();
    pulse();
    assertEquals(List.of(true, true), filled(made));
    lastPulse();
  }

  @Test
  void whatAPartIsMadeOfComesAfterIt() {
    Bay[] inner = new Bay[1];
    Bay[] outer = new Bay[1];
    bays.open(
        () -> {
          part("first");
          outer[0] =
              bays.part(
                  () -> {
                    inner[0] = part("inner");
                    return loader("outer").get();
                  });
        });
    bays.fill();
    pulse();
    assertEquals(List.of(true, false), filled(outer[0], inner[0]));
    pulse();
    assertEquals(List.of(true, true), filled(outer[0], inner[0]));
  }

  @Test
  void aSecondChangeBeforeAllAreBackLosesNone() {
    Bay one = part("one");
    Bay two = part("two");
    bays.change(() -> {});
    pulse();
    bays.change(() -> {});
    assertEquals(List.of(false, false), filled(one, two));
    pulse();
    pulse();
    assertEquals(List.of(true, true), filled(one, two));
    lastPulse();
  }

  @Test
  void aChangeThatFailsBringsThemBack() {
    Bay bay = part("a");
    assertThrows(
        IllegalStateException.class,
        () ->
            bays.change(
                () -> {
                  throw new IllegalStateException();
                }));
    pulse();
    assertEquals(List.of(true), filled(bay));
  }

  @Test
  void whatIsToComeAtTheEndComesOnceInThePulseAfterTheLast() {
    part("a");
    bays.change(() -> {});
    bays.whenFull(() -> told.add("full"));
    pulse();
    assertEquals(List.of("loaded a"), told);
    lastPulse();
    assertEquals(List.of("loaded a", "full"), told);
    bays.whenFull(() -> told.add("again"));
    lastPulse();
    assertEquals(List.of("loaded a", "full", "again"), told);
  }

  @Test
  void whereOneOfThemChangesTheWindowTheNextWaitsUntilAllIsBack() {
    Bay bay = part("a");
    bays.whenFull(() -> bays.change(() -> told.add("changed")));
    bays.whenFull(() -> told.add("full " + filled(bay)));
    pulse();
    assertEquals(List.of("loaded a", "changed"), told);
    pulse();
    lastPulse();
    assertEquals(List.of("loaded a", "changed", "full [true]"), told);
  }
}
