package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.LogFile;
import dev.gatescope.file.UserFiles;
import dev.gatescope.lstm.GateTrace;
import dev.gatescope.lstm.Network;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.FakeRuns;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.SampleTraces;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

/** What tests of the whole window share: runs of five epochs that learn nothing, eyes and hands. */
@ExtendWith(ApplicationExtension.class)
abstract class WholeWindow {
  private static final long PATIENCE_MILLIS = 60_000;

  final FakeRuns runs = new FakeRuns();
  final FxRobot robot = new FxRobot();
  Stage stage;
  WindowWiring wiring;
  private boolean stands;
  @TempDir Path folder;
  private Thread.UncaughtExceptionHandler outside;
  private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();

  /** A stage of its own: what hangs on the one that TestFX keeps would stay for all tests. */
  void take() {
    stage = new Stage();
    outside = Thread.getDefaultUncaughtExceptionHandler();
  }

  /** Shows a new window with a run that waits, at the size of a small screen. */
  void showWaiting() {
    take();
    stand(window(new Tracer()::trace, Optional.empty()));
    size(1280, 800);
  }

  /** Makes the window small or large, whatever it asked for. */
  void size(double width, double height) {
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setWidth(width);
    stage.setHeight(height);
  }

  /** A window that is not shown yet. */
  WindowWiring window(BiFunction<Network, Subtraction, GateTrace> trace, Optional<Path> settings) {
    return new WindowWiring(
        runs,
        trace,
        TrainingConfig.article().withEpochs(5),
        settings.map(UserFiles::beside),
        Locale.ENGLISH,
        new LogFile(folder.resolve("logs")));
  }

  /**
   * The same at once, with panes of the cell that show nothing.
   *
   * @param settings the file of what was chosen; empty for none
   */
  void showBlank(Optional<Path> settings) {
    stand(window(SampleTraces::blank, settings));
  }

  /** Shows a window with a run that waits. */
  void stand(WindowWiring shown) {
    stand(shown, () -> {});
  }

  /**
   * The same.
   *
   * @param afterwards what the program does when the run waits
   */
  void stand(WindowWiring shown, Runnable afterwards) {
    wiring = shown;
    stands = false;
    shown.show(
        stage,
        () -> {
          shown.beginRun();
          afterwards.run();
          stands = true;
        });
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, defect) -> {
          // One that says what is wrong is for the user to read.
          if (!(defect instanceof ProblemException) && !Soak.isOfHeadlessPlatform(defect)) {
            defects.add(defect);
          }
          handler.uncaughtException(thread, defect);
        });
  }

  /** A test that goes to the parts by itself, too, finds them all. */
  @BeforeEach
  void standing() {
    settle();
  }

  @AfterEach
  void close() {
    Thread.setDefaultUncaughtExceptionHandler(outside);
    robot.interact(
        () -> {
          stage.hide();
          wiring.close();
        });
    Throwable defect = defects.poll();
    if (defect != null) {
      throw new AssertionError("the window has gone wrong in silence", defect);
    }
  }

  /** For a test that makes one on purpose. */
  void forgetDefects() {
    defects.clear();
  }

  <T extends Node> T find(String query) {
    settle();
    return onFx(() -> robot.lookup(query).query());
  }

  <T extends Node> T find(String query, Class<T> type) {
    settle();
    return onFx(() -> robot.lookup(query).queryAllAs(type).iterator().next());
  }

  /** Waits until all parts of the window are in it, unless on the JavaFX thread. */
  void settle() {
    if (!Platform.isFxApplicationThread()) {
      await(() -> stands);
      CountDownLatch full = new CountDownLatch(1);
      robot.interact(() -> wiring.whenFull(full::countDown));
      await(() -> full.getCount() == 0);
    }
  }

  String label(String query) {
    Label label = find(query);
    return onFx(label::getText);
  }

  String field(String query) {
    TextField field = find(query);
    return onFx(field::getText);
  }

  void type(String query, String text) {
    TextField field = find(query);
    robot.interact(() -> field.setText(text));
  }

  void fire(String query) {
    fire(this.<ButtonBase>find(query));
  }

  void fire(ButtonBase button) {
    robot.interact(button::fire);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void focus(String query) {
    Node node = find(query);
    robot.interact(node::requestFocus);
  }

  void press(KeyCode code) {
    press(code, false, false);
  }

  /** Presses a key where the focus is. */
  void press(KeyCode code, boolean shift, boolean control) {
    settle();
    robot.interact(
        () ->
            stage
                .getScene()
                .getFocusOwner()
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Text is not to be laid out by two threads at once, and even a look at a node may do that. */
  static <T> T onFx(Callable<T> look) {
    try {
      return Platform.isFxApplicationThread()
          ? look.call()
          : WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, look);
    } catch (EmptyNodeQueryException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static void await(Callable<Boolean> condition) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!onFx(() -> holds(condition))) {
      assertTrue(System.nanoTime() < deadline, "waited too long");
      WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Not while what it looks at is not there yet. */
  private static boolean holds(Callable<Boolean> condition) throws Exception {
    try {
      return condition.call();
    } catch (EmptyNodeQueryException e) {
      return false;
    }
  }
}
