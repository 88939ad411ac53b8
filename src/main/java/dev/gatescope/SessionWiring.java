package dev.gatescope;

import dev.gatescope.file.FileStamp;
import dev.gatescope.file.Setting;
import dev.gatescope.session.AutosaveFolder;
import dev.gatescope.session.Session;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingState;
import dev.gatescope.ui.UserChoices;
import dev.gatescope.ui.background.Aside;
import dev.gatescope.ui.background.Autosaver;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.export.SourceChooser;
import dev.gatescope.ui.export.TargetChooser;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Notices;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.session.FileMenu;
import dev.gatescope.ui.session.RecentFiles;
import dev.gatescope.ui.session.ReopenController;
import dev.gatescope.ui.session.ReopenModel;
import dev.gatescope.ui.session.ReopenModel.Offer;
import dev.gatescope.ui.session.ReopenModel.Reason;
import dev.gatescope.ui.session.SessionViewModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The sessions' part of the composition root: what saves by itself and reopens. */
final class SessionWiring {
  /** What happens to the last session at the start. */
  enum AtStart {
    ASK,
    REOPEN
  }

  private static final Setting<AtStart> AT_START = Setting.choice("lastSession", AtStart.class);

  private final SessionViewModel sessions;
  private final Aside aside;
  private final Runnable endRace;
  private final Notices notices;
  private final Optional<AutosaveFolder> folder;
  private final Optional<Autosaver> autosaver;
  private final ReopenModel reopen;
  private final BooleanProperty always = new SimpleBooleanProperty(this, "always");
  private Consumer<Path> opened = file -> {};

  /** The file that holds all that the window has, as it was read; null if there is none. */
  private FileStamp whole;

  /** What was last told of a session; null before. */
  private Problem told;

  /**
   * @param autosaves the folder in which sessions are saved by themselves; empty for no such saving
   * @param endRace ends the race that may run
   * @param later wakes a task on the JavaFX thread
   */
  SessionWiring(
      SessionViewModel sessions,
      Aside aside,
      UserChoices choices,
      Notices notices,
      Optional<Path> autosaves,
      Runnable endRace,
      Turns.Later later) {
    this.sessions = sessions;
    this.notices = notices;
    this.endRace = endRace;
    this.aside = aside;
    folder = autosaves.map(AutosaveFolder::new);
    autosaver =
        folder.map(
            where ->
                new Autosaver(
                    where,
                    sessions::worthSaving,
                    Platform::runLater,
                    later,
                    System::nanoTime,
                    this::warn));
    Consumer<Path> reopener =
        aside.inBackground(saved -> read(saved, this::notReopened), this::reopened);
    reopen = new ReopenModel(reopener, saved -> aside.execute(() -> AutosaveFolder.discard(saved)));
    always.set(choices.get(AT_START).orElse(AtStart.ASK) == AtStart.REOPEN);
    always.subscribe((_, is) -> choices.remember(AT_START, is ? AtStart.REOPEN : AtStart.ASK));
  }

  /** The menu of files. */
  FileMenu menu(
      RunModel run,
      RunViewModel commands,
      Appearance appearance,
      SourceChooser sources,
      TargetChooser targets,
      RecentFiles recent,
      Consumer<Path> opener,
      Consumer<Path> saved) {
    FileMenu menu =
        new FileMenu(
            () -> {
              sessions.catchUp();
              return sessions.now();
            },
            run,
            commands,
            appearance,
            recent,
            sources,
            targets,
            aside,
            opener,
            saved,
            always);
    opened = menu::setFile;
    return menu;
  }

  ReopenController reopenController(Appearance appearance) {
    return new ReopenController(reopen, always, appearance);
  }

  /** Saves whenever a run grew or another part of the session changed, and ends of runs at once. */
  void follow(RunModel run, Consumer<Runnable> otherChanges) {
    autosaver.ifPresent(
        saver -> {
          run.reportsProperty().subscribe((_, _) -> saver.request());
          run.stateProperty()
              .subscribe(
                  (_, state) -> {
                    if (state == TrainingState.PAUSED || state.isOver()) {
                      saver.requestNow();
                    }
                  });
          otherChanges.accept(saver::request);
        });
    run.reportsProperty().subscribe((_, _) -> whole = null);
    otherChanges.accept(() -> whole = null);
  }

