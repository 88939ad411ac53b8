package dev.gatescope.ui.session;

import dev.gatescope.file.Setting;
import dev.gatescope.ui.UserChoices;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that were opened or saved last, from one start to the next. */
public final class RecentFiles {
  private static final int MOST = 8;

  private static final Setting<List<Path>> SETTING =
      new Setting<>("recent", RecentFiles::text, RecentFiles::files);

  private final UserChoices choices;

  public RecentFiles(UserChoices choices) {
    this.choices = choices;
  }

  /** The newest first. */
  public List<Path> files() {
    return choices.get(SETTING).orElse(List.of());
  }

  /** Puts a file first. */
  public void add(Path file) {
    Path absolute = file.toAbsolutePath();
    if (absolute.toString().indexOf('\n') >= 0) {
      // Such a name cannot stand in a line; it can still be opened the long way.
      return;
    }
    List<Path> files = new ArrayList<>(files());
    files.remove(absolute);
    files.addFirst(absolute);
    choices.remember(SETTING, files.subList(0, Math.min(MOST, files.size())));
  }

  /** Forgets a file that is gone. */
  public void remove(Path file) {
    List<Path> files = new ArrayList<>(files());
    if (files.remove(file.toAbsolutePath())) {
      choices.remember(SETTING, files);
    }
  }

  private static String text(List<Path> files) {
    // An empty value would be taken for a line that was cut short.
    return files.isEmpty() ? "-" : String.join("\n", files.stream().map(Path::toString).toList());
  }

  private static Optional<List<Path>> files(String text) {
    List<Path> files = new ArrayList<>();
    for (String line : text.lines().limit(MOST).toList()) {
      try {
        Path file = Path.of(line);
        if (file.isAbsolute()) {
          files.add(file);
        }
      } catch (InvalidPathException e) {
        // Of another system, or edited by hand.
      }
    }
    return Optional.of(List.copyOf(files));
  }
}
