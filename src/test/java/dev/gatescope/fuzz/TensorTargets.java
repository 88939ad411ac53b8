package dev.gatescope.fuzz;

import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.FuzzedCheckpoint;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.Safetensors;
import dev.gatescope.file.SavedRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The readers of files of tensors. */
final class TensorTargets {
  private TensorTargets() {}

  private static List<byte[]> seedsOfEachCell(String target) {
    return Stream.of("lstm", "gru", "rnn")
        .map(cell -> Targets.resource("/fuzz/" + target + "/seed-" + cell + ".safetensors"))
        .toList();
  }

  /** Words of any file of tensors. */
  static List<String> tensorWords() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "{}",
                "[]",
                "[0,4]",
                "[4,0]",
                "[-1]",
                "\"F32\"",
                "\"F64\"",
                "\"dtype\"",
                "\"shape\"",
                "\"data_offsets\"",
                "\"__metadata__\":{",
                "\"weight_ih_l0\"",
                "gru.",
                "rnn.",
                "lstm.",
                "[2147483647,2147483647]",
                "[0]",
                "[]"));
    for (String name :
        List.of(
            "cell",
            "hidden_size",
            "bits",
            "samples",
            "borrow_only",
            "distinct",
            "split",
            "train_share",
            "batch_size",
            "epochs",
            "learning_rate",
            "seed",
            "engine",
            "epoch",
            "loss")) {
      words.add("\"" + name + "\":\"7\",");
    }
    return words;
  }

  /** Whether a header's length is put right: most random changes move its end. */
  private static byte[] withHeaderLength(byte[] input, RandomGenerator random) {
    if (input.length < 8 || random.nextInt(4) == 0) {
      return input;
    }
    int end = 8;
    int depth = 0;
    for (int i = 8; i < input.length && (depth > 0 || i == 8); i++) {
      depth += input[i] == '{' ? 1 : input[i] == '}' ? -1 : 0;
      end = i + 1;
    }
    while (end < input.length && input[end] == ' ') {
      end++;
    }
    byte[] mended = input.clone();
    ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN).putLong(0, end - 8);
    return mended;
  }

  static final class SafetensorsTarget implements Target {
    @Override
    public String name() {
      return "safetensors";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of(
          Targets.resource("/fuzz/model/seed-lstm.safetensors"),
          Targets.resource("/golden/5-gru-odd/first_batch_gradients.safetensors"));
    }

    @Override
    public List<String> words() {
      return tensorWords();
    }

    @Override
    public byte[] mended(byte[] input, RandomGenerator random) {
      return withHeaderLength(input, random);
    }

    /** What is read is written again, and that gives the same once more. */
    @Override
    public void read(byte[] input) throws IOException {
      Safetensors content = Safetensors.read(new ByteArrayInputStream(input), "input");
      byte[] written = written(content);
      byte[] again = written(Safetensors.read(new ByteArrayInputStream(written), "written"));
      if (!Arrays.equals(written, again)) {
        throw new IllegalStateException("what was written is read differently");
      }
    }

    private static byte[] written(Safetensors content) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      content.writeTo(out);
      return out.toByteArray();
    }
  }

  /** A reader of a network that begins with one file of each cell. */
  private abstract static class NetworkTarget implements Target {
    private final String name;

    NetworkTarget(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<byte[]> seeds() {
      return seedsOfEachCell(name);
    }

    @Override
    public List<String> words() {
      return tensorWords();
    }

    @Override
    public byte[] mended(byte[] input, RandomGenerator random) {
      return withHeaderLength(input, random);
    }
  }

  static final class ModelTarget extends NetworkTarget {
    ModelTarget() {
      super("model");
    }

    /** Everything is asked that the program asks of a model. */
    @Override
    public void read(byte[] input) throws IOException {
      Model model = ModelFile.read(new ByteArrayInputStream(input), "input");
      model.config();
      model.knownBits();
      model.bits();
      model.epoch();
      model.loss();
      if (model.weights().toArray().length != model.weights().layout().size()) {
        throw new IllegalStateException("weights of another size");
      }
    }
  }

  /** Half of the inputs get their right digest, or nothing behind it would ever be read. */
  static final class CheckpointTarget extends NetworkTarget {
    private final Path file;

    CheckpointTarget(Path file) {
      super("checkpoint");
      this.file = file;
    }

    @Override
    public byte[] mended(byte[] input, RandomGenerator random) {
      byte[] mended = super.mended(input, random);
      return random.nextInt(8) == 0 ? mended : FuzzedCheckpoint.withDigest(mended);
    }

    @Override
    public void read(byte[] input) throws IOException {
      Files.write(file, input);
      SavedRun run = CheckpointFile.read(file);
      if (run.epochs().size() != run.checkpoint().epoch() + 1) {
        throw new IllegalStateException("epochs that do not follow");
      }
    }
  }
}
