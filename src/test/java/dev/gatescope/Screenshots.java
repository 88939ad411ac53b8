package dev.gatescope;

import dev.gatescope.train.TrainingConfig;
import io.fair_acc.chartfx.utils.WriteFxImage;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Pictures of the window after a real run, for the README and the guide: {@code mvn -Pscreenshots}
 * makes all of {@code src/site/images} anew. It needs a display of 1920 x 1080 or more; Xvfb will
 * do.
 */
final class Screenshots {
  /** Enough for curves, early enough for errors to be seen. */
  private static final int EPOCHS = 6;

  /** Longer than the table's pace and the analysis take together. */
  private static final long SETTLE_MILLIS = 2_000;

  /** Taken with units looked for in the heat maps. */
  private static final String FOUND = "find-light";

  private static final int NEWEST = Integer.MAX_VALUE;

  /**
   * @param name of the file
   * @param centre id of the button that shows the pane
   * @param right the same of the right column
   * @param dock the pane of the dock
   * @param full whether the dock takes the whole window
   * @param epoch that is looked at; {@link #NEWEST} for the last
   */
  private record Shot(
      String name,
      int width,
      int height,
      boolean dark,
      boolean chinese,
      String left,
      String centre,
      String right,
      String dock,
      boolean full,
      int epoch) {
    Shot(
        String name,
        int width,
        int height,
        boolean dark,
        boolean chinese,
        String left,
        String centre) {
      this(
          name,
          width,
          height,
          dark,
          chinese,
          left,
          centre,
          "showPlots",
          "predictions",
          false,
          NEWEST);
    }

    /** A pane of the dock with the window to itself. */
    static Shot dock(String name, boolean dark, boolean chinese, String dock, int epoch) {
      return new Shot(
          name, 1280, 800, dark, chinese, "showSum", "showFlow", "showPlots", dock, true, epoch);
    }
  }

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("window-light", 1280, 800, false, false, "showSum", "showFlow"),
          // Before the wide ones: a column that a larger window has made narrow stays so.
          new Shot(
              "rules-light",
              1280,
              800,
              false,
              false,
              "showSum",
              "showHeat",
              "showRules",
              "predictions",
              false,
              NEWEST),
          new Shot("heat-light", 1280, 800, false, false, "showSum", "showHeat"),
          new Shot(FOUND, 1280, 800, false, false, "showSum", "showHeat"),
          new Shot("settings-light", 1280, 800, false, false, "showSettings", "showFlow"),
          new Shot("wide-light", 1920, 1080, false, false, "showSum", "showFlow"),
          new Shot("wide-dark", 1920, 1080, true, false, "showSum", "showArithmetic"),
          new Shot("arithmetic-dark", 1280, 800, true, false, "showSum", "showArithmetic"),
          new Shot("window-dark-zh", 1280, 800, true, true, "showSum", "showFlow"),
          new Shot("heat-dark-zh", 1280, 800, true, true, "showSettings", "showHeat"),
          Shot.dock("map-light", false, false, "map", 2),
          Shot.dock("probe-light", false, false, "probe", 2),
          Shot.dock("atlas-light", false, false, "atlas", 2),
          Shot.dock("weights-light", false, false, "weights", NEWEST),
          Shot.dock("gradients-dark", true, false, "gradients", NEWEST),
          Shot.dock("stretch-light", false, false, "stretch", NEWEST),
          Shot.dock("surgery-light", false, false, "surgery", NEWEST),
          Shot.dock("surgery-dark-zh", true, true, "surgery", NEWEST),
          Shot.dock("quiz-light", false, false, "quiz", NEWEST));

  /** Taken when a race has been run. */
  private static final Shot RACE = Shot.dock("race-light", false, false, "race", NEWEST);

  /** Taken with the runs of the race in the list. */
  private static final Shot RUNS = Shot.dock("runs-light", false, false, "runs", NEWEST);

  /** Taken with the lesson open. */
  private static final Shot LESSON =
      new Shot("lesson-light", 1280, 800, false, false, "showSum", "showFlow");

  private final OpenWindow window;
  private final Path folder;
  private boolean dark;
  private boolean chinese;
  private boolean full;

  private Screenshots(OpenWindow window, Path folder) {
    this.window = window;
    this.folder = folder;
  }

  /**
   * @param arguments the folder for the pictures, and how many epochs to train
   */
  public static void main(String[] arguments) {
    Tool.main(() -> takeAll(arguments));
  }

  private static void takeAll(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "src/site/images");
    int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : EPOCHS;
    OpenWindow window =
        OpenWindow.of(new WindowRuns(), TrainingConfig.article().withEpochs(epochs));
    window.train(epochs);
    Files.createDirectories(folder);
    Screenshots screenshots = new Screenshots(window, folder);
    for (Shot shot : SHOTS) {
      screenshots.take(shot);
    }
    screenshots.take(RACE);
    window.race();
    screenshots.take(RACE);
    screenshots.take(RUNS);
    // The dock beside the columns again, before the lesson points at one of them.
    screenshots.take(LESSON);
    window.openLesson();
    screenshots.take(LESSON);
  }

  private void take(Shot shot) throws Exception {
    window.resize(shot.width, shot.height);
    if (dark != shot.dark) {
      window.choose("view", shot.dark ? "view-dark" : "view-light");
      dark = shot.dark;
    }
    if (chinese != shot.chinese) {
      window.press("language");
      chinese = shot.chinese;
    }
    window.settle();
    window.press(shot.left);
    window.press(shot.centre);
    window.press(shot.right);
    window.showTab(shot.dock);
    window.showEpoch(shot.epoch);
    if (full != shot.full) {
      window.press("dockFull");
      full = shot.full;
    }
    Thread.sleep(SETTLE_MILLIS);
    boolean operated = shot.dock.equals("surgery");
    boolean found = shot.name.equals(FOUND);
    if (operated || found) {
      window.press(operated ? "try-SILENCE" : "heatBrush");
      Thread.sleep(SETTLE_MILLIS);
    }
    ByteBuffer png = OpenWindow.onFx(() -> WriteFxImage.encode(window.scene().snapshot(null)));
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(shot.name + ".png"),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (png.hasRemaining()) {
        file.write(png);
      }
    }
    if (operated || found) {
      window.press(operated ? "liftSurgery" : "heatBrush");
    }
  }
}
