package dev.gatescope.batch;

import dev.gatescope.file.SavedRun;
import dev.gatescope.text.ProblemException;
import java.util.function.Consumer;

/**
 * Saves a run after every epoch. An epoch that cannot be saved is no reason to lose the ones to
 * come: it is said once, and the next epoch tries again.
 */
final class Autosave {
  private final Consumer<SavedRun> save;
  private final Terminal terminal;
  private boolean failing;

  Autosave(Consumer<SavedRun> save, Terminal terminal) {
    this.save = save;
    this.terminal = terminal;
  }

  void save(SavedRun run) {
    try {
      save.accept(run);
      failing = false;
    } catch (ProblemException e) {
      if (!failing) {
        String epoch = Integer.toString(run.checkpoint().epoch());
        String reason = terminal.messages().text(e.problem());
        terminal.err().println(terminal.messages().text("train.notSaved", epoch, reason));
      }
      failing = true;
    }
  }
}
