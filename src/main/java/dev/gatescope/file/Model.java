package dev.gatescope.file;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.Weights;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A network and what is known of how it was made.
 *
 * @param weights the network
 * @param metadata text by key, as it stands in the file; all of it, none of it or anything else may
 *     be there
 */
public record Model(Weights weights, Map<String, String> metadata) {
  private static final String EPOCH = "epoch";
  private static final String LOSS = "loss";
  private static final String DATA_FROM_FILE = "data_from_file";

  public Model {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * A network that this program trained.
   *
   * @param epoch after which the weights were taken; 0 for the initial ones
   * @param loss of that epoch as the article sums it; NaN if there was none
   * @throws IllegalArgumentException if the settings describe a network of another layout
   */
  public static Model trained(
      Weights weights, TrainingConfig config, int epoch, double loss, Provenance provenance) {
    if (!config.layout().equals(weights.layout())) {
      throw new IllegalArgumentException(config.layout() + " is not " + weights.layout());
    }
    Map<String, String> metadata = new LinkedHashMap<>(ConfigMetadata.of(config));
    AdamSettings adam = AdamSettings.withLearningRate(config.learningRate());
    metadata.put("optimizer", "adam");
    metadata.put("adam_beta1", Double.toString(adam.beta1()));
    metadata.put("adam_beta2", Double.toString(adam.beta2()));
    metadata.put("adam_epsilon", Double.toString(adam.epsilon()));
    metadata.put("criterion", "binary cross-entropy, mean");
    metadata.put(EPOCH, Integer.toString(epoch));
    if (!Double.isNaN(loss)) {
      metadata.put(LOSS, Double.toString(loss));
    }
    metadata.putAll(provenance.toMetadata());
    return new Model(weights, metadata);
  }

  /**
   * A network of which nobody knows how it was made.
   *
   * @param bits the width of the numbers that it is used on
   */
  public static Model ofUnknownOrigin(Weights weights, int bits) {
    // The article's is taken where none is told.
    return new Model(
        weights,
        bits == TrainingConfig.article().bits()
            ? Map.of()
            : Map.of(ConfigMetadata.key(Setting.BITS), Integer.toString(bits)));
  }

  /** The same, trained on samples from a file: the settings do not say which. */
  public Model onDataFromFile() {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(DATA_FROM_FILE, Boolean.toString(true));
    return new Model(weights, more);
  }

  /** Whether its settings, all of them known, draw the samples that it was trained on once more. */
  public boolean isDataKnown() {
    return config().isPresent() && !Boolean.parseBoolean(metadata.get(DATA_FROM_FILE));
  }

  /** The settings, if the metadata has every one and all are valid. */
  public Optional<TrainingConfig> config() {
    return ConfigMetadata.parse(metadata)
        .filter(config -> config.layout().equals(weights.layout()));
  }

  /** The width of the numbers it was trained on, if known. */
  public OptionalInt knownBits() {
    OptionalInt bits = ConfigMetadata.whole(metadata, ConfigMetadata.key(Setting.BITS));
    boolean valid =
        bits.isPresent()
            && bits.getAsInt() >= Subtraction.MIN_BITS
            && bits.getAsInt() <= Subtraction.MAX_BITS;
    return valid ? bits : OptionalInt.empty();
  }

  /** The width of the numbers it was trained on; the article's if unknown. */
  public int bits() {
    return knownBits().orElse(TrainingConfig.article().bits());
  }

  /** The epoch after which the weights were taken, if known. */
  public OptionalInt epoch() {
    OptionalInt epoch = ConfigMetadata.whole(metadata, EPOCH);
    boolean valid =
        epoch.isPresent() && epoch.getAsInt() >= 0 && epoch.getAsInt() <= TrainingConfig.MAX_EPOCHS;
    return valid ? epoch : OptionalInt.empty();
  }

  /** The loss of that epoch, if known. */
  public OptionalDouble loss() {
    try {
      double loss = Double.parseDouble(metadata.getOrDefault(LOSS, ""));
      return Double.isFinite(loss) ? OptionalDouble.of(loss) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
