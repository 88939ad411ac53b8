package dev.gatescope.lstm.fused;

import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.Problem;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes fused engines, and says what this machine has of them. */
public final class FusedEngines {
  /** One copy of the package a width, so that its code is compiled once. */
  private static final List<WidthLoader> COPIES =
      Stream.of(128, 256, 512).map(WidthLoader::new).toList();

  private FusedEngines() {}

  /** What is missing for the fused engine; empty if it can run. */
  public static Optional<String> missing() {
    return Optional.ofNullable(VectorModule.failure());
  }

  /** The processor's own vector width in bits; 0 if the engine cannot run. */
  public static int preferredBits() {
    // Asking for the module first loads it: no vector class may be touched before.
    return missing().isPresent() ? 0 : Species.preferredBits();
  }

  /** The widths that can be asked for, the scalar one included; none if the engine cannot run. */
  public static List<Integer> availableBits() {
    if (missing().isPresent()) {
      return List.of();
    }
    int most = preferredBits();
    Stream<Integer> widths = COPIES.stream().map(WidthLoader::vectorBits);
    return Stream.concat(Stream.of(FusedOptions.SCALAR), widths.filter(bits -> bits <= most))
        .toList();
  }

  /**
   * An engine that computes one float at a time, on the caller's thread, and gives the same bits as
   * any other. It loads nothing of the Vector API, which takes longer than a few forward passes,
   * and can run where that is missing.
   */
  public static RecurrentEngine scalar(Weights initial, AdamSettings settings) {
    return new FusedEngine(initial, settings, 1, true);
  }

  /**
   * An engine as asked for.
   *
   * @throws dev.gatescope.text.ProblemException if the machine has no such engine
   */
  public static RecurrentEngine create(
      Weights initial, AdamSettings settings, FusedOptions options) {
    check(options);
    int threads = options.threads();
    int bits = options.vectorBits();
    boolean scalar = bits == FusedOptions.SCALAR;
    if (scalar || bits == FusedOptions.PREFERRED || bits == preferredBits()) {
      return new FusedEngine(initial, settings, threads, scalar);
    }
    WidthLoader copy =
        COPIES.stream().filter(loader -> loader.vectorBits() == bits).findFirst().orElseThrow();
    try {
      return (RecurrentEngine)
          copy.loadClass(FusedEngine.class.getName())
              .getConstructor(Weights.class, AdamSettings.class, int.class, boolean.class)
              .newInstance(initial, settings, threads, false);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns if this machine can compute so.
   *
   * @throws dev.gatescope.text.ProblemException that says what it can, if not
   */
  public static void check(FusedOptions options) {
    missing()
        .ifPresent(
            why -> {
              throw Problem.of("engine.unavailable", "fused", why, "nd4j").asException();
            });
    int most = FusedOptions.mostThreads();
    if (options.threads() < 1 || options.threads() > most) {
      throw Problem.of("engine.threads", text(options.threads()), text(most)).asException();
    }
    if (options.vectorBits() != FusedOptions.PREFERRED
        && !availableBits().contains(options.vectorBits())) {
      String widths =
          availableBits().stream().map(FusedEngines::text).collect(Collectors.joining(", "));
      throw Problem.of("engine.vectorBits", text(options.vectorBits()), widths).asException();
    }
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
