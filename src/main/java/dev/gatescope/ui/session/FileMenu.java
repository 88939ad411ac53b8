package dev.gatescope.ui.session;

import dev.gatescope.session.Session;
import dev.gatescope.session.SessionFile;
import dev.gatescope.session.SettingsText;
import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.ui.export.SourceChooser;
import dev.gatescope.ui.export.TargetChooser;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.run.RunViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;

/**
 * The menu of files: sessions and models are opened, sessions saved, settings copied and pasted.
 */
public final class FileMenu {
  private final Supplier<Session> session;
  private final RunModel run;
  private final RunViewModel commands;
  private final Appearance appearance;
  private final RecentFiles recent;
  private final SourceChooser sources;
  private final TargetChooser targets;
  private final Executor background;
  private final Consumer<Path> open;
  private final Consumer<Path> saved;
  private final BooleanProperty always;
  private Window owner;
  private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>(this, "file");

  /** Counts the sessions that came into the window. */
  private int openings;

  /**
   * @param session everything as it is now
   * @param background writes; a problem there goes to its thread's handler of uncaught exceptions
   * @param open opens a session or a model
   * @param saved told of every file, on any thread
   * @param always whether the last session is opened again at the start without a question
   */
  public FileMenu(
      Supplier<Session> session,
      RunModel run,
      RunViewModel commands,
      Appearance appearance,
      RecentFiles recent,
      SourceChooser sources,
      TargetChooser targets,
      Executor background,
      Consumer<Path> open,
      Consumer<Path> saved,
      BooleanProperty always) {
    this.session = session;
    this.run = run;
    this.commands = commands;
    this.appearance = appearance;
    this.recent = recent;
    this.sources = sources;
    this.targets = targets;
    this.background = background;
    this.open = open;
    this.saved = saved;
    this.always = always;
  }

  /** The window over which the dialogs open. */
  public void setOwner(Window newOwner) {
    owner = newOwner;
  }

  /** Gives the commands their keys. */
  public void bind(Shortcuts keys) {
    keys.on(Command.OPEN, this::open);
    keys.on(Command.SAVE, () -> save());
    keys.on(Command.SAVE_AS, this::saveAs);
  }

  /** The session that was opened or saved last, into which {@link #save} saves; null for none. */
  public ReadOnlyObjectProperty<Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** The file into which {@link #save} saves from now on; null for none. */
  public void setFile(Path newFile) {
    file.set(newFile);
    openings++;
  }

  /** The items as they are at the moment. */
  public List<MenuItem> items() {
    Messages messages = appearance.messages();
    Menu recents = new Menu(messages.text("session.recent"));
    recents.setId("file-recent");
    for (Path path : recent.files()) {
      MenuItem item = new MenuItem(shown(path));
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> open.accept(path));
      recents.getItems().add(item);
    }
    recents.setDisable(recents.getItems().isEmpty());
    CheckMenuItem reopen = new CheckMenuItem(messages.text("session.always"));
    reopen.setId("file-always");
    reopen.setSelected(always.get());
    reopen.selectedProperty().subscribe((_, is) -> always.set(is));
    MenuItem paste = item("file-paste", "session.paste", null, this::paste);
    paste.setDisable(!Clipboard.getSystemClipboard().hasString());
    return new ArrayList<>(
        List.of(
            item("file-open", "session.open", Command.OPEN, this::open),
            recents,
            new SeparatorMenuItem(),
            item("file-save", "session.save", Command.SAVE, this::save),
            item("file-save-as", "session.saveAs", Command.SAVE_AS, this::saveAs),
            reopen,
            new SeparatorMenuItem(),
            item("file-copy", "session.copy", null, this::copy),
            paste));
  }

  private MenuItem item(String id, String key, Command command, Runnable action) {
    String text = appearance.messages().text(key);
    MenuItem item = new MenuItem(command == null ? text : text + " (" + command.keyText() + ")");
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /** The name and its folder's: whole paths are wider than a menu. */
  private static String shown(Path path) {
    Path folder = path.getParent() == null ? null : path.getParent().getFileName();
    return folder == null ? path.toString() : path.getFileName() + " — " + folder;
  }

  private void open() {
    sources.choose(owner).ifPresent(open);
  }

  private void save() {
    if (file.get() == null) {
      saveAs();
    } else {
      save(file.get(), session.get(), openings);
    }
  }

  private void saveAs() {
    String name =
        file.get() == null ? "session." + SessionFile.ENDING : file.get().getFileName().toString();
    // Under the dialog another session may come in, which is not the one that was to be saved.
    Session before = session.get();
    int opening = openings;
    targets
        .choose(owner, name)
        .ifPresent(target -> save(target, opening == openings ? session.get() : before, opening));
  }

  private void save(Path target, Session now, int opening) {
    background.execute(
        () -> {
          SessionFile.write(target, now);
          Platform.runLater(
              () -> {
                if (opening == openings) {
                  file.set(target);
                }
                recent.add(target);
              });
          saved.accept(target);
        });
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(SettingsText.of(run.config()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** A run of the settings begins to wait; what was trained stays in the list of runs. */
  private void paste() {
    try {
      commands.apply(SettingsText.parse(Clipboard.getSystemClipboard().getString()));
    } catch (ProblemException e) {
      commands.report(e.problem());
    }
  }
}
