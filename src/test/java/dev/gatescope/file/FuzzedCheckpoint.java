package dev.gatescope.file;

import dev.gatescope.text.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** For the fuzzer: changed checkpoints with the digest that fits them, as anybody can make them. */
public final class FuzzedCheckpoint {
  private static final String DIGEST = "sha256";

  private FuzzedCheckpoint() {}

  /** The same content with its digest; the input itself if it is no safetensors file. */
  public static byte[] withDigest(byte[] input) {
    try {
      Path file = Files.createTempFile("fuzzed", ".safetensors");
      try {
        Files.write(file, input);
        return bytes(withDigest(Safetensors.readWide(file, Safetensors.MAX_FILE)));
      } catch (ProblemException e) {
        return input;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Safetensors withDigest(Safetensors content) {
    Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
    metadata.remove(DIGEST);
    Safetensors bare = new Safetensors(content.doubles(), content.tensors(), metadata);
    metadata.put(DIGEST, Digests.of(bare::writeTo));
    return new Safetensors(content.doubles(), content.tensors(), metadata);
  }

  private static byte[] bytes(Safetensors content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }
}
