package dev.gatescope;

import dev.gatescope.file.LogFile;
import dev.gatescope.file.lesson.Lesson;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.UserChoices;
import dev.gatescope.ui.background.Aside;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.export.OpenDialog;
import dev.gatescope.ui.export.SourceChooser;
import dev.gatescope.ui.formula.Formulas;
import dev.gatescope.ui.formula.Typesetter;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.lesson.LessonController;
import dev.gatescope.ui.lesson.LessonModel;
import dev.gatescope.ui.lesson.Places;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.TraceModel;
import dev.gatescope.ui.tour.TourController;
import dev.gatescope.ui.tour.TourModel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The lesson's and the tour's part of the composition root. */
final class LessonWiring {
  private final Aside aside = new Aside("gatescope-lesson", Platform::runLater);
  private final Typesetter typesetter = new Typesetter();
  private final Formulas formulas;
  private final LessonModel model;
  private final Consumer<Path> opener;
  private SourceChooser sources;
  private final TourModel tour;

  LessonWiring(
      Selection selection,
      RunModel run,
      SurgeryModel surgery,
      LayoutModel layout,
      DockModel dock,
      LogFile log) {
    formulas =
        new Formulas(
            typesetter::set,
            aside,
            Platform::runLater,
            problem -> log.warning("a formula is not set", problem));
    Places places = new Places(layout, dock);
    record Shipped(Consumer<Lesson> then, Lesson lesson) {}
    model =
        new LessonModel(
            selection,
            run,
            surgery,
            aside.inBackground(
                then -> new Shipped(then, LessonReader.article()),
                read -> read.then.accept(read.lesson)),
            file -> open(file),
            places::show);
    tour = new TourModel(places::show);
    record Opened(Path file, Lesson lesson) {}
    opener =
        aside.inBackground(
            file -> new Opened(file, LessonReader.read(file, typesetter::problem)),
            opened -> model.open(opened.file, opened.lesson));
  }

  LessonModel model() {
    return model;
  }

  TourModel tour() {
    return tour;
  }

  /** The lesson is left where it was and the tour is offered until it was had. */
  void follow(UserChoices choices) {
    choices.follow(model);
    choices.follow(tour);
    sources =
        new OpenDialog(
            () -> new ExtensionFilter("YAML", "*.yaml", "*.yml"),
            choices::folder,
            choices::rememberFolder);
  }

  /** Shows the lesson of a file; one that is wrong is said and changes nothing. */
  void open(Path file) {
    opener.accept(file.toAbsolutePath());
  }

  LessonController controller(TraceModel traces, Appearance appearance, Shortcuts keys) {
    return new LessonController(model, traces, formulas, appearance, keys);
  }

  TourController tourController(Appearance appearance, Consumer<Runnable> whenFull) {
    return new TourController(tour, appearance, whenFull);
  }

  List<MenuItem> menuItems(Messages messages, Window owner) {
    MenuItem learn = new MenuItem(messages.text("lesson.menu"));
    learn.setId("help-lesson");
    learn.setOnAction(_ -> model.toggle());
    MenuItem open = new MenuItem(messages.text("lesson.menu.open"));
    open.setOnAction(_ -> sources.choose(owner).ifPresent(this::open));
    MenuItem ours = new MenuItem(messages.text("lesson.menu.shipped"));
    ours.visibleProperty().bind(model.fileProperty().isNotNull());
    ours.setOnAction(_ -> model.openShipped());
    MenuItem look = new MenuItem(messages.text("tour.menu"));
    look.setId("help-tour");
    look.setOnAction(_ -> tour.start());
    return List.of(learn, open, ours, look);
  }
}
