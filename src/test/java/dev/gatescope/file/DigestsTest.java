package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gatescope.data.DataSet;
import dev.gatescope.data.Samples;
import dev.gatescope.data.Split;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.Weights;
import dev.gatescope.random.TorchRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
  @TempDir Path folder;

  @Test
  void ofANetworkItIsThatOfAModelFileAfterItsHeader() throws Exception {
    WeightLayout layout = new WeightLayout(CellType.GRU, 3);
    Weights weights = Weights.initial(layout, new TorchRandom(7));
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, new Model(weights, Map.of()));
    byte[] bytes = Files.readAllBytes(file);
    byte[] values = Arrays.copyOfRange(bytes, bytes.length - 4 * layout.size(), bytes.length);
    assertEquals(sha256(values), Digests.of(weights));
  }

  @Test
  void ofADataSetItIsThatOfItsNumbers() throws Exception {
    Samples samples = new Samples(4, new long[] {9, 12, 14}, new long[] {1, 5, 3});
    Split split = Split.of(new int[] {2, 0}, new int[] {1});
    ByteBuffer bytes = ByteBuffer.allocate(12 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : new long[] {4, 3, 9, 12, 14, 1, 5, 3, 2, 2, 0, 1}) {
      bytes.putLong(number);
    }
    assertEquals(sha256(bytes.array()), Digests.of(new DataSet(samples, split)));
    Split other = Split.of(new int[] {0, 2}, new int[] {1});
    assertNotEquals(
        Digests.of(new DataSet(samples, split)), Digests.of(new DataSet(samples, other)));
  }

  @Test
  void ofAFileItIsThatOfItsBytes() throws IOException, NoSuchAlgorithmException {
    assertEquals(sha256(new byte[] {1, 2, 3}), Digests.of(out -> out.write(new byte[] {1, 2, 3})));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
