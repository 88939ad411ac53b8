package dev.gatescope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.gatescope.text.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short run of the fuzzer with a fixed seed, and every case that a long one found. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class FuzzTest {
  private static final long SEED = 822;
  private static final int INPUTS = 1000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "safetensors",
        "model",
        "checkpoint",
        "lesson",
        "settings",
        "data",
        "operation",
        "settings-text",
        "session",
        "session-zip",
        "command-line"
      })
  void itIsReadOrRefused(String name) throws Exception {
    Target target = target(name);
    Fuzzer fuzzer = new Fuzzer(target, new SplittableRandom(SEED));
    for (byte[] seed : target.seeds()) {
      fuzzer.feed(seed).ifPresent(FuzzTest::failed);
    }
    assertEquals(target.seeds().size(), fuzzer.good(), "the seeds are good");
    for (byte[] found : cases(name)) {
      fuzzer.feed(found).ifPresent(FuzzTest::failed);
    }
    for (int i = 0; i < INPUTS; i++) {
      fuzzer.feed(fuzzer.next()).ifPresent(FuzzTest::failed);
    }
    // Inputs that are all refused at the door would test nothing.
    assertTrue(fuzzer.ways() > 3, fuzzer.ways() + " ways in which they were taken");
  }

  @Test
  void everyReaderIsHere() {
    List<String> names = Targets.all(folder).stream().map(Target::name).toList();
    assertEquals(11, names.size(), names.toString());
  }

  /** A reader that breaks the rule is found out. */
  @ParameterizedTest
  @ValueSource(strings = {"throws", "is untold", "takes memory"})
  void whoBreaksTheRuleIsFound(String how) {
    Fuzzer fuzzer = new Fuzzer(new Breaking(how), new SplittableRandom(SEED));
    Optional<Fuzzer.Finding> finding = Optional.empty();
    for (int i = 0; i < 10_000 && finding.isEmpty(); i++) {
      finding = fuzzer.feed(fuzzer.next());
    }
    assertTrue(finding.isPresent(), how);
  }

  /** The same seed gives the same inputs. */
  @Test
  void aSeedGivesTheSameInputs() {
    Fuzzer one = new Fuzzer(new Breaking("never"), new SplittableRandom(SEED));
    Fuzzer other = new Fuzzer(new Breaking("never"), new SplittableRandom(SEED));
    for (int i = 0; i < 200; i++) {
      assertEquals(HexFormat.of().formatHex(one.next()), HexFormat.of().formatHex(other.next()));
    }
  }

  private record Breaking(String how) implements Target {
    @Override
    public String name() {
      return "breaking";
    }

    @Override
    public List<byte[]> seeds() {
      return List.of("a: 1, b: 2".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public List<String> words() {
      return List.of("magic");
    }

    @Override
    public void read(byte[] input) {
      if (!new String(input, StandardCharsets.UTF_8).contains("magic")) {
        throw Problem.of("file.notText", "input").asException();
      }
      switch (how) {
        case "throws" -> throw new ArrayIndexOutOfBoundsException(1);
        case "is untold" -> throw Problem.of("data.csv.number", "no number").asException();
        case "takes memory" -> takeMemory();
        default -> {
          return;
        }
      }
    }
  }

  /** More than a reader may, but little at a time: other tests share the heap. */
  private static void takeMemory() {
    for (int i = 0; i < 80; i++) {
      Arrays.fill(new byte[8 << 20], (byte) i);
    }
  }

  private Target target(String name) {
    return Targets.all(folder).stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What long runs found, kept in resources/fuzz/NAME. */
  private static List<byte[]> cases(String name) throws IOException, URISyntaxException {
    URL cases = FuzzTest.class.getResource("/fuzz/" + name);
    if (cases == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(cases.toURI()))) {
      List<Path> sorted = files.sorted().toList();
      List<byte[]> contents = new ArrayList<>();
      for (Path file : sorted) {
        contents.add(Files.readAllBytes(file));
      }
      return contents;
    }
  }

  private static void failed(Fuzzer.Finding finding) {
    StringWriter trace = new StringWriter();
    finding.cause().ifPresent(cause -> cause.printStackTrace(new PrintWriter(trace)));
    fail(
        finding.what()
            + "\ninput "
            + HexFormat.of().formatHex(finding.input())
            + "\n"
            + new String(finding.input(), StandardCharsets.UTF_8)
            + "\n"
            + trace);
  }
}
