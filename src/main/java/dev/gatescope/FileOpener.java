package dev.gatescope;

import dev.gatescope.file.FileStamp;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.session.Session;
import dev.gatescope.session.SessionFile;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.RunHistory;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.background.Aside;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.session.RecentFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Opens files by their kind: a session, a lesson, or else a model. One that cannot be read is said
 * and changes nothing. Read in the background, shown on the JavaFX thread.
 */
final class FileOpener {
  private final Consumer<Path> opener;
  private final RunModel run;
  private final RunViewModel commands;
  private final RecentFiles recent;
  private final Consumer<Path> openLesson;
  private final BiConsumer<FileStamp, Session> openSession;

  /** The model that was opened last, and the run that it is shown as; null before. */
  private Opened opened;

  private record Opened(Model model, RunHistory shownAs) {}

  FileOpener(
      Aside aside,
      RunModel run,
      RunViewModel commands,
      RecentFiles recent,
      Consumer<Path> openLesson,
      BiConsumer<FileStamp, Session> openSession) {
    opener = aside.inBackground(this::read, Runnable::run);
    this.run = run;
    this.commands = commands;
    this.recent = recent;
    this.openLesson = openLesson;
    this.openSession = openSession;
  }

  void open(Path file) {
    opener.accept(file);
  }

  private Runnable read(Path file) {
    try {
      if (isLesson(file)) {
        return () -> openLesson.accept(file);
      }
      return isSession(file) ? readSession(file) : readModel(file);
    } catch (ProblemException e) {
      if (Files.notExists(file)) {
        Platform.runLater(() -> recent.remove(file));
      }
      throw e;
    }
  }

  private static boolean isLesson(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** By its name, or as a zip, which no model is. */
  private static boolean isSession(Path file) {
    if (SessionFile.isNamed(file)) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    } catch (IOException e) {
      // Whoever reads the model says why.
      return false;
    }
  }

  private Runnable readSession(Path file) {
    FileStamp read = FileStamp.of(file);
    Session session = SessionFile.read(file);
    return () -> {
      openSession.accept(read, session);
      recent.add(file);
    };
  }

  private Runnable readModel(Path file) {
    Model read = readAsModel(file);
    TrainedNetwork network = TrainedNetwork.of(read);
    return () -> {
      TrainingState state = run.stateProperty().get();
      if (state == TrainingState.RUNNING || state == TrainingState.PAUSED) {
        // It could not go on afterwards.
        commands.report(Problem.of("model.training", file.toString()));
      } else {
        commands.show(network.config(), network.report(), network.dataKnown());
        recent.add(file);
        opened = new Opened(read, run.history());
      }
    };
  }

  /** What has another ending, such as a table or a picture, was hardly meant for a model. */
  private static Model readAsModel(Path file) {
    try {
      return ModelFile.read(file);
    } catch (ProblemException e) {
      boolean format = e.problem().key().startsWith("safetensors.");
      throw format && !App.isNamedModel(file.toString())
          ? Problem.of("window.kind", file.toString()).asException()
          : e;
    }
  }

  /**
   * The model, with all that its file said, if it is what is shown. A run may begin with the same
   * weights, but it has settings of its own.
   */
  Optional<Model> asRead() {
    return Optional.ofNullable(opened)
        .filter(file -> file.shownAs.equals(run.history()))
        .map(Opened::model);
  }
}
