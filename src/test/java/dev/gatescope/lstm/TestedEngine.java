package dev.gatescope.lstm;

import dev.gatescope.lstm.fused.FusedEngines;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;
import java.util.ArrayList;
import java.util.List;

/** An engine that must keep the contract: the reference, and the fused one in every width. */
record TestedEngine(EngineChoice choice, FusedOptions options) {
  static final TestedEngine REFERENCE =
      new TestedEngine(EngineChoice.ND4J, FusedOptions.standard());

  static List<TestedEngine> all() {
    List<TestedEngine> engines = new ArrayList<>(fused());
    engines.addFirst(REFERENCE);
    return engines;
  }

  /** The fused engine without vectors, and with each width that the processor has. */
  static List<TestedEngine> fused() {
    int threads = FusedOptions.standard().threads();
    return FusedEngines.availableBits().stream()
        .map(bits -> new TestedEngine(EngineChoice.FUSED, new FusedOptions(threads, bits)))
        .toList();
  }

  RecurrentEngine create(Weights weights, AdamSettings settings) {
    return Engines.create(choice, weights, settings, options);
  }

  @Override
  public String toString() {
    return choice == EngineChoice.FUSED ? "fused" + options.vectorBits() : "nd4j";
  }
}
