package dev.gatescope;

import dev.gatescope.session.SessionFile;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.RunLog;
import dev.gatescope.ui.UserChoices;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.export.ExportSources;
import dev.gatescope.ui.export.Exports;
import dev.gatescope.ui.export.ModelMenu;
import dev.gatescope.ui.export.OpenDialog;
import dev.gatescope.ui.export.SaveDialog;
import dev.gatescope.ui.export.TargetChooser;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Notices;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.session.FileMenu;
import dev.gatescope.ui.session.RecentFiles;
import dev.gatescope.ui.session.ReopenController;
import dev.gatescope.ui.session.SessionViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The files' part of the composition root: what is opened, saved and exported. */
final class FileWiring {
  private static final String MODELS = "*.safetensors";

  private final Notices notices;
  private final Appearance appearance;
  private final Exports exports;
  private final SessionWiring sessions;
  private final FileOpener opener;
  private final FileMenu files;
  private final ModelMenu models;

  /**
   * @param sources what exports are made of
   * @param openLesson opens a lesson's file
   * @param chooser says where a file is saved; empty for the system's own dialog
   */
  FileWiring(
      SharedModels shared,
      ExportSources sources,
      RunViewModel commands,
      DataSets dataSets,
      BackgroundWiring background,
      ChoicesWiring choicesWiring,
      Optional<Path> autosaves,
      Consumer<Path> openLesson,
      Consumer<RunHistory> passOver,
      Optional<TargetChooser> chooser) {
    notices = shared.notices();
    appearance = choicesWiring.appearance();
    UserChoices choices = choicesWiring.choices();
    RunModel run = shared.run();
    TargetChooser saveDialog =
        chooser.orElseGet(
            () -> new SaveDialog(appearance, choices::folder, choices::rememberFolder));
    exports = new Exports(sources, background.files(), saveDialog, dataSets::of, this::saved);
    sessions =
        new SessionWiring(
            new SessionViewModel(
                run,
                shared.log(),
                background.training(),
                commands,
                shared.selection(),
                shared.surgery(),
                shared.panes(),
                InstantSource.system(),
                passOver),
            background.files(),
            choices,
            notices,
            autosaves,
            background.races()::cancel,
            BackgroundWiring::later);
    follow(run, shared.log(), background.races(), shared.surgery());
    RecentFiles recent = new RecentFiles(choices);
    opener = new FileOpener(background.files(), run, commands, recent, openLesson, sessions::open);
    files =
        sessions.menu(
            run,
            commands,
            appearance,
            new OpenDialog(this::sessionsAndModels, choices::folder, choices::rememberFolder),
            saveDialog,
            recent,
            opener::open,
            this::saved);
    models =
        new ModelMenu(
            run,
            sources.shown(),
            appearance,
            background.files(),
            new OpenDialog(
                () -> new ExtensionFilter("safetensors", MODELS),
                choices::folder,
                choices::rememberFolder),
            saveDialog,
            opener::open,
            opener::asRead,
            this::saved);
  }

  private ExtensionFilter sessionsAndModels() {
    return new ExtensionFilter(
        appearance.messages().text("session.filter"), "*." + SessionFile.ENDING, MODELS);
  }

  private void follow(RunModel run, RunLog log, RaceService races, SurgeryModel surgery) {
    sessions.follow(
        run,
        save -> {
          log.onChange(save);
          races.reportsProperty().subscribe((_, _) -> save.run());
          surgery.operationsProperty().subscribe((_, _) -> save.run());
        });
  }

  private void saved(Path file) {
    Platform.runLater(() -> notices.saved(file));
  }

  /** The window over which the dialogs open. */
  void setOwner(Window owner) {
    exports.setOwner(owner);
    models.setOwner(owner);
    files.setOwner(owner);
  }

  void bind(Shortcuts keys) {
    files.bind(keys);
  }

  /** Opens a session, a lesson or a model. */
  void open(Path file) {
    opener.open(file);
  }

  /**
   * Offers the session of the last start, or opens it if the user always wants it.
   *
   * @param mayOpen false if the program was started with a file to open
   */
  void offerLastSession(boolean mayOpen) {
    sessions.start(mayOpen);
  }

  /** The session that the window has of a file; null for none. */
  ObservableValue<Path> session() {
    return files.fileProperty();
  }

  /** The menu of files, as it is at the moment. */
  List<MenuItem> fileItems() {
    return files.items();
  }

  /** The export menu, in the language of the moment. */
  List<MenuItem> exportItems() {
    List<MenuItem> items = new ArrayList<>(exports.menuItems());
    items.add(new SeparatorMenuItem());
    items.addAll(models.menuItems());
    return items;
  }

  Exports exports() {
    return exports;
  }

  ReopenController reopenController() {
    return sessions.reopenController(appearance);
  }

  /** Saves what is left to save. */
  void close() {
    sessions.close();
  }
}
