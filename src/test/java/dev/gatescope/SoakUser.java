package dev.gatescope;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Somebody who does, as chance will have it, whatever the window offers: a weighted list of what
 * users do, and beside it, by a {@link SoakHand}, anything that can be pressed, typed, chosen,
 * dragged or pointed at.
 */
final class SoakUser {
  private static final List<String> HIDDEN_SIZES = List.of("4", "8", "16", "32");
  private static final List<String> WIDTHS = List.of("4", "6", "8", "8", "8", "12");
  private static final List<String> EPOCHS = List.of("5", "20", "40", "100");
  private static final List<String> SAMPLES = List.of("500", "2000", "10000");

  private static final List<String> TABS =
      List.of(
          "predictions",
          "map",
          "probe",
          "atlas",
          "surgery",
          "stretch",
          "gradients",
          "race",
          "quiz",
          "weights");

  /** What it does on the JavaFX thread. */
  private interface Deed {
    void run() throws Exception;
  }

  private record Action(String name, int weight, Deed deed) {}

  private final Random random;
  private final SoakHand hand;
  private final List<Path> models;
  private final Map<String, Integer> done = new TreeMap<>();
  private final List<Action> actions;
  private OpenWindow window;
  private volatile String detail = "";

  /**
   * @param models files that can be opened
   */
  SoakUser(long seed, List<Path> models) {
    random = new Random(seed);
    hand = new SoakHand(random, now -> detail = now);
    this.models = List.copyOf(models);
    actions =
        List.of(
            new Action("train or pause", 10, () -> press("train")),
            new Action("one epoch", 3, () -> press("step")),
            new Action("rewind", 3, () -> press("rewind")),
            new Action("new seed", 2, () -> press("newSeed")),
            new Action("stop", 1, () -> press("cancel")),
            new Action(
                "look at an epoch", 6, () -> hand.slide((Slider) window.find("epochSlider"))),
            new Action("play the epochs", 2, () -> press("playEpochs")),
            new Action("look at the newest", 2, () -> press("latest")),
            new Action("switch the cell", 3, this::settings),
            new Action("pair", 5, this::pair),
            new Action("language", 3, () -> press("language")),
            new Action("look", 3, () -> hand.menu((MenuButton) window.find("view"))),
            new Action("centre", 4, () -> press(any("showFlow", "showHeat", "showArithmetic"))),
            new Action("left", 2, () -> press(any("showSum", "showSettings"))),
            new Action("right", 2, () -> press(any("showPlots", "showRules"))),
            new Action("tab", 10, () -> tab(TABS.get(random.nextInt(TABS.size())))),
            new Action("dock", 3, () -> press(any("dockToggle", "dockFull"))),
            new Action("export", 5, () -> hand.menu((MenuButton) window.find("export"))),
            new Action("open a model", 2, this::open),
            new Action("surgery", 5, this::surgery),
            new Action("key", 8, () -> hand.key(window.scene())),
            new Action("size", 2, this::resize),
            new Action("play", 2, () -> press("time-play")),
            new Action("anything", 30, () -> hand.anything(window.scene())));
  }

  /** From now on it uses this window. */
  void use(OpenWindow newWindow) {
    window = newWindow;
  }

  /** Where a file goes that is saved; now and then the user thinks better of it. */
  Optional<Path> chooseTarget(Path folder, String name) {
    return random.nextInt(10) == 0 ? Optional.empty() : Optional.of(folder.resolve(name));
  }

  /** What it does at the moment, or did last. */
  String doing() {
    return detail;
  }

  /** Does one thing and returns what it was. */
  String act(GapWatch watch) throws Exception {
    Action chosen = choose();
    watch.now(chosen.name);
    detail = chosen.name;
    // After a change of language or colours the parts come back one after another.
    window.whenFull(
        () -> {
          closePopups();
          Optional<Stage> dialog = dialog();
          if (dialog.isPresent()) {
            answer(dialog.get());
          } else {
            chosen.deed.run();
          }
          return null;
        });
    done.merge(chosen.name, 1, Integer::sum);
    watch.now(detail);
    return detail;
  }

  /** How often it did what. */
  Map<String, Integer> done() {
    return Map.copyOf(done);
  }

  /** Closes all that is open over the window. */
  void closeDialogs() throws Exception {
    OpenWindow.onFx(
        () -> {
          closePopups();
          dialogs().forEach(Stage::hide);
          return null;
        });
  }

  private Action choose() {
    int at = random.nextInt(actions.stream().mapToInt(Action::weight).sum());
    for (Action action : actions) {
      at -= action.weight;
      if (at < 0) {
        return action;
      }
    }
    throw new AssertionError("the weights changed");
  }

  private static void closePopups() {
    List.copyOf(Window.getWindows()).stream()
        .filter(PopupWindow.class::isInstance)
        .forEach(Window::hide);
  }

  private List<Stage> dialogs() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .filter(stage -> window.stage().equals(stage.getOwner()))
        .toList();
  }

  private Optional<Stage> dialog() {
    return dialogs().stream().findFirst();
  }

  private void answer(Stage dialog) {
    detail = "in the dialog " + dialog.getTitle();
    Node save = dialog.getScene().lookup("#export-save");
    switch (random.nextInt(4)) {
      case 0 -> dialog.hide();
      case 1 -> hand.anything(dialog.getScene());
      default -> {
        if (save instanceof ButtonBase button && !button.isDisabled()) {
          button.fire();
        } else {
          dialog.hide();
        }
      }
    }
  }

  private String any(String... ids) {
    return ids[random.nextInt(ids.length)];
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void press(String id) {
    if (window.find(id) instanceof ButtonBase button && !button.isDisabled()) {
      detail = id;
      button.fire();
    }
  }

  private void tab(String view) {
    detail = "tab " + view;
    TabPane tabs = (TabPane) window.find("tabPane");
    tabs.getTabs().stream()
        .filter(tab -> tab.getId().equals("dock-" + view))
        .forEach(tabs.getSelectionModel()::select);
  }

  private void pair() {
    if (random.nextBoolean()) {
      hand.menu((MenuButton) window.find("presets"));
    } else {
      text("aField", hand.number());
      text("bField", hand.number());
    }
  }

  private void text(String id, String value) {
    if (window.find(id) instanceof TextField field) {
      field.setText(value);
    }
  }

  private void settings() {
    press("showSettings");
    if (window.find("cell") instanceof ChoiceBox<?> cell) {
      cell.getSelectionModel().select(random.nextInt(cell.getItems().size()));
      text("hidden_size", any(HIDDEN_SIZES));
      text("bits", any(WIDTHS));
      text("epochs", any(EPOCHS));
      text("samples", any(SAMPLES));
      detail = "settings";
      press("apply");
    }
  }

  private void open() {
    Path file = models.get(random.nextInt(models.size()));
    detail = "open " + file.getFileName();
    window.wiring().fileOpener().accept(file);
  }

  private void surgery() {
    tab("surgery");
    detail = "surgery";
    press(any("add", "add", "undo", "redo", "clear", "liftSurgery"));
  }

  private void resize() {
    detail = "size";
    Stage stage = window.stage();
    stage.setWidth(1024 + random.nextInt(300));
    stage.setHeight(640 + random.nextInt(200));
  }
}
