package dev.gatescope.eval;

import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.lstm.Engines;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.RecurrentEngine;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;

/**
 * An engine for looking at one network after another: it is kept while their shape stays the same.
 * Not thread-safe: one thread at a time.
 */
public final class NetworkEngine implements AutoCloseable {
  private RecurrentEngine engine;
  private Network loaded;

  /** The engine with a network's weights and surgery; good until the next call. */
  public RecurrentEngine with(Network network) {
    if (engine == null || !engine.layout().equals(network.layout())) {
      close();
      // It never trains, so any rate will do. Whoever looks leaves a processor to what it looks at:
      // there may be a training, and there is a window to draw.
      engine =
          Engines.create(
              EngineChoice.AUTO,
              network.weights(),
              AdamSettings.withLearningRate(1),
              FusedOptions.besideWindow());
      engine.operate(network.surgery());
    } else if (!loaded.weights().equals(network.weights())) {
      engine.load(network.weights());
      engine.operate(network.surgery());
    } else if (!loaded.surgery().equals(network.surgery())) {
      engine.operate(network.surgery());
    }
    loaded = network;
    return engine;
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
