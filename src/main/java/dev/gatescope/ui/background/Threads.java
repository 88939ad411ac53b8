package dev.gatescope.ui.background;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads. They are daemons: closing the window ends the process in the midst of training
 * and analyses. Whoever writes files waits for them before.
 */
final class Threads {
  private Threads() {}

  /** One thread that does one thing after another, made at the first. */
  static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(daemons(name));
  }

  /** The same for long work, which gives way to whoever draws. */
  static ExecutorService behindTheWindow(String name) {
    ThreadFactory daemons = daemons(name);
    return Executors.newSingleThreadExecutor(
        work ->
            daemons.newThread(
                () -> {
                  Niceness.giveWay();
                  work.run();
                }));
  }

  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
