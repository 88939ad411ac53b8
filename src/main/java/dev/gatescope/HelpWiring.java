package dev.gatescope;

import dev.gatescope.file.LogFile;
import dev.gatescope.file.Provenance;
import dev.gatescope.lstm.Engines;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.ErrorReporter;
import dev.gatescope.ui.background.AnalysisService;
import dev.gatescope.ui.help.AboutDialog;
import dev.gatescope.ui.help.DefectDialog;
import dev.gatescope.ui.help.Diagnostics;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.RunViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;

/** The help's part of the composition root: what the program says of itself and its defects. */
final class HelpWiring {
  private final RunModel run;
  private final RunViewModel commands;
  private final Appearance appearance;
  private final Optional<Path> settings;
  private final LogFile log;
  private final ErrorReporter errors;
  private final AboutDialog about;
  private final DefectDialog defects;
  private Window owner;

  HelpWiring(
      RunModel run,
      RunViewModel commands,
      ChoicesWiring choices,
      AnalysisService analysis,
      LogFile log) {
    this.run = run;
    this.commands = commands;
    this.log = log;
    appearance = choices.appearance();
    settings = choices.file();
    errors =
        new ErrorReporter(
            log::warning, problem -> Platform.runLater(() -> commands.report(problem)), this::show);
    about = new AboutDialog(appearance, this::diagnostics, log, analysis.thread());
    defects = new DefectDialog(appearance, about::diagnosticsText, log.folder());
  }

  /**
   * From now on what nobody catches is said in the window.
   *
   * @param newOwner the window over which the dialogs open
   */
  void install(Window newOwner) {
    owner = newOwner;
    Thread.setDefaultUncaughtExceptionHandler(errors);
  }

  private void show(ErrorReporter.Defect defect) {
    Platform.runLater(
        () -> {
          if (!defects.show(owner, defect.error(), defect.thread())) {
            commands.report(Problem.of("window.unexpected", defect.error().toString()));
          }
        });
  }

  private Diagnostics diagnostics() {
    Engines.Selected engine = BackgroundWiring.engine(run.config());
    Provenance versions = Provenance.here(engine.id(), "");
    List<Diagnostics.Fact> facts = new ArrayList<>();
    facts.add(new Diagnostics.Fact("about.program", versions.program()));
    facts.addAll(Diagnostics.ofMachine());
    facts.add(new Diagnostics.Fact("about.nd4j", versions.nd4j()));
    facts.add(
        new Diagnostics.Fact(
            "about.engine", engine.id() + ": " + appearance.messages().text(engine.reason())));
    settings.ifPresent(file -> facts.add(new Diagnostics.Fact("about.settings", file.toString())));
    facts.add(new Diagnostics.Fact("about.logFolder", log.folder().toString()));
    return new Diagnostics(facts);
  }

  /** Opens the dialog about the program; in the language of the moment. */
  MenuItem aboutItem() {
    MenuItem item = new MenuItem(appearance.messages().text("help.about"));
    item.setId("help-about");
    item.setOnAction(_ -> about.show(owner));
    return item;
  }
}
