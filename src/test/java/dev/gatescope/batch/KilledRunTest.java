package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A training process that is killed again and again, as by a power cut. The system property {@code
 * dev.gatescope.kills} says how often; its moments come from a seed, and from the machine.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledRunTest {
  private static final int KILLS = Integer.getInteger("dev.gatescope.kills", 4);
  private static final int MOST_EPOCHS_A_LIFE = 40;
  private static final int LONGEST_EPOCH_MILLIS = 8;
  private static final String ENDLESS = "100000";
  private static final Pattern SAID = Pattern.compile("epoch +(\\d+)/.*");
  private static final String[] SETTINGS = {
    "--hidden", "9", "--bits", "5", "--samples", "200", "--batch", "16"
  };

  @TempDir Path folder;

  @Test
  void losesNoEpochThatItHasSaidAndEndsAsIfUndisturbed() throws Exception {
    Random random = new Random(822);
    Path killed = folder.resolve("killed");
    int epoch = killSoon(random, with("train", "--epochs", ENDLESS, "--out", killed.toString()));
    for (int kill = 1; ; kill++) {
      int saved = CheckpointFile.readFolder(killed).checkpoint().epoch();
      assertTrue(saved >= epoch, "said " + epoch + ", saved " + saved);
      epoch = saved;
      if (kill == KILLS) {
        break;
      }
      epoch = killSoon(random, "train", "--resume", killed.toString());
    }
    String end = Integer.toString(epoch + 2);
    new Console().succeed("train", "--resume", killed, "--epochs", end);
    Path whole = folder.resolve("whole");
    new Console().succeed((Object[]) with("train", "--epochs", end, "--out", whole.toString()));
    assertEquals(
        ModelFile.read(whole.resolve("model.safetensors")).weights(),
        ModelFile.read(killed.resolve("model.safetensors")).weights());
  }

  private static String[] with(String... arguments) {
    String[] all = new String[arguments.length + SETTINGS.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(SETTINGS, 0, all, arguments.length, SETTINGS.length);
    return all;
  }

  /** Starts a process, kills it some epochs later, and returns the last epoch that it said. */
  private static int killSoon(Random random, String... arguments)
      throws IOException, InterruptedException {
    Process process = ProcessTest.program(arguments).redirectErrorStream(true).start();
    int lives = 1 + random.nextInt(MOST_EPOCHS_A_LIFE);
    int last = -1;
    StringBuilder lines = new StringBuilder();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.append(line).append('\n');
        Matcher said = SAID.matcher(line);
        if (said.matches()) {
          last = Integer.parseInt(said.group(1));
          lives--;
        }
        if (lives == 0) {
          Thread.sleep(random.nextInt(LONGEST_EPOCH_MILLIS));
          // Not the process's own destroyForcibly(), which closes our end of its output first.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertTrue(last >= 0, lines.toString());
    return last;
  }
}
