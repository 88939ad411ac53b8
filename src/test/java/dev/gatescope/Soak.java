package dev.gatescope;

import dev.gatescope.eval.Tracer;
import dev.gatescope.file.LogFile;
import dev.gatescope.file.UserFiles;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Uses the real window for minutes or hours as chance will have it (see {@link SoakUser}), without
 * a display, and watches whether anything fails, hangs or grows. Prints a line of figures every so
 * often, and at the end what was wrong; its exit code is 1 if anything was. {@code mvn -Psoak
 * test-compile exec:exec}; see src/site/markdown/soak.md.
 */
final class Soak implements AutoCloseable {
  /** A session opens so many windows, one after the other. */
  private static final int WINDOWS = 6;

  /** What the first window brings is warm-up: classes, caches, compiled code. */
  private static final int WARM_UP = 1;

  private static final double MIB = 1 << 20;
  private static final int LINES = 60;
  private static final int RECENT = 12;
  private static final int LEAST_PAUSE_MILLIS = 30;
  private static final int MOST_PAUSE_MILLIS = 500;

  /** Between two measurements of the same kind, after the warm-up. */
  private static final double HEAP_GROWTH = 16;

  private static final double OPEN_HEAP_GROWTH = 64;
  private static final double NATIVE_GROWTH = 64;
  private static final int THREAD_GROWTH = 4;
  private static final int HANDLE_GROWTH = 8;

  /**
   * What waits for a processor beside a training, a renderer in software and the collector belongs
   * to others; then a gap says nothing of us.
   */
  private static final double QUIET_LOAD = 2.0 * Runtime.getRuntime().availableProcessors();

  private static final List<String> MODELS =
      List.of("article.safetensors", "article-gru.safetensors", "article-rnn.safetensors");

  private static final String HEADLESS_WINDOW = "com.sun.glass.ui.headless.HeadlessWindow";

  private static final String HEADLESS_APPLICATION =
      "com.sun.glass.ui.headless.HeadlessApplication";

  /**
   * What was measured, and when.
   *
   * @param runs MiB of the heap that the window's list of runs takes, which has a budget of its own
   */
  private record Mark(
      int window, boolean open, double seconds, double runs, ProcessFigures figures) {
    double heapBesideRuns() {
      return figures.heap() - runs;
    }
  }

  private final Path folder;
  private final SoakUser user;
  private final Random pauses;
  private final GapWatch watch = new GapWatch();
  private final Thread.UncaughtExceptionHandler outside =
      Thread.getDefaultUncaughtExceptionHandler();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  /** After the warm-up, on a quiet machine. */
  private final List<GapWatch.Gap> gaps = new ArrayList<>();

  private final long start = System.nanoTime();
  private OpenWindow window;
  private int windows;
  private int actions;
  private int unjudged;
  private int platformFaults;

  /** What was done last, for whoever looks for the cause of a failure. */
  private final Deque<String> recent = new ConcurrentLinkedDeque<>();

  /**
   * JavaFX runs already.
   *
   * @param folder for everything that the program writes
   */
  Soak(long seed, Path folder) throws Exception {
    this.folder = folder;
    pauses = new Random(seed);
    user = new SoakUser(seed, models(folder));
  }

