package dev.gatescope.lstm;

import dev.gatescope.lstm.fused.FusedEngines;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.Problem;

/** The one place that chooses an engine, with the reason that users are shown. */
public final class Engines {
  /** The fast engine's name in files and on the command line. */
  public static final String FUSED = "fused";

  private static final String ND4J = "nd4j";

  /**
   * A choice that was made.
   *
   * @param id what computes, as in files and on the command line
   * @param reason why, as a key of the message bundles with its arguments
   */
  public record Selected(String id, Problem reason) {}

  private Engines() {}

  /**
   * What a choice gives on this machine.
   *
   * @throws dev.gatescope.text.ProblemException if an engine is forced that cannot run
   */
  public static Selected select(EngineChoice choice) {
    String missing = choice == EngineChoice.ND4J ? null : FusedEngines.missing().orElse(null);
    return switch (choice) {
      case ND4J -> new Selected(ND4J, Problem.of("engine.forced.nd4j"));
      case FUSED -> {
        if (missing != null) {
          throw Problem.of("engine.unavailable", FUSED, missing, ND4J).asException();
        }
        yield new Selected(FUSED, Problem.of("engine.forced.fused", width()));
      }
      case AUTO ->
          missing == null
              ? new Selected(FUSED, Problem.of("engine.auto.fused", width()))
              : new Selected(ND4J, Problem.of("engine.auto.nd4j", missing));
    };
  }

  /** Whether this machine has what is asked for: {@link #select} has no problem with it. */
  public static boolean canRun(EngineChoice choice) {
    return choice != EngineChoice.FUSED || FusedEngines.missing().isEmpty();
  }

  private static String width() {
    return Integer.toString(FusedEngines.preferredBits());
  }

  /** Makes the engine that {@link #select} names, ready to train from the given weights. */
  public static RecurrentEngine create(
      EngineChoice choice, Weights initial, AdamSettings settings) {
    return create(choice, initial, settings, FusedOptions.standard());
  }

  /** The same with a say in how the fused engine computes, if it is the one. */
  public static RecurrentEngine create(
      EngineChoice choice, Weights initial, AdamSettings settings, FusedOptions options) {
    return select(choice).id().equals(FUSED)
        ? FusedEngines.create(initial, settings, options)
        : new Nd4jEngine(initial, settings);
  }
}