  /**
   * Looks for the session of the last start, which is offered, or opened if the user wants it.
   *
   * @param mayOpen false if the program was started with a file to open
   */
  void start(boolean mayOpen) {
    record Found(Optional<Offer> offer) {}
    Consumer<AutosaveFolder> look =
        aside.inBackground(
            where ->
                new Found(
                    where
                        .newest()
                        .map(
                            saved ->
                                new Offer(
                                    saved, AutosaveFolder.savedAt(saved), Reason.LAST_START))),
            found ->
                found.offer.ifPresent(
                    offer -> {
                      if (mayOpen && always.get()) {
                        reopenByItself(offer);
                      } else {
                        reopen.offer(offer);
                      }
                    }));
    folder.ifPresent(look);
  }

  /** Reading takes a while: a run that was begun meanwhile is not cut off. */
  private void reopenByItself(Offer offer) {
    Consumer<Path> opening =
        aside.inBackground(
            saved -> read(saved, () -> reopen.offer(offer)),
            read -> {
              if (sessions.isBegun()) {
                reopen.offer(offer);
              } else {
                replace(read);
              }
            });
    opening.accept(offer.saved());
  }

  /** A session that was saved by itself, and where. */
  private record Read(Path from, Session session) {}

  /** Reads a saved session; if that fails, the user may choose what becomes of it. */
  private Read read(Path saved, Runnable failed) {
    try {
      return new Read(saved, AutosaveFolder.read(saved));
    } catch (RuntimeException | Error e) {
      if (AutosaveFolder.isSession(saved)) {
        Platform.runLater(failed);
        throw e;
      }
      // Another window was faster.
      Platform.runLater(() -> reopen.withdraw(saved));
      throw Problem.of("session.gone").asException(e);
    }
  }

  private void notReopened() {
    reopen.failed();
  }

  /** Shows what was read from a session's file. */
  void open(FileStamp read, Session session) {
    if (whole == null && sessions.worthSaving() != null) {
      // What is in the window is offered in the place of what was.
      reopen.withdraw();
    }
    if (put(session)) {
      opened.accept(read.file());
      whole = read;
    } else {
      // Saved under its name, it would be the less.
      warn(Problem.of("session.shrunk", read.file().toString()));
    }
  }

  /** It may have been discarded while it was read. */
  private void reopened(Read read) {
    if (reopen.isWanted(read.from)) {
      replace(read);
    }
  }

  private void replace(Read read) {
    reopen.withdraw(read.from);
    if (put(read.session)) {
      autosaver.ifPresent(saver -> saver.adopt(read.from));
    } else {
      warn(Problem.of("session.shrunkHere"));
    }
  }

  /**
   * What is in the window gives way; it is kept, and offered again.
   *
   * @return whether all of the session found room
   */
  private boolean put(Session session) {
    opened.accept(null);
    if (told != null && told.equals(notices.warningProperty().get())) {
      // It was of the other session.
      notices.dismiss();
    }
    sessions.catchUp();
    Session before = sessions.worthSaving();
    FileStamp file = whole;
    whole = null;
    autosaver.ifPresent(
        saver ->
            saver.begin(
                before,
                // Kept beside its file, it would push out what is in none.
                () -> file != null && file.isCurrent(),
                kept ->
                    reopen.offer(new Offer(kept, AutosaveFolder.savedAt(kept), Reason.REPLACED))));
    // Its lanes are the other session's.
    endRace.run();
    boolean complete = sessions.show(session);
    // What was saved while it came in is perhaps half of it.
    autosaver.ifPresent(Autosaver::request);
    return complete;
  }

  private void warn(Problem problem) {
    told = problem;
    notices.warn(problem);
  }

  /** Saves what is left to save; called when the window is closed. */
  void close() {
    sessions.catchUp();
    autosaver.ifPresent(Autosaver::close);
  }
}
