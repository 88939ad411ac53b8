package dev.gatescope.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The program, command line and window, in processes that end at the first attempt to reach a
 * network or, on Linux, to start another process.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class OfflineTest {
  /** What a process that was ended by signal SIGSYS returns. */
  private static final int ENDED_BY_KERNEL = 128 + 31;

  private static final String GUARDS = KernelGuard.known() ? "java,kernel" : "java";

  @TempDir Path folder;

  @Test
  void trainingEvaluatingAndDrawingNeedNoNetwork() throws Exception {
    Path run = folder.resolve("run");
    assertEquals(
        0,
        start(
            GUARDS,
            "app",
            "train",
            "--hidden",
            "4",
            "--epochs",
            "2",
            "--samples",
            "200",
            "--out",
            run.toString()),
        this::said);
    Path model = run.resolve("model.safetensors");
    assertTrue(Files.exists(model) && Files.exists(run.resolve("loss.png")), this::said);
    assertEquals(0, start(GUARDS, "app", "evaluate", "--model", model.toString()), this::said);
    assertTrue(said().contains("32131 pairs wrong"), this::said);
    Path picture = folder.resolve("gates.png");
    assertEquals(
        0,
        start(GUARDS, "app", "render", "--pair", "128,1", "--out", picture.toString()),
        this::said);
    assertTrue(Files.size(picture) > 10_000, this::said);
  }

  @Test
  void theWindowNeedsNoNetwork() throws Exception {
    assertEquals(0, start(GUARDS, "app"), this::said);
    assertTrue(Files.exists(drawn()), "the gates were drawn before the window closed");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"ASYNCHRONOUS", "NATIVE", "PROCESS", "NOTHING"})
  void javasGuardSees(Attempts attempt) throws Exception {
    assertEquals(JavaGuard.TRIED, start("java", "attempt", attempt.name()), this::said);
    assertTrue(said().contains("ATTEMPT: "), this::said);
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKET", "DATAGRAM", "URL", "ASYNCHRONOUS", "NATIVE", "PROCESS"})
  void theKernelsGuardSees(Attempts attempt) throws Exception {
    assumeTrue(KernelGuard.known());
    assertEquals(ENDED_BY_KERNEL, start("kernel", "attempt", attempt.name()), this::said);
  }

  @Test
  void theGuardsLetTheRestPass() throws Exception {
    assertEquals(Offline.UNHINDERED, start(GUARDS, "attempt", "NOTHING"), this::said);
  }

  /** Runs {@link Offline} in a process of its own; returns its exit code. */
  private int start(String guards, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As this process was started: JavaFX's modules and leave for native code.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Duser.language=en",
            // Most of these processes only begin.
            "-XX:TieredStopAtLevel=1",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            // The window closes by itself once the gates are drawn.
            "-Ddev.gatescope.startTime=" + drawn(),
            "-Ddev.gatescope.startGraceMillis=500"));
    List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    if (guards.contains("java")) {
      classPath.add(services().toString());
      command.addAll(
          List.of(
              "-Djava.nio.channels.spi.SelectorProvider=" + JavaGuard.Channels.class.getName(),
              "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"));
    }
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of(Offline.class.getName(), guards));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // The user's own settings are left alone, and no display is asked.
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().put("APPDATA", folder.resolve("config").toString());
    builder.environment().put("LOCALAPPDATA", folder.resolve("state").toString());
    builder.environment().remove("DISPLAY");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start()
        .waitFor();
  }

  /** A folder for the class path that names {@link JavaGuard.Names}. */
  private Path services() throws IOException {
    Path services = Files.createDirectories(folder.resolve("services/META-INF/services"));
    Files.writeString(
        services.resolve(InetAddressResolverProvider.class.getName()),
        JavaGuard.Names.class.getName() + "\n");
    return folder.resolve("services");
  }

  private Path drawn() {
    return folder.resolve("drawn");
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
