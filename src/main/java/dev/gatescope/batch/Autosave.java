package dev.gatescope.batch;

import dev.gatescope.file.SavedRun;
import dev.gatescope.text.ProblemException;
import java.util.function.Consumer;

/**
 * Saves a run after every epoch. An epoch that cannot be saved is no reason to lose the ones to
 * come: it is said once, and the next epoch tries again, or the end of the run.
 */
final class Autosave {
  private final Consumer<SavedRun> save;
  private final Terminal terminal;

  /** What could not be saved; null while all is well. */
  private SavedRun unsaved;

  Autosave(Consumer<SavedRun> save, Terminal terminal) {
    this.save = save;
    this.terminal = terminal;
  }

  void save(SavedRun run) {
    boolean said = unsaved != null;
    try {
      save.accept(run);
      unsaved = null;
    } catch (ProblemException e) {
      if (!said) {
        String epoch = Integer.toString(run.checkpoint().epoch());
        String reason = terminal.messages().text(e.problem());
        terminal.err().println(terminal.messages().text("train.notSaved", epoch, reason));
      }
      unsaved = run;
    }
  }

  /** Tries the last epoch again, after which no other comes. */
  void end() {
    if (unsaved != null) {
      save(unsaved);
    }
  }
}
