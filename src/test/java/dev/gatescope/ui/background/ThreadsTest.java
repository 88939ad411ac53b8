package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThreadsTest {
  private static final Path THIS_THREAD = Path.of("/proc/thread-self/stat");
  private static final int NICE_AFTER_NAME = 16;

  @Test
  @EnabledOnOs(OS.LINUX)
  void longWorkGivesWayAndNobodyElseDoes() throws Exception {
    int usual = niceness();
    try (ExecutorService behind = Threads.behindTheWindow("behind");
        ExecutorService single = Threads.single("single")) {
      assertEquals(Math.min(usual + 10, 19), behind.submit(() -> niceness()).get());
      assertEquals(usual, single.submit(() -> niceness()).get());
    }
    assertEquals(usual, niceness());
  }

  /** It is that of the tests' own process, which has other work for the processors too. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theCompilerGivesWayWhenItIsTold() throws Exception {
    Map<Path, Integer> before = compilers();
    Niceness.compilerGivesWay();
    Map<Path, Integer> after = compilers();
    // The JVM has as many of them as it needs: others may have come, or some gone.
    after.keySet().retainAll(before.keySet());
    before.keySet().retainAll(after.keySet());
    assertFalse(after.isEmpty());
    before.replaceAll((_, nice) -> Math.min(nice + 10, 19));
    assertEquals(before, after);
  }

  /** How nice each of the compiler's threads is. */
  private static Map<Path, Integer> compilers() throws Exception {
    Map<Path, Integer> compilers = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path thread : threads) {
        String stat;
        try {
          stat = Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
          continue; // It has ended since it was listed.
        }
        if (stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler")) {
          compilers.put(thread, niceness(stat));
        }
      }
    }
    return compilers;
  }

  @Test
  void noneKeepsTheProcess() throws Exception {
    try (ExecutorService behind = Threads.behindTheWindow("behind");
        ExecutorService single = Threads.single("single")) {
      assertTrue(behind.submit(() -> Thread.currentThread().isDaemon()).get());
      assertTrue(single.submit(() -> Thread.currentThread().isDaemon()).get());
      assertEquals("behind", behind.submit(() -> Thread.currentThread().getName()).get());
    }
  }

  /** As the system has it: the 19th field, of which the second is a name in parentheses. */
  private static int niceness() throws Exception {
    return niceness(Files.readString(THIS_THREAD));
  }

  private static int niceness(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Integer.parseInt(fields[NICE_AFTER_NAME]);
  }
}