  /**
   * @param arguments minutes (10), seed (1), and the folder for what is written (target/soak)
   */
  public static void main(String[] arguments) throws Exception {
    try {
      double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
      long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
      Path folder = Path.of(arguments.length > 2 ? arguments[2] : "target/soak");
      if (System.getProperty("glass.platform") == null) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
      }
      Platform.startup(() -> {});
      Platform.setImplicitExit(false);
      boolean well;
      try (Soak soak = new Soak(seed, folder)) {
        well = soak.run(minutes);
      }
      System.exit(well ? 0 : 1);
    } finally {
      // JavaFX's thread would keep the process.
      System.exit(1);
    }
  }

  private static List<Path> models(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("saved"));
    List<Path> files = new ArrayList<>();
    for (String model : MODELS) {
      Path file = folder.resolve(model);
      try (InputStream shipped = Soak.class.getResourceAsStream("/models/" + model)) {
        Files.write(file, shipped.readAllBytes());
      }
      files.add(file);
    }
    Path broken = folder.resolve("broken.safetensors");
    Files.writeString(broken, "not a model");
    files.add(broken);
    return files;
  }

  private boolean run(double minutes) throws Exception {
    System.out.printf("%.1f minutes, at most %d MiB of heap%n", minutes, maxHeap());
    System.out.println(
        "seconds,window,state,actions,runs MiB,"
            + ProcessFigures.HEADER
            + ",gaps over 200 ms,longest ms,load");
    long life = (long) (minutes * 60e9 / WINDOWS);
    for (int i = 0; i < WINDOWS; i++) {
      open();
      long opened = System.nanoTime();
      long line = opened;
      while (System.nanoTime() - opened < life && failures.size() < 20) {
        act();
        if (System.nanoTime() - line > life * WINDOWS / LINES) {
          mark(true);
          line = System.nanoTime();
        }
      }
      mark(true);
      closeWindow();
      mark(false);
    }
    judge();
    summary();
    return failures.isEmpty();
  }

  private static long maxHeap() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  /** Opens a window. */
  void open() throws Exception {
    watch.pause();
    windows++;
    LogFile log = new LogFile(folder.resolve("logs"));
    window =
        OpenWindow.of(
            () ->
                new WindowWiring(
                    new WindowRuns(),
                    new Tracer()::trace,
                    TrainingConfig.article().withEpochs(40),
                    Optional.of(UserFiles.beside(folder.resolve("settings.properties"))),
                    Locale.ENGLISH,
                    log,
                    Optional.of(
                        (owner, name) -> user.chooseTarget(folder.resolve("saved"), name))));
    Thread.UncaughtExceptionHandler ofProgram = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          note("on " + thread.getName(), error);
          ofProgram.uncaughtException(thread, error);
        });
    user.use(window);
    watch.goOn();
  }

  private void note(String where, Throwable error) {
    if (error instanceof ProblemException) {
      told.add(where + ": " + error.getMessage());
      return;
    }
    if (isOfHeadlessPlatform(error)) {
      platformFaults++;
      remember("a fault of the platform");
      return;
    }
    if (error instanceof UnsupportedOperationException && isFrom(error, HEADLESS_APPLICATION)) {
      return; // It asked for the system's own dialog to open a file: there is none.
    }
    failures.add(where + ": " + error);
    System.err.printf(
        "%.1f s, action %d, %s, after %s, %s:%n",
        seconds(), actions, user.doing(), String.join(", ", recent), where);
    error.printStackTrace();
  }

  /**
   * Whether JavaFX's own platform without a display failed to draw: it has 1000 x 1000 pixels, and
   * throws where a popup or dialog reaches below them.
   */
  static boolean isOfHeadlessPlatform(Throwable error) {
    return isFrom(error, HEADLESS_WINDOW)
        && Arrays.stream(error.getStackTrace())
            .noneMatch(frame -> frame.getClassName().startsWith("dev.gatescope."));
  }

  private static boolean isFrom(Throwable error, String className) {
    return Arrays.stream(error.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(className));
  }

  /** Does one thing and pauses. */
  void act() throws Exception {
    actions++;
    try {
      remember(user.act(watch));
    } catch (ExecutionException e) {
      note("in an action", e.getCause());
    }
    Thread.sleep(pauses.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
  }

  private void remember(String what) {
    recent.add(String.format(Locale.ROOT, "%.1f s %s", seconds(), what));
    if (recent.size() > RECENT) {
      recent.poll();
    }
  }

  /** Closes the window and leaves nothing of it to hold on to. */
  void closeWindow() throws Exception {
    watch.pause();
    user.closeDialogs();
    window.close();
    window = null;
    user.use(null);
    Thread.setDefaultUncaughtExceptionHandler(outside);
    watch.goOn();
  }

  /** What went wrong so far. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  private void mark(boolean open) throws Exception {
    watch.pause();
    List<GapWatch.Gap> newGaps = watch.take();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (windows > WARM_UP && load <= QUIET_LOAD) {
      gaps.addAll(newGaps);
    } else {
      unjudged += newGaps.size();
    }
    Mark mark = new Mark(windows, open, seconds(), open ? runs() : 0, ProcessFigures.take());
    marks.add(mark);
    System.out.printf(
        Locale.ROOT,
        "%.0f,%d,%s,%d,%.1f,%s,%d,%.0f,%.1f%n",
        mark.seconds,
        windows,
        open ? "open" : "closed",
        actions,
        mark.runs,
        mark.figures.csv(),
        newGaps.size(),
        watch.takeLongest(),
        load);
    for (GapWatch.Gap gap : newGaps) {
      System.err.println((gap.isOurs() ? "OURS: " : "gap: ") + gap);
    }
    watch.goOn();
  }

  private double runs() throws Exception {
    return OpenWindow.onFx(() -> window.wiring().runs().bytes()) / MIB;
  }

  private void judge() {
    for (GapWatch.Gap gap : gaps) {
      if (gap.isOurs()) {
        failures.add("a gap of our making: " + gap);
      }
    }
    judgeLeast("heap, window closed", mark -> mark.figures.heap(), HEAP_GROWTH);
    judge("heap beside the runs, window open", true, Mark::heapBesideRuns, OPEN_HEAP_GROWTH);
    judge("non-heap", false, mark -> mark.figures.nonHeap(), NATIVE_GROWTH);
    judge("ND4J", false, mark -> mark.figures.nd4j(), HEAP_GROWTH);
    judge("direct", false, mark -> mark.figures.direct(), HEAP_GROWTH);
    judge("RSS beyond heap", false, mark -> mark.figures.beyondHeap(), NATIVE_GROWTH);
    judgeLeast("threads, window closed", mark -> mark.figures.threads(), THREAD_GROWTH);
    judge("threads, window open", true, mark -> mark.figures.threads(), THREAD_GROWTH);
    judge("handles", false, mark -> mark.figures.handles(), HANDLE_GROWTH);
  }

  /** The middle one of the last third against that of the first, after the warm-up. */
  private void judge(String what, boolean open, ToDoubleFunction<Mark> figure, double bound) {
    double[] values = values(open, figure);
    int third = Math.max(1, values.length / 3);
    judge(
        what,
        middle(values, 0, third),
        middle(values, values.length - third, values.length),
        bound);
  }

  /**
   * With no window open, the least of the second half against that of the first, after the warm-up:
   * JavaFX may hold on to a closed window until it has drawn as much of another.
   */
  private void judgeLeast(String what, ToDoubleFunction<Mark> figure, double bound) {
    double[] values = values(false, figure);
    int half = Math.ceilDiv(values.length, 2);
    judge(
        what,
        Arrays.stream(values, 0, half).min().orElseThrow(),
        Arrays.stream(values, values.length - half, values.length).min().orElseThrow(),
        bound);
  }

  private double[] values(boolean open, ToDoubleFunction<Mark> figure) {
    return marks.stream()
        .filter(mark -> mark.open == open && mark.window > WARM_UP)
        .mapToDouble(figure)
        .toArray();
  }

  private void judge(String what, double first, double last, double bound) {
    System.out.printf(
        Locale.ROOT, "%s: from %.1f to %.1f (may grow by %.0f)%n", what, first, last, bound);
    if (last - first > bound) {
      failures.add("%s grew from %.1f to %.1f".formatted(what, first, last));
    }
  }

  private static double middle(double[] values, int from, int to) {
    double[] part = Arrays.copyOfRange(values, from, to);
    Arrays.sort(part);
    return part[part.length / 2];
  }

  private void summary() {
    Map<Boolean, Long> count =
        gaps.stream()
            .collect(Collectors.partitioningBy(GapWatch.Gap::isOurs, Collectors.counting()));
    System.out.printf("%.1f minutes, %d actions %s%n", seconds() / 60, actions, user.done());
    System.out.printf(
        "gaps over 200 ms: %d of our making, %d of the machine's, %d while it warmed up or the"
            + " machine was busy; problems told: %d; faults of the"
            + " platform without a display: %d; failures: %d%n",
        count.get(true), count.get(false), unjudged, told.size(), platformFaults, failures.size());
    failures.forEach(failure -> System.out.println("FAILED: " + failure));
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(outside);
    watch.close();
  }
}
