package dev.gatescope.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatescope.Golden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against what numpy and PyTorch drew: see {@code src/test/python/random_streams.py}. */
class RandomStreamsTest {

  @Test
  void randintIsNumpysForNarrowAndWideRanges() {
    Map<Long, NumpyRandom> streams = new HashMap<>();
    for (List<String> row : Golden.csv("random/randint.csv")) {
      NumpyRandom random =
          streams.computeIfAbsent(Long.parseLong(row.get(0)), seed -> new NumpyRandom(seed));
      long low = Long.parseLong(row.get(1));
      long high = Long.parseLong(row.get(2));
      String drawn =
          IntStream.range(0, 6)
              .mapToObj(i -> Long.toString(random.randint(low, high)))
              .collect(Collectors.joining(" "));
      assertEquals(row.get(3), drawn, row::toString);
    }
    assertEquals(5, streams.size());
  }

  @Test
  void randintOfOneValueDrawsNothing() {
    NumpyRandom drawn = new NumpyRandom(822);
    NumpyRandom untouched = new NumpyRandom(822);
    assertEquals(7, drawn.randint(7, 8));
    assertEquals(untouched.randint(0, 1L << 40), drawn.randint(0, 1L << 40));
  }

  @Test
  void randintRefusesAnEmptyRange() {
    NumpyRandom random = new NumpyRandom(1);
    assertThrows(IllegalArgumentException.class, () -> random.randint(3, 3));
  }

  @Test
  void torchsDrawsFollowEachOtherOnOneGenerator() {
    Map<Long, TorchRandom> streams = new HashMap<>();
    for (List<String> row : Golden.csv("random/torch.csv")) {
      TorchRandom random =
          streams.computeIfAbsent(Long.parseLong(row.get(0)), seed -> new TorchRandom(seed));
      switch (row.get(1)) {
        case "randperm" -> assertEquals(row.get(2), join(random.randperm(20)), row::toString);
        case "uniform" -> {
          for (String value : row.get(2).split(" ", -1)) {
            assertEquals(Float.parseFloat(value), random.uniform(-0.1f, 0.3f), row::toString);
          }
        }
        case "random" -> assertEquals(Long.parseLong(row.get(2)), random.random63());
        default -> throw new AssertionError(row);
      }
    }
    assertEquals(6, streams.size());
  }

  @Test
  void epochOrdersAreTheShufflingLoaders() throws Exception {
    TorchRandom random = null;
    int rows = 0;
    for (List<String> row : Golden.csv("random/epoch_orders.csv")) {
      if (row.get(2).equals("1")) {
        random = new TorchRandom(Long.parseLong(row.get(0)));
      }
      int[] order = random.epochOrder(Integer.parseInt(row.get(1)));
      assertEquals(
          row.get(3), join(Arrays.copyOf(order, Math.min(5, order.length))), row::toString);
      assertEquals(row.get(4), sha256(join(order).replace(' ', ',')), row::toString);
      rows++;
    }
    assertEquals(45, rows);
  }

  @Test
  void randpermOfNothingAndOfOneDrawsNothing() {
    TorchRandom drawn = new TorchRandom(822);
    assertArrayEquals(new int[0], drawn.randperm(0));
    assertArrayEquals(new int[] {0}, drawn.randperm(1));
    assertEquals(new TorchRandom(822).random63(), drawn.random63());
  }

  private static String join(int[] values) {
    return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static String sha256(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
