package dev.gatescope.file;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a <a href="https://github.com/huggingface/safetensors#format">safetensors</a> file holds:
 *
 * <pre>
 *   8 bytes   N, the length of the header, little-endian
 *   N bytes   JSON: {"__metadata__": {key: text}, name: {"dtype", "shape", "data_offsets"}, ...}
 *   the rest  the tensors' values, little-endian, row-major, without gaps
 * </pre>
 *
 * <p>F32 tensors are read and written, and for files of our own F64 tensors before them. Reading is
 * strict and takes no more memory than the largest file and the values.
 *
 * @param doubles F64 tensors in the order of their bytes, before all others
 * @param tensors F32 tensors in the order of their bytes
 * @param metadata {@code __metadata__}; empty if there is none
 */
public record Safetensors(
    List<Doubles> doubles, List<Tensor> tensors, Map<String, String> metadata) {
  /** The longest header that is read: ours has some 2 kB. */
  public static final int MAX_HEADER = 1 << 20;

  /**
   * The largest file that is read if nothing else is said; a model with the most hidden units has
   * 17 MB.
   */
  public static final int MAX_FILE = 1 << 25;

  private static final int LENGTH_BYTES = 8;

  /** Bytes that are written at once: a long run's epochs are not in memory a second time. */
  private static final int CHUNK = 1 << 16;

  /** One tensor. Whoever makes it leaves the array alone from then on. */
  public record Tensor(String name, List<Integer> shape, float[] values) {
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  /** One tensor of doubles. Whoever makes it leaves the array alone from then on. */
  public record Doubles(String name, List<Integer> shape, double[] values) {
    public Doubles {
      shape = List.copyOf(shape);
    }
  }

  public Safetensors {
    doubles = List.copyOf(doubles);
    tensors = List.copyOf(tensors);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** One without doubles. */
  public Safetensors(List<Tensor> tensors, Map<String, String> metadata) {
    this(List.of(), tensors, metadata);
  }

  /** The F32 tensor of a name. */
  public Optional<Tensor> tensor(String name) {
    return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /**
   * Reads a file of F32 tensors.
   *
   * @throws ProblemException if it cannot be read or is not what it should be
   */
  public static Safetensors read(Path path) {
    return read(path, MAX_FILE, false);
  }

  /** The same for a file of our own, which may have F64 tensors and more bytes. */
  static Safetensors readWide(Path path, int maxFile) {
    return read(path, maxFile, true);
  }

  private static Safetensors read(Path path, int maxFile, boolean wide) {
    try {
      // A folder opens on some systems and then fails to read with an obscure reason.
      if (Files.isDirectory(path)) {
        throw FileProblems.problem("file.isFolder", path).asException();
      }
      long size = Files.size(path);
      if (size > maxFile) {
        throw tooLarge(path.toString(), Long.toString(size), maxFile);
      }
      try (InputStream in = Files.newInputStream(path)) {
        return read(in, path.toString(), maxFile, wide);
      }
    } catch (IOException e) {
      throw FileProblems.cannotRead(path, e);
    }
  }

  /**
   * Reads a stream, such as a resource of the program, to its end.
   *
   * @param name says in messages what is read
   * @throws ProblemException if it is not what it should be
   */
  public static Safetensors read(InputStream in, String name) throws IOException {
    return read(in, name, MAX_FILE, false);
  }

  /** The same for a part of a file of our own, which may have F64 tensors and more bytes. */
  public static Safetensors readWide(InputStream in, String name, int maxFile) throws IOException {
    return read(in, name, maxFile, true);
  }

  private static Safetensors read(InputStream in, String name, int maxFile, boolean wide)
      throws IOException {
    byte[] length = in.readNBytes(LENGTH_BYTES);
    if (length.length < LENGTH_BYTES) {
      throw Problem.of("safetensors.tooShort", name, Integer.toString(length.length)).asException();
    }
    long headerLength = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerLength < 0 || headerLength > MAX_HEADER) {
      throw Problem.of(
              "safetensors.headerLength",
              name,
              Long.toUnsignedString(headerLength),
              Integer.toString(MAX_HEADER))
          .asException();
    }
    byte[] header = in.readNBytes((int) headerLength);
    if (header.length < headerLength) {
      throw Problem.of(
              "safetensors.headerCut",
              name,
              Long.toString(headerLength),
              Integer.toString(header.length))
          .asException();
    }
    byte[] data = in.readNBytes(maxFile + 1);
    if (data.length > maxFile) {
      throw tooLarge(name, "> " + maxFile, maxFile);
    }
    SafetensorsHeader parsed = SafetensorsHeader.parse(header, data.length, name, wide);
    List<Doubles> doubles = new ArrayList<>();
    List<Tensor> tensors = new ArrayList<>();
    for (SafetensorsHeader.Entry entry : parsed.entries()) {
      int size = entry.end() - entry.begin();
      ByteBuffer bytes =
          ByteBuffer.wrap(data, entry.begin(), size).slice().order(ByteOrder.LITTLE_ENDIAN);
      if (entry.wide()) {
        double[] values = new double[size / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        doubles.add(new Doubles(entry.name(), entry.shape(), values));
      } else {
        float[] values = new float[size / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        tensors.add(new Tensor(entry.name(), entry.shape(), values));
      }
    }
    return new Safetensors(doubles, tensors, parsed.metadata());
  }

  /**
   * Writes the file, whole or not at all. The same content gives the same bytes.
   *
   * @throws ProblemException if it cannot be written
   */
  public void write(Path path) {
    AtomicFiles.write(path, this::writeTo);
  }

  /** Writes the bytes of the file. */
  public void writeTo(OutputStream out) throws IOException {
    byte[] header = SafetensorsHeader.bytes(this);
    out.write(littleEndian(LENGTH_BYTES).putLong(header.length).array());
    out.write(header);
    ByteBuffer chunk = littleEndian(CHUNK);
    for (Doubles tensor : doubles) {
      double[] values = tensor.values();
      for (int at = 0; at < values.length; at += CHUNK / Double.BYTES) {
        int count = Math.min(CHUNK / Double.BYTES, values.length - at);
        chunk.asDoubleBuffer().put(values, at, count);
        out.write(chunk.array(), 0, count * Double.BYTES);
      }
    }
    for (Tensor tensor : tensors) {
      float[] values = tensor.values();
      for (int at = 0; at < values.length; at += CHUNK / Float.BYTES) {
        int count = Math.min(CHUNK / Float.BYTES, values.length - at);
        chunk.asFloatBuffer().put(values, at, count);
        out.write(chunk.array(), 0, count * Float.BYTES);
      }
    }
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ProblemException tooLarge(String name, String size, int maxFile) {
    return Problem.of("safetensors.tooLarge", name, size, Integer.toString(maxFile)).asException();
  }
}
