package dev.gatescope.lstm;

import dev.gatescope.optim.AdamSettings;

/** The one place that chooses an engine, with the reason that users are shown. */
public final class Engines {
  /**
   * A choice that was made.
   *
   * @param id what computes, as in files and on the command line
   * @param reasonKey key of the text that says why
   */
  public record Selected(String id, String reasonKey) {}

  private Engines() {}

  /** What a choice gives on this machine. */
  public static Selected select(EngineChoice choice) {
    return switch (choice) {
      case AUTO -> new Selected("nd4j", "engine.auto.nd4j");
      case ND4J -> new Selected("nd4j", "engine.forced.nd4j");
    };
  }

  /** Makes the engine that {@link #select} names, ready to train from the given weights. */
  public static RecurrentEngine create(
      EngineChoice choice, Weights initial, AdamSettings settings) {
    return switch (choice) {
      case AUTO, ND4J -> new Nd4jEngine(initial, settings);
    };
  }
}
