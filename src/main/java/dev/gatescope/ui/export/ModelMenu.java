package dev.gatescope.ui.export;

import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.OnnxFile;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.Engines;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.ShownReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;

/** Opening a model, ours or PyTorch's, and saving the one that is shown. */
public final class ModelMenu {
  private final RunModel run;
  private final ShownReport shown;
  private final Appearance appearance;
  private final Executor background;
  private final SourceChooser sources;
  private final TargetChooser chooser;
  private final Consumer<Path> open;
  private final Consumer<Path> saved;
  private final Supplier<Optional<Model>> asRead;
  private Window owner;

  /**
   * @param background writes; a problem there goes to its thread's handler of uncaught exceptions
   * @param open shows a model from a file
   * @param asRead the model, with all that its file said, if it is what is shown
   * @param saved told of every file, on any thread
   */
  public ModelMenu(
      RunModel run,
      ShownReport shown,
      Appearance appearance,
      Executor background,
      SourceChooser sources,
      TargetChooser chooser,
      Consumer<Path> open,
      Supplier<Optional<Model>> asRead,
      Consumer<Path> saved) {
    this.run = run;
    this.shown = shown;
    this.appearance = appearance;
    this.background = background;
    this.sources = sources;
    this.chooser = chooser;
    this.open = open;
    this.asRead = asRead;
    this.saved = saved;
  }

  /** The window over which the dialogs open. */
  public void setOwner(Window newOwner) {
    owner = newOwner;
  }

  /** The items in the language of the moment. */
  public List<MenuItem> menuItems() {
    Messages messages = appearance.messages();
    MenuItem openItem = new MenuItem(messages.text("tool.model.open"));
    openItem.setOnAction(event -> open());
    MenuItem saveItem = new MenuItem(messages.text("tool.model.save"));
    saveItem.setOnAction(event -> save());
    saveItem.disableProperty().bind(run.reportsProperty().isEqualTo(0));
    MenuItem onnxItem = new MenuItem(messages.text("tool.model.onnx"));
    onnxItem.setOnAction(event -> save("onnx", OnnxFile::write));
    onnxItem.disableProperty().bind(run.reportsProperty().isEqualTo(0));
    return List.of(openItem, saveItem, onnxItem);
  }

  private void open() {
    sources.choose(owner).ifPresent(open);
  }

  /** Asks where to, and saves the weights of the epoch that is shown. */
  public void save() {
    save("safetensors", ModelFile::write);
  }

  private void save(String ending, BiConsumer<Path, Model> format) {
    EpochReport report = shown.report();
    if (report == null) {
      return;
    }
    TrainingConfig config = run.config();
    boolean known = run.isDataKnown();
    Messages messages = appearance.messages();
    Optional<Model> read = asRead.get();
    List<String> name = new ArrayList<>(List.of("model", config.cell().id()));
    if (known) {
      name.add(Long.toString(config.seed()));
      name.add(Integer.toString(report.epoch()));
    }
    chooser
        .choose(owner, String.join("-", name) + "." + ending)
        .ifPresent(
            file ->
                background.execute(
                    () -> {
                      format.accept(
                          file,
                          read.orElseGet(
                              () ->
                                  known
                                      ? trained(report, config, messages)
                                      : Model.ofUnknownOrigin(report.weights(), config.bits())));
                      saved.accept(file);
                    }));
  }

  private static Model trained(EpochReport report, TrainingConfig config, Messages messages) {
    Engines.Selected engine = Engines.select(config.engine());
    Provenance provenance = Provenance.here(engine.id(), messages.text(engine.reason()));
    return Model.trained(report.weights(), config, report.epoch(), report.loss(), provenance);
  }
}
