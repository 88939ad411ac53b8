package dev.gatescope.ui.background;

import dev.gatescope.session.AutosaveFolder;
import dev.gatescope.session.Session;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Saves the session by itself, on a thread of its own. Often asked, it writes once, and what it
 * writes is as new as the moment it begins; between two writes it rests for a second, or for ten
 * times as long as the last one took, but for ten seconds at most: so it costs a training little.
 *
 * <p>What a crash, a power cut or a kill loses is the work since the last write. Where an epoch
 * takes longer than the rest, that is exactly the epoch in which it happens; where epochs come
 * faster, also those since the last write, a second or so. A pause, the end of a run and the
 * closing of the window are written at once.
 *
 * <p>All methods are called on the JavaFX thread.
 */
public final class Autosaver {
  private static final long REST_NANOS = 1_000_000_000;
  private static final long MAX_REST_NANOS = 10_000_000_000L;
  private static final int REST_FACTOR = 10;

  /** A large session that was opened may have to be written anew, on a slow disk. */
  private static final long CLOSING_SECONDS = 120;

  private final AutosaveFolder folder;
  private final Supplier<Session> session;
  private final Executor fx;
  private final Turns.Later later;
  private final LongSupplier clock;
  private final Consumer<Problem> failed;

  /**
   * Not behind the window: it writes little, and where other programs take all processors, a thread
   * that gives way would save nothing for a long time, and the closing of the window waits for it.
   */
  private final ExecutorService thread = Threads.single("gatescope-autosave");

  private boolean wanted;
  private boolean working;
  private boolean waiting;
  private boolean failing;
  private boolean closed;

  /** Whether something came to an end that the write under way does not hold. */
  private boolean urgent;

  private long due;

  /**
   * @param session what is to be saved, as it is now; null if that is not worth it
   * @param fx runs a task on the JavaFX thread
   * @param later wakes it there
   * @param clock nanoseconds
   * @param failed told once why nothing can be saved, until it can again
   */
  public Autosaver(
      AutosaveFolder folder,
      Supplier<Session> session,
      Executor fx,
      Turns.Later later,
      LongSupplier clock,
      Consumer<Problem> failed) {
    this.folder = folder;
    this.session = session;
    this.fx = fx;
    this.later = later;
    this.clock = clock;
    this.failed = failed;
    due = clock.getAsLong();
  }

  /** Something changed: it is saved when its time has come. */
  public void request() {
    wanted = true;
    goOn();
  }

  /** Something came to an end: it is saved at once. */
  public void requestNow() {
    due = clock.getAsLong();
    urgent = working;
    request();
  }

  /**
   * Another session comes into the window. The one before is saved once more and stays; if that
   * fails, as it was saved last. Where it is whole in a file, nothing of it stays here. Nothing is
   * done once the window is closed: the other session was read meanwhile.
   *
   * @param before as it is now; null if it is not worth keeping
   * @param inFile whether it is in a file; called in the background
   * @param kept told where it is now, if it was worth keeping
   */
  public void begin(Session before, BooleanSupplier inFile, Consumer<Path> kept) {
    if (closed) {
      return;
    }
    // Of the other session it is told anew.
    failing = false;
    thread.execute(
        () -> {
          if (inFile.getAsBoolean()) {
            folder.forget();
            return;
          }
          Problem problem;
          Optional<Path> left;
          try {
            problem = before == null ? null : tryToWrite(before);
          } finally {
            // Whatever happened: the next session must not take the place of this one.
            left = folder.begin();
          }
          if (before != null) {
            fx.execute(
                () -> {
                  tell(problem);
                  left.ifPresent(kept);
                });
          }
        });
  }

  /**
   * The session in the window was saved by itself at another start; its place there goes once it is
   * saved here.
   */
  public void adopt(Path from) {
    if (closed) {
      return;
    }
    thread.execute(() -> folder.adopt(from));
    request();
  }

  private void goOn() {
    if (!wanted || working || closed) {
      return;
    }
    long rest = due - clock.getAsLong();
    if (rest > 0) {
      if (!waiting) {
        waiting = true;
        later.run(
            rest,
            () -> {
              waiting = false;
              goOn();
            });
      }
      return;
    }
    wanted = false;
    Session now = session.get();
    if (now != null) {
      working = true;
      thread.execute(() -> write(now));
    }
  }

  private void write(Session now) {
    long start = clock.getAsLong();
    Problem problem = null;
    try {
      problem = tryToWrite(now);
    } finally {
      Problem found = problem;
      fx.execute(() -> written(found, clock.getAsLong() - start));
    }
  }

  /** Null if all is well. */
  private Problem tryToWrite(Session now) {
    try {
      folder.write(now);
      return null;
    } catch (ProblemException e) {
      return e.problem();
    }
  }

  private void written(Problem problem, long nanos) {
    working = false;
    // What failed is tried again after the rest.
    wanted |= problem != null;
    long rest = Math.clamp(REST_FACTOR * nanos, REST_NANOS, MAX_REST_NANOS);
    due = clock.getAsLong() + (urgent ? 0 : rest);
    urgent = false;
    tell(problem);
    goOn();
  }

  private void tell(Problem problem) {
    if (problem != null && !failing) {
      failed.accept(Problem.of("session.notAutosaved", problem));
    }
    failing = problem != null;
  }

  /** Saves what there is, and waits for it: the window is closed, and the process ends. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Session last = session.get();
    Future<?> done =
        thread.submit(
            () -> {
              try {
                if (last != null) {
                  folder.write(last);
                }
              } finally {
                folder.close();
              }
            });
    thread.shutdown();
    try {
      done.get(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Nobody is left to be told; what was saved before is good.
    }
  }
}
