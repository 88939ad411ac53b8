package dev.gatescope.file;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Models as safetensors files with PyTorch's {@code state_dict} names, so that either side opens
 * what the other saved.
 */
public final class ModelFile {
  private static final int SHOWN_NAMES = 6;

  private ModelFile() {}

  /**
   * Saves a model, whole or not at all.
   *
   * @throws ProblemException if a weight is not finite or the file cannot be written
   */
  public static void write(Path path, Model model) {
    requireFinite(model.weights(), path.toString());
    new Safetensors(WeightTensors.of("", model.weights()), model.metadata()).write(path);
  }

  /** Whatever the format: a model that cannot answer is not saved. */
  static void requireFinite(Weights weights, String file) {
    requireFinite(WeightTensors.of("", weights), file);
  }

  /**
   * Opens a model.
   *
   * @throws ProblemException if the file cannot be read or does not hold exactly one network that
   *     this program can run
   */
  public static Model read(Path path) {
    Safetensors content = content(path);
    if (CheckpointFile.isOne(content)) {
      throw FileProblems.problem("model.checkpoint", path).asException();
    }
    for (Safetensors.Doubles wide : content.doubles()) {
      throw Problem.of(
              "safetensors.dtype", path.toString(), SafetensorsHeader.shortened(wide.name()), "F64")
          .asException();
    }
    return model(content, path.toString());
  }

  /** As wide as a checkpoint, to be told what it is. */
  private static Safetensors content(Path path) {
    try {
      return Safetensors.readWide(path, Safetensors.MAX_FILE);
    } catch (ProblemException e) {
      boolean onnx = path.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
      throw onnx && Files.isRegularFile(path)
          ? FileProblems.problem("model.onnx", path).asException(e)
          : e;
    }
  }

  /**
   * Opens a model that is not a file, such as one that ships with the program.
   *
   * @param name says in messages what is read
   */
  public static Model read(InputStream in, String name) throws IOException {
    return model(Safetensors.read(in, name), name);
  }

  private static Model model(Safetensors content, String file) {
    CellType cell = cell(content, file);
    requireNames(content, cell, file);
    WeightLayout layout = new WeightLayout(cell, hiddenSize(content, cell, file));
    requireShapes(content, layout, file);
    requireAgreement(content.metadata(), layout, file);
    requireFinite(content.tensors(), file);
    return new Model(WeightTensors.read(content, "", layout), content.metadata());
  }

  private static CellType cell(Safetensors content, String file) {
    List<CellType> found =
        Stream.of(CellType.values())
            .filter(cell -> names(content).anyMatch(name -> name.startsWith(cell.id() + ".")))
            .toList();
    if (found.size() > 1) {
      String cells = found.stream().map(CellType::name).collect(Collectors.joining(", "));
      throw Problem.of("model.severalCells", file, cells).asException();
    }
    if (found.isEmpty()) {
      String all =
          Stream.of(CellType.values())
              .map(cell -> cell.id() + ".weight_ih_l0")
              .collect(Collectors.joining(", "));
      throw Problem.of("model.noCell", file, shown(names(content)), all).asException();
    }
    return found.getFirst();
  }

  private static void requireNames(Safetensors content, CellType cell, String file) {
    List<String> right =
        new WeightLayout(cell, 1).tensors().stream().map(WeightLayout.Tensor::name).toList();
    String all = String.join(", ", right);
    List<String> unknown = names(content).filter(name -> !right.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw Problem.of("model.unknownTensor", file, shown(unknown.stream()), cell.name(), all)
          .asException();
    }
    List<String> missing = right.stream().filter(name -> content.tensor(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw Problem.of("model.missingTensor", file, shown(missing.stream()), cell.name(), all)
          .asException();
    }
  }

  /** The number of units: the columns of the recurrent weights. */
  private static int hiddenSize(Safetensors content, CellType cell, String file) {
    String name = new WeightLayout(cell, 1).recurrentWeight().name();
    List<Integer> shape = content.tensor(name).orElseThrow().shape();
    if (shape.size() != 2) {
      throw Problem.of(
              "model.notMatrix",
              file,
              name,
              SafetensorsHeader.shortened(shape.toString()),
              "[" + cell.gates().size() + "·H, H]")
          .asException();
    }
    int hiddenSize = shape.getLast();
    if (hiddenSize < 1 || hiddenSize > TrainingConfig.MAX_HIDDEN_SIZE) {
      throw Problem.of(
              "model.hiddenSize",
              file,
              name,
              shape.toString(),
              Integer.toString(hiddenSize),
              Integer.toString(TrainingConfig.MAX_HIDDEN_SIZE))
          .asException();
    }
    return hiddenSize;
  }

  private static void requireShapes(Safetensors content, WeightLayout layout, String file) {
    for (WeightLayout.Tensor tensor : layout.tensors()) {
      List<Integer> shape = content.tensor(tensor.name()).orElseThrow().shape();
      if (!shape.equals(tensor.shape())) {
        throw Problem.of(
                "model.shape",
                file,
                tensor.name(),
                SafetensorsHeader.shortened(shape.toString()),
                layout.cell().name(),
                Integer.toString(layout.hiddenSize()),
                tensor.shape().toString())
            .asException();
      }
    }
  }

  /** Metadata that cannot be understood is as good as missing; a contradiction is not. */
  private static void requireAgreement(
      Map<String, String> metadata, WeightLayout layout, String file) {
    Optional<CellType> cell = ConfigMetadata.cell(metadata);
    if (cell.isPresent() && cell.get() != layout.cell()) {
      throw contradiction(file, Setting.CELL, cell.get().id(), layout.cell().id());
    }
    OptionalInt hiddenSize =
        ConfigMetadata.whole(metadata, ConfigMetadata.key(Setting.HIDDEN_SIZE));
    if (hiddenSize.isPresent() && hiddenSize.getAsInt() != layout.hiddenSize()) {
      throw contradiction(
          file,
          Setting.HIDDEN_SIZE,
          Integer.toString(hiddenSize.getAsInt()),
          Integer.toString(layout.hiddenSize()));
    }
  }

  private static ProblemException contradiction(
      String file, Setting setting, String said, String found) {
    return Problem.of("model.contradiction", file, ConfigMetadata.key(setting), said, found)
        .asException();
  }

  private static void requireFinite(List<Safetensors.Tensor> tensors, String file) {
    for (Safetensors.Tensor tensor : tensors) {
      float[] values = tensor.values();
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          throw Problem.of(
                  "model.notFinite",
                  file,
                  tensor.name() + index(i, tensor.shape()),
                  Float.toString(values[i]))
              .asException();
        }
      }
    }
  }

  /** A flat position as PyTorch writes the index: [3, 17]. */
  private static String index(int position, List<Integer> shape) {
    int[] index = new int[shape.size()];
    int rest = position;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return Arrays.toString(index);
  }

  private static Stream<String> names(Safetensors content) {
    return content.tensors().stream().map(Safetensors.Tensor::name);
  }

  /** Names for a message: the first few, each cut to a sensible length. */
  private static String shown(Stream<String> names) {
    List<String> all = names.toList();
    String first =
        all.stream()
            .limit(SHOWN_NAMES)
            .map(SafetensorsHeader::shortened)
            .collect(Collectors.joining(", "));
    return all.size() > SHOWN_NAMES ? first + ", ..." : first.isEmpty() ? "-" : first;
  }
}
