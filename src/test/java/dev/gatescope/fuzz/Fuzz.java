package dev.gatescope.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Fuzzes readers for a time. Arguments: a reader's name or {@code all}, seconds a reader (600 if
 * not said), and the seed (the clock's if not said). Prints a line a reader, with the time that the
 * machine gave it; what it finds is written to target/fuzz and makes it exit with 1.
 */
final class Fuzz {
  private static final Path FOLDER = Path.of("target", "fuzz");

  /** An input that takes longer is reported, and the process ends: it hangs. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Fuzz() {}

  public static void main(String[] arguments) throws IOException {
    String name = arguments.length > 0 ? arguments[0] : "all";
    Duration time = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 600);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    Path work = Files.createDirectories(FOLDER.resolve("work"));
    List<Target> targets =
        Targets.all(work).stream()
            .filter(target -> name.equals("all") || name.equals(target.name()))
            .toList();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(
          name + " is none of " + Targets.all(work).stream().map(Target::name).toList());
    }
    int findings = 0;
    for (Target target : targets) {
      findings += fuzz(target, time, seed);
    }
    System.exit(findings == 0 ? 0 : 1);
  }

  private static int fuzz(Target target, Duration time, long seed) throws IOException {
    Fuzzer fuzzer = new Fuzzer(target, new SplittableRandom(seed));
    Watch watch = new Watch(target.name());
    Thread watching = Thread.ofPlatform().daemon().start(watch);
    Set<String> found = new HashSet<>();
    long end = System.nanoTime() + time.toNanos();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long inputs = 0;
    while (System.nanoTime() < end) {
      byte[] input = fuzzer.next();
      watch.begin(input);
      Optional<Fuzzer.Finding> finding = fuzzer.feed(input);
      watch.end();
      inputs++;
      if (finding.isPresent() && found.add(finding.get().what())) {
        Path file = write(target.name(), input);
        System.out.println(target.name() + ": " + file + "\n" + finding.get().what());
        finding.get().cause().ifPresent(cause -> System.out.println("  " + cause));
      }
    }
    watching.interrupt();
    processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
    System.out.printf(
        "%-13s seed %d: %,d inputs in %d s (%d s of a processor), %,d good, %d problems, %d ways,"
            + " %d findings%n",
        target.name(),
        seed,
        inputs,
        time.toSeconds(),
        Duration.ofNanos(processor).toSeconds(),
        fuzzer.good(),
        fuzzer.problems(),
        fuzzer.ways(),
        found.size());
    return found.size();
  }

  private static Path write(String target, byte[] input) throws IOException {
    CRC32 name = new CRC32();
    name.update(input);
    Path file =
        Files.createDirectories(FOLDER.resolve(target))
            .resolve("case-" + HexFormat.of().toHexDigits((int) name.getValue()));
    return Files.write(file, input);
  }

  /** Reports an input at which the reader hangs. */
  private static final class Watch implements Runnable {
    private final String target;
    private final Thread reader = Thread.currentThread();
    private volatile byte[] input;
    private volatile long since;

    Watch(String target) {
      this.target = target;
    }

    void begin(byte[] next) {
      since = System.nanoTime();
      input = next;
    }

    void end() {
      input = null;
    }

    @Override
    public void run() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          Thread.sleep(1000);
          byte[] now = input;
          if (now != null && System.nanoTime() - since > LONGEST.toNanos()) {
            System.out.println(target + ": hangs at " + write(target, now));
            for (StackTraceElement frame : reader.getStackTrace()) {
              System.out.println("  " + frame);
            }
            Runtime.getRuntime().halt(2);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
