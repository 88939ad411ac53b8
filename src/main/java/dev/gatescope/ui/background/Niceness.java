package dev.gatescope.ui.background;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Lets the window go first. Where more threads want to compute than there are processors, those of
 * the background give way to the JavaFX thread and to the renderer, who have 16 ms for a frame.
 */
final class Niceness {
  /** On Linux's scale a tenth of the share of a thread that is not nice. */
  private static final int NICE = 10;

  private Niceness() {}

  /** Called by the thread that is to give way, and by it alone. */
  static void giveWay() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    if (System.getProperty("os.name").equals("Linux")) {
      beNice();
    }
  }

  /**
   * Java's priorities do nothing on Linux unless root asks the JVM to heed them; {@code nice(2)}
   * lets everybody lower their own, and there it is a thread's, not the process's.
   */
  @SuppressWarnings("restricted")
  private static void beNice() {
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle call =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("nice"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int unused = (int) call.invokeExact(NICE);
    } catch (Throwable e) {
      // It computes as it did before, and the window's frames come a little less evenly.
    }
  }
}
