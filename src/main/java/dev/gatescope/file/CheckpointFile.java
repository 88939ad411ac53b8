package dev.gatescope.file;

import dev.gatescope.lstm.AdamMoments;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.Checkpoint;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run from which to go on, as a safetensors file: {@code epochs} (F64, one {@link EpochRow} an
 * epoch), the weights under PyTorch's names, and Adam's moments under the same names behind {@code
 * adam.mean.} and {@code adam.mean_square.}. The metadata have the settings and a digest of all
 * else, so that a damaged file is never taken for a whole one.
 */
public final class CheckpointFile {
  /** Its name in a run's folder. */
  public static final String NAME = "checkpoint.safetensors";

  /** The same of a run that failed. */
  public static final String FAILED = "checkpoint-failed.safetensors";

  /** 1,024 units and 100,000 epochs have 120 MB. */
  private static final int MAX_FILE = 1 << 27;

  private static final int VERSION = 1;
  private static final String FORMAT = "gatescope checkpoint";
  private static final String FORMAT_KEY = "format";
  private static final String VERSION_KEY = "format_version";
  private static final String ADAM_STEPS = "adam_steps";
  private static final String ENGINE_USED = "engine_used";
  private static final String DATA = "data_sha256";
  private static final String DATA_FROM_FILE = "data_from_file";
  private static final String SECONDS = "seconds";
  private static final String DIGEST = "sha256";
  private static final String MEAN = "adam.mean.";
  private static final String MEAN_SQUARE = "adam.mean_square.";

  private CheckpointFile() {}

  /**
   * Saves a run, whole or not at all: whatever happens, the file holds this state or the last.
   *
   * @throws ProblemException if it cannot be written
   */
  public static void write(Path path, SavedRun run) {
    content(run).write(path);
  }

  /** What the file holds. */
  static Safetensors content(SavedRun run) {
    Checkpoint checkpoint = run.checkpoint();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FORMAT_KEY, FORMAT);
    metadata.put(VERSION_KEY, Integer.toString(VERSION));
    metadata.putAll(ConfigMetadata.of(checkpoint.config()));
    metadata.put(ADAM_STEPS, Integer.toString(checkpoint.moments().steps()));
    metadata.put(ENGINE_USED, run.engine());
    metadata.put(DATA, run.dataSha256());
    metadata.put(DATA_FROM_FILE, Boolean.toString(run.dataFromFile()));
    metadata.put(SECONDS, Double.toString(run.seconds()));
    List<Safetensors.Tensor> tensors = new ArrayList<>();
    tensors.addAll(WeightTensors.of("", checkpoint.weights()));
    tensors.addAll(WeightTensors.of(MEAN, checkpoint.moments().mean()));
    tensors.addAll(WeightTensors.of(MEAN_SQUARE, checkpoint.moments().meanSquare()));
    List<Safetensors.Doubles> doubles = List.of(EpochRow.table(run.epochs()));
    Safetensors bare = new Safetensors(doubles, tensors, metadata);
    metadata.put(DIGEST, Digests.of(bare::writeTo));
    return new Safetensors(doubles, tensors, metadata);
  }

  /**
   * Opens the run of a folder.
   *
   * @throws ProblemException if there is none, or it is damaged, or of a newer program
   */
  public static SavedRun readFolder(Path folder) {
    Path path = folder.resolve(NAME);
    if (Files.notExists(path)) {
      throw Problem.of("checkpoint.none", folder.toString(), NAME).asException();
    }
    return read(path);
  }

  /**
   * Opens a run.
   *
   * @throws ProblemException if the file cannot be read, is none, is damaged, or of a newer program
   */
  public static SavedRun read(Path path) {
    Safetensors content = Safetensors.readWide(path, MAX_FILE);
    Map<String, String> metadata = content.metadata();
    if (!isOne(content)) {
      throw FileProblems.problem("checkpoint.otherFile", path).asException();
    }
    int version = ConfigMetadata.whole(metadata, VERSION_KEY).orElse(0);
    if (version > VERSION) {
      throw Problem.of(
              "checkpoint.newer",
              path.toString(),
              Integer.toString(version),
              Integer.toString(VERSION))
          .asException();
    }
    Map<String, String> rest = new LinkedHashMap<>(metadata);
    String said = rest.remove(DIGEST);
    Safetensors bare = new Safetensors(content.doubles(), content.tensors(), rest);
    if (!Digests.of(bare::writeTo).equals(said)) {
      throw FileProblems.problem("checkpoint.damaged", path).asException();
    }
    try {
      return run(content);
    } catch (RuntimeException e) {
      // The digest is right and the content is not: no program of ours wrote this.
      throw FileProblems.problem("checkpoint.damaged", path).asException(e);
    }
  }

  /**
   * The same, or empty where nobody can go on with what is there.
   *
   * @throws ProblemException if it cannot be read, or is of a newer program
   */
  public static Optional<SavedRun> readWhole(Path path) {
    try {
      return Optional.of(read(path));
    } catch (ProblemException e) {
      String key = e.problem().key();
      if (key.startsWith("file.") || key.equals("checkpoint.newer")) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * Puts aside a run that failed: it would fail again at the same batch, and is in nobody's way.
   */
  public static void setAside(Path folder) {
    try {
      Files.move(folder.resolve(NAME), folder.resolve(FAILED), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // There is none, or it stays where it is: the next run there says so.
    }
  }

  /** Whether a file of tensors is a checkpoint, whole or not. */
  static boolean isOne(Safetensors content) {
    return FORMAT.equals(content.metadata().get(FORMAT_KEY));
  }

  private static SavedRun run(Safetensors content) {
    Map<String, String> metadata = content.metadata();
    TrainingConfig config = ConfigMetadata.parse(metadata).orElseThrow();
    Safetensors.Doubles rows = content.doubles().getFirst();
    List<EpochSummary> epochs = EpochRow.read(rows, rows.shape().getFirst());
    WeightLayout layout = config.layout();
    AdamMoments moments =
        new AdamMoments(
            Integer.parseInt(metadata.get(ADAM_STEPS)),
            WeightTensors.read(content, MEAN, layout),
            WeightTensors.read(content, MEAN_SQUARE, layout));
    Checkpoint checkpoint =
        new Checkpoint(config, epochs.getLast(), WeightTensors.read(content, "", layout), moments);
    return new SavedRun(
        checkpoint,
        epochs,
        metadata.get(ENGINE_USED),
        metadata.get(DATA),
        Boolean.parseBoolean(metadata.get(DATA_FROM_FILE)),
        Double.parseDouble(metadata.get(SECONDS)));
  }
}
