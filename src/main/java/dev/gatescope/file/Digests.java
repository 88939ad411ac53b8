package dev.gatescope.file;

import dev.gatescope.data.DataSet;
import dev.gatescope.lstm.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what must be the same bit for bit, in 64 hexadecimal digits. */
public final class Digests {
  private Digests() {}

  /**
   * Of a network: every tensor in PyTorch's {@code state_dict} order, row-major, each value as four
   * bytes, little-endian. Those are the bytes of a model file after its header.
   */
  public static String of(Weights weights) {
    float[] values = weights.toArray();
    ByteBuffer bytes = littleEndian((long) values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return hex(sha256().digest(bytes.array()));
  }

  /**
   * Of a data set: width, number of samples, every a, every b, the number of training samples,
   * their positions, and those of the test samples; all as eight bytes, little-endian.
   */
  public static String of(DataSet data) {
    MessageDigest digest = sha256();
    add(digest, data.samples().bits(), data.samples().count());
    add(digest, data.samples().a());
    add(digest, data.samples().b());
    add(digest, data.split().trainCount());
    add(digest, widened(data.split().train()));
    add(digest, widened(data.split().test()));
    return hex(digest.digest());
  }

  /** Of what a file would hold. */
  static String of(AtomicFiles.Content content) {
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hex(digest.digest());
  }

  private static void add(MessageDigest digest, long... values) {
    ByteBuffer bytes = littleEndian((long) values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    digest.update(bytes.array());
  }

  private static long[] widened(int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static ByteBuffer littleEndian(long size) {
    return ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
