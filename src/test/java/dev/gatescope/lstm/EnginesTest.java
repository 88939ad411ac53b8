package dev.gatescope.lstm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.fused.FusedEngine;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.optim.AdamSettings;
import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("counts the threads of all engines")
class EnginesTest {
  private static final AdamSettings ADAM = AdamSettings.withLearningRate(0.01);
  private static final Weights WEIGHTS = RecurrentEngineTest.randomWeights(CellType.GRU, 3, 1, 1);

  @Test
  void autoTakesTheFusedEngineAndSaysWhy() {
    Engines.Selected selected = Engines.select(EngineChoice.AUTO);
    assertEquals("fused", selected.id());
    assertEquals("engine.auto.fused", selected.reason().key());
    for (Locale language : Messages.LANGUAGES) {
      String text = Messages.of(language).text(selected.reason());
      assertTrue(text.matches(".* (128|256|512) .*"), text);
    }
    try (RecurrentEngine engine = Engines.create(EngineChoice.AUTO, WEIGHTS, ADAM)) {
      assertInstanceOf(FusedEngine.class, engine);
    }
  }

  @Test
  void theReferenceCanBeForced() {
    assertEquals("engine.forced.nd4j", Engines.select(EngineChoice.ND4J).reason().key());
    try (RecurrentEngine engine = Engines.create(EngineChoice.ND4J, WEIGHTS, ADAM)) {
      assertInstanceOf(Nd4jEngine.class, engine);
    }
  }

  @Test
  void impossibleOptionsSayWhatIsAvailable() {
    String most = Integer.toString(FusedOptions.mostThreads());
    assertTrue(refusal(new FusedOptions(0, 0)).contains("is 0: this machine has 1 to " + most));
    assertTrue(refusal(new FusedOptions(1000, 0)).contains("1000"));
    assertTrue(refusal(new FusedOptions(1, 100)).contains("100 bits"));
    assertTrue(refusal(new FusedOptions(1, 100)).contains("32, 128"));
    assertTrue(refusal(new FusedOptions(1, 4096)).contains("4096 bits"));
    assertTrue(refusal(new FusedOptions(1, -1)).contains("-1 bits"));
  }

  private static String refusal(FusedOptions options) {
    return assertThrows(
            ProblemException.class,
            () -> Engines.create(EngineChoice.FUSED, WEIGHTS, ADAM, options))
        .getMessage();
  }

  /** Without leave to load the module there is no fused engine: AUTO goes on, FUSED says why. */
  @Tag("process")
  @Test
  void withoutTheVectorModuleAutoTakesTheReference() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EnginesTest.class.getName())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertTrue(said.startsWith("nd4j engine.auto.nd4j\n"), said);
    assertTrue(said.contains("The engine fused cannot run here"), said);
    assertTrue(said.contains("Available: nd4j"), said);
  }

  public static void main(String[] arguments) {
    Engines.Selected selected = Engines.select(EngineChoice.AUTO);
    System.out.println(selected.id() + " " + selected.reason().key());
    try {
      Engines.select(EngineChoice.FUSED);
    } catch (ProblemException e) {
      System.out.println(e.getMessage());
    }
  }

  @Test
  void theEnginesThreadsEndWithIt() throws InterruptedException {
    FusedOptions most = new FusedOptions(FusedOptions.mostThreads(), FusedOptions.PREFERRED);
    Set<Thread> before = engineThreads();
    Set<Thread> during;
    try (RecurrentEngine engine = Engines.create(EngineChoice.FUSED, WEIGHTS, ADAM, most)) {
      assertEquals(3, engine.layout().hiddenSize());
      during = engineThreads();
      during.removeAll(before);
      assertEquals(Math.min(most.threads(), 8) - 1, during.size());
      for (Thread thread : during) {
        assertTrue(thread.isDaemon());
        for (int i = 0; i < 500 && thread.getState() != Thread.State.WAITING; i++) {
          Thread.sleep(10);
        }
        assertEquals(Thread.State.WAITING, thread.getState(), "idle, but not parked");
      }
    }
    for (Thread thread : during) {
      thread.join(5000);
      assertFalse(thread.isAlive());
    }
  }

  private static Set<Thread> engineThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("gatescope-engine"))
        .collect(Collectors.toSet());
  }
}
