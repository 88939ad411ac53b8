package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import de.sandec.jmemorybuddy.JMemoryBuddy.MemoryTestAPI;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.Tracer;
import dev.gatescope.file.LogFile;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import dev.gatescope.train.TrainingListener;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.background.Runs;
import dev.gatescope.ui.background.Survey;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.model.TraceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** What is over is let go: the collector can take it, whatever else goes on. */
class LeakTest {
  private static final int EPOCHS = 3;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Thread.UncaughtExceptionHandler outside =
      Thread.getDefaultUncaughtExceptionHandler();
  private final List<Object> ofRun = new CopyOnWriteArrayList<>();
  private OpenWindow window;
  @TempDir private Path folder;

  /** What may throw. */
  private interface Body {
    void run(MemoryTestAPI checker) throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    Platform.setImplicitExit(false);
  }

  @AfterEach
  void restore() throws Exception {
    if (window != null) {
      window.close();
    }
    Thread.setDefaultUncaughtExceptionHandler(outside);
  }

  @Test
  void aClosedWindow() {
    memoryTest(
        checker -> {
          OpenWindow closing = open(new WindowRuns());
          closing.train(EPOCHS);
          look(closing);
          // With no view that plays it, a loop has a clock of its own.
          closing.press("showHeat");
          closing.press("language");
          closing.press("time-loop");
          closing.press("time-play");
          checker.assertCollectable(closing.wiring());
          checker.assertCollectable(closing.stage());
          checker.assertCollectable(closing.scene().getRoot());
          closing.close();
          Thread.setDefaultUncaughtExceptionHandler(outside);
          // JavaFX itself keeps the way to what it has drawn last in each part of a window
          // (ViewPainter.ROOT_PATHS) until it draws as many parts of another.
          window = open(new WindowRuns());
          look(window);
        });
  }

  @Test
  void thePanesAndChartsOfTheLanguageBefore() throws Exception {
    window = open(new WindowRuns());
    window.train(EPOCHS);
    look(window);
    memoryTest(
        checker -> {
          List<Node> panes = OpenWindow.onFx(this::panes);
          assertTrue(panes.size() >= 5 + tabs(window).size(), panes::toString);
          panes.forEach(checker::assertCollectable);
          window.press("language");
          window.settle();
          Node ofNewView = OpenWindow.onFx(() -> window.find("lossArea"));
          checker.assertNotCollectable(ofNewView);
        });
  }

  /** What it reported stays: the list of runs has it, within its budget. */
  @Test
  void aRunThatWasEnded() throws Exception {
    window = open(this::noting);
    window.train(EPOCHS);
    look(window);
    memoryTest(
        checker -> {
          assertEquals(1, ofRun.size());
          ofRun.forEach(checker::assertCollectable);
          window.press("rewind");
          await(() -> window.text("epochText").equals("0 / " + EPOCHS));
          ofRun.clear();
        });
  }

  @Test
  void theDialogOfAPictureThatWasSaved() throws Exception {
    window = open(new WindowRuns());
    window.train(EPOCHS);
    await(() -> window.wiring().trace().get() != null);
    memoryTest(
        checker -> {
          int pictures = 0;
          int files = 0;
          for (int i = 0; i < menu().size(); i++) {
            int index = i;
            files += OpenWindow.onFx(() -> fire(menu().get(index))) ? 1 : 0;
            Stage dialog = OpenWindow.onFx(this::dialog);
            if (dialog != null) {
              pictures++;
              checker.assertCollectable(dialog);
              checker.assertCollectable(dialog.getScene());
              OpenWindow.onFx(() -> fire((Button) dialog.getScene().lookup("#export-save")));
              await(() -> !dialog.isShowing());
            }
          }
          assertTrue(pictures >= 4, "plots, cell and steps");
          // Files are written in the background.
          assertTrue(files > pictures, "tables too");
          int expected = files;
          await(() -> saved() == expected);
        });
  }

  private long saved() throws IOException {
    try (Stream<Path> saved = Files.list(folder.resolve("saved"))) {
      return saved.filter(file -> !file.toString().endsWith(".tmp")).count();
    }
  }

