package dev.gatescope.ui;

import dev.gatescope.file.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * Where the window stood, in pixels of the desktop.
 *
 * @param maximized whether it filled the screen; the rest is then where it stood before
 */
record WindowPlace(int x, int y, int width, int height, boolean maximized) {
  static final Setting<WindowPlace> SETTING =
      new Setting<>("window", WindowPlace::text, WindowPlace::of);

  private static final String MAXIMIZED = "maximized";
  private static final int FARTHEST = 100_000;

  /** As much of the title bar must be on a screen for the window to be moved. */
  private static final int GRIP_WIDTH = 120;

  private static final int GRIP_HEIGHT = 30;

  private String text() {
    String place = x + " " + y + " " + width + " " + height;
    return maximized ? place + " " + MAXIMIZED : place;
  }

  private static Optional<WindowPlace> of(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 4 && !(parts.length == 5 && parts[4].equals(MAXIMIZED))) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Setting.wholeNumber(parts[i], i < 2 ? -FARTHEST : 1, FARTHEST).ifPresent(numbers::add);
    }
    return numbers.size() < 4
        ? Optional.empty()
        : Optional.of(
            new WindowPlace(
                numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), parts.length == 5));
  }

  /**
   * The place if a window there can be seen and moved, no larger than its screen.
   *
   * @param screens the parts of all screens that no panel covers
   */
  Optional<WindowPlace> on(List<Rectangle2D> screens) {
    Rectangle2D titleBar = new Rectangle2D(x, y, width, GRIP_HEIGHT);
    return screens.stream()
        .filter(
            screen ->
                overlap(screen.getMinX(), screen.getMaxX(), x, titleBar.getMaxX())
                        >= Math.min(GRIP_WIDTH, width)
                    && y >= screen.getMinY()
                    && titleBar.getMaxY() <= screen.getMaxY())
        .findFirst()
        .map(
            screen ->
                new WindowPlace(
                    x,
                    y,
                    (int) Math.min(width, screen.getWidth()),
                    (int) Math.min(height, screen.getHeight()),
                    maximized));
  }

  private static double overlap(double begin, double end, double otherBegin, double otherEnd) {
    return Math.min(end, otherEnd) - Math.max(begin, otherBegin);
  }
}
