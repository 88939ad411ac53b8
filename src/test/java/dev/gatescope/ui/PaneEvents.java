package dev.gatescope.ui;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.testfx.api.FxRobot;

/** Keys and mouse for tests, sent to a node itself: independent of where its window stands. */
public final class PaneEvents {
  private PaneEvents() {}

  /** A key on a node, wherever the focus is. */
  public static void press(FxRobot robot, String id, KeyCode key) {
    Node node = robot.lookup(id).query();
    robot.interact(
        () ->
            Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
  }

  /** The mouse pressed at a point of a node. */
  public static void click(FxRobot robot, String id, double x, double y) {
    mouse(robot, robot.lookup(id).query(), MouseEvent.MOUSE_PRESSED, x, y);
  }

  /** Sends an event at a point of a node; events know scene coordinates. */
  public static void mouse(
      FxRobot robot, Node node, EventType<MouseEvent> type, double x, double y) {
    robot.interact(
        () -> {
          Point2D at = node.localToScene(x, y);
          PickResult pick = new PickResult(node, at.getX(), at.getY());
          Event.fireEvent(
              node,
              new MouseEvent(
                  type,
                  at.getX(),
                  at.getY(),
                  0,
                  0,
                  MouseButton.PRIMARY,
                  1,
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  false,
                  true,
                  false,
                  true,
                  pick));
        });
  }
}
