package dev.gatescope;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which threads of this process needed the processors, the compiler's and the collector's too.
 * Linux only: it reads /proc.
 */
final class ThreadLoad {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final double TICKS_A_SECOND = 100;
  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private final long start = System.nanoTime();
  private final Map<String, Double> before;

  private ThreadLoad(Map<String, Double> before) {
    this.before = before;
  }

  static ThreadLoad start() throws IOException {
    return new ThreadLoad(seconds());
  }

  /** Prints the seconds that each kind of thread has computed since the start. */
  void print(PrintStream out) throws IOException {
    double wall = (System.nanoTime() - start) / 1e9;
    out.printf("%.2f s, of which each thread computed%n", wall);
    Map<String, Double> load = seconds();
    before.forEach((name, seconds) -> load.merge(name, -seconds, Double::sum));
    load.entrySet().stream()
        .filter(thread -> thread.getValue() >= 0.05)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(thread -> out.printf("  %6.2f s  %s%n", thread.getValue(), thread.getKey()));
  }

  private static Map<String, Double> seconds() throws IOException {
    Map<String, Double> seconds = new HashMap<>();
    try (Stream<Path> tasks = Files.list(TASKS)) {
      for (Path task : (Iterable<Path>) tasks::iterator) {
        String stat;
        try {
          stat = Files.readString(task.resolve("stat"));
        } catch (NoSuchFileException e) {
          continue; // A thread that has ended since it was listed.
        }
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        seconds.merge(name, ticks / TICKS_A_SECOND, Double::sum);
      }
    }
    return seconds;
  }
}
