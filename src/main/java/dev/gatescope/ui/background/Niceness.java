package dev.gatescope.ui.background;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Lets the window go first. Where more threads want to compute than there are processors, those of
 * the background give way to the JavaFX thread and to the renderer, who have 16 ms for a frame.
 *
 * <p>Java's priorities do nothing on Linux unless root asks the JVM to heed them; {@code
 * setpriority(2)} lets everybody lower those of their own threads, one by one. Where it does not
 * work, they compute as before, and the window's frames come a little less evenly.
 */
final class Niceness {
  /** On Linux's scale a tenth of the share of a thread that is not nice. */
  private static final int NICE = 10;

  private static final int NICEST = 19;
  private static final int ONE_THREAD = 0;
  private static final int CALLER = 0;
  private static final Path THREADS = Path.of("/proc/self/task");

  private Niceness() {}

  /** Called by the thread that is to give way, and by it alone. */
  static void giveWay() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    if (isLinux()) {
      giveWay(CALLER);
    }
  }

  /**
   * The JVM's compiler gives way too, once for all. In the first pulses that show a training it has
   * the most to do, and on two processors a pulse waited for it as long as it computed.
   */
  static void compilerGivesWay() {
    if (!isLinux()) {
      return;
    }
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        if (isCompiler(thread)) {
          giveWay(Integer.parseInt(thread.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      // No /proc.
    }
  }

  private static boolean isCompiler(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm"));
      return name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler");
    } catch (IOException e) {
      return false; // It has ended meanwhile.
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  private static void giveWay(int thread) {
    try {
      int now = (int) function("getpriority", 2).invokeExact(ONE_THREAD, thread);
      int then = Math.min(NICEST, now + NICE);
      int unused = (int) function("setpriority", 3).invokeExact(ONE_THREAD, thread, then);
    } catch (Throwable e) {
      // See above.
    }
  }

  /** A function of the C library that takes so many ints and returns one. */
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, int arguments) {
    Linker linker = Linker.nativeLinker();
    ValueLayout[] ints = new ValueLayout[arguments];
    Arrays.fill(ints, ValueLayout.JAVA_INT);
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ints));
  }
}
