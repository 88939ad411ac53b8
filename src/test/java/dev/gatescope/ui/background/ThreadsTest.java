package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
      assertEquals(Math.min(usual + 10, 19), behind.submit(ThreadsTest::niceness).get());
      assertEquals(usual, single.submit(ThreadsTest::niceness).get());
    }
    assertEquals(usual, niceness());
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
    String stat = Files.readString(THIS_THREAD);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Integer.parseInt(fields[NICE_AFTER_NAME]);
  }
}