  @Test
  void theAnswersOfASurveyThatIsNotAskedAnyMore() {
    AnalysisService service =
        new AnalysisService(
            new Tracer()::trace,
            new TraceModel(),
            Runnable::run,
            new Turns(() -> 0, () -> 0, task -> task));
    Survey<String, Object> survey = service.survey(question -> new Object());
    memoryTest(
        checker -> {
          Object question = new Object();
          Survey<Object, Object> dropped = service.survey(asked -> List.of(asked));
          dropped.ask(question);
          await(() -> dropped.answer() != null);
          checker.assertCollectable(question);
          checker.assertCollectable(dropped);
          survey.ask("a question");
          await(() -> survey.answer() != null);
          checker.assertCollectable(survey.answer());
          survey.ask(null);
          checker.assertNotCollectable(survey);
        });
    assertFalse(survey.busyProperty().get());
  }

  @Test
  void theEngineOfAnotherShape() {
    NetworkEngine engines = new NetworkEngine();
    memoryTest(
        checker -> {
          Network first = network(CellType.LSTM);
          checker.assertCollectable(first);
          checker.assertCollectable(engines.with(first));
          checker.assertNotCollectable(engines.with(network(CellType.GRU)));
        });
    engines.close();
  }

  private static Network network(CellType cell) {
    return Network.of(Weights.initial(new WeightLayout(cell, 5), new TorchRandom(1)));
  }

  private static void memoryTest(Body body) {
    JMemoryBuddy.memoryTest(
        checker -> {
          try {
            body.run(checker);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private OpenWindow open(Runs runs) throws Exception {
    Path saved = Files.createDirectories(folder.resolve("saved"));
    return OpenWindow.of(
        () ->
            new WindowWiring(
                runs,
                new Tracer()::trace,
                TrainingConfig.article().withEpochs(EPOCHS),
                Optional.empty(),
                Locale.ENGLISH,
                new LogFile(folder.resolve("logs")),
                Optional.of((owner, name) -> Optional.of(saved.resolve(name)))));
  }

  private TrainingState noting(
      TrainingConfig config, TrainingControl control, TrainingListener listener) {
    ofRun.add(control);
    return new WindowRuns().run(config, control, listener);
  }

  /** Shows every pane once, with what it has to show. */
  private static void look(OpenWindow window) throws Exception {
    for (String button : List.of("showHeat", "showArithmetic", "showRules", "showSettings")) {
      window.press(button);
    }
    for (String tab : tabs(window)) {
      window.showTab(tab.substring("dock-".length()));
    }
    for (String button : List.of("showFlow", "showPlots", "showSum")) {
      window.press(button);
    }
  }

  private static List<String> tabs(OpenWindow window) throws Exception {
    return OpenWindow.onFx(
        () -> ((TabPane) window.find("tabPane")).getTabs().stream().map(Tab::getId).toList());
  }

  private List<Node> panes() {
    List<Node> panes = new ArrayList<>();
    // The root itself stays, and has the view of one language after the other.
    panes.add(window.scene().getRoot().getChildrenUnmodifiable().getFirst());
    panes.addAll(((Pane) window.find("lossArea")).getChildren());
    panes.addAll(((Pane) window.find("errorArea")).getChildren());
    for (Tab tab : ((TabPane) window.find("tabPane")).getTabs()) {
      panes.add(tab.getContent());
    }
    return panes;
  }

  private ObservableList<MenuItem> menu() {
    MenuButton export = (MenuButton) window.find("export");
    if (export.getItems().isEmpty()) {
      export.show();
      export.hide();
    }
    return export.getItems();
  }

  /** Whether the item saves a file, or asks how to. */
  private static boolean fire(MenuItem item) {
    try {
      item.fire();
      return item.getOnAction() != null;
    } catch (UnsupportedOperationException e) {
      // It opens a file with the system's own dialog, which there is not without a display.
      return false;
    }
  }

  private static Void fire(Button button) {
    button.fire();
    return null;
  }

  private Stage dialog() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .filter(stage -> window.stage().equals(stage.getOwner()))
        .findFirst()
        .orElse(null);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      assertTrue(System.nanoTime() - start < PATIENCE_NANOS, "waited too long");
      Thread.sleep(20);
    }
  }
}
