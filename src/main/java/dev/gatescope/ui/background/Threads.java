package dev.gatescope.ui.background;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes the threads. They are daemons: closing the window ends the process in the midst of work.
 */
final class Threads {
  private Threads() {}

  /** One thread that does one thing after another, made at the first. */
  static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }
}
