package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.file.CheckpointFile;
import dev.gatescope.file.Model;
import dev.gatescope.file.ModelFile;
import dev.gatescope.file.SavedRun;
import dev.gatescope.train.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that stops and goes on again is the run that never stopped. */
class ResumeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"lstm,auto", "gru,auto", "rnn,auto", "lstm,nd4j"})
  void goingOnFromTheFileEndsBitForBitAlike(String cell, String engine) throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    train(cell, engine, 5, "--out", whole);
    train(cell, engine, 1, "--out", parts);
    for (int epochs = 2; epochs <= 5; epochs++) {
      train(cell, engine, epochs, "--resume", parts);
    }
    for (String name : List.of("model.safetensors", "rules.csv", "predictions.csv")) {
      assertEquals(
          -1, Files.mismatch(whole.resolve(name), parts.resolve(name)), name + " is another");
    }
    assertEquals(withoutTimes(whole), withoutTimes(parts));
    assertEquals(digest(whole), digest(parts));
  }

  /** The file's split leaves more for training than the settings would: 130 of 140, not 126. */
  @Test
  void aRunOnAFileWithASplitOfItsOwnGoesOn() throws IOException {
    Path data = folder.resolve("data.csv");
    Path out = folder.resolve("run");
    new Console()
        .succeed("data", "--samples", 140, "--train-share", "0.93", "--batch", 128, "--out", data);
    Console console = new Console();
    console.succeed("train", "--data", data, "--epochs", 1, "--out", out);
    assertTrue(
        console.pictures.getFirst().contains("\ndata from a file: "), console.pictures::toString);
    assertTrue(Files.readString(out.resolve("errors.svg")).contains("data from a file"));
    String said = new Console().succeed("train", "--resume", out, "--data", data, "--epochs", 2);
    assertTrue(said.contains("? s left"), "no epoch of this process tells how long one takes");
    assertTrue(said.contains(" 0 s left"), said);
    Model model = ModelFile.read(out.resolve("model.safetensors"));
    assertEquals(2, model.epoch().orElseThrow());
    assertEquals(140, model.config().orElseThrow().samples());
    assertFalse(model.isDataKnown(), "the seed would draw others");
    String groups =
        new Console()
            .succeed(
                "analyse", "map", "--what", "groups", "--model", out.resolve("model.safetensors"));
    assertFalse(groups.contains("training"), groups);
  }

  @Test
  void aRunThatIsDoneIsOnlyWrittenAgain() throws IOException {
    Path out = folder.resolve("run");
    train("gru", "auto", 2, "--out", out);
    List<String> history = Files.readAllLines(out.resolve("history.csv"));
    Files.delete(out.resolve("history.csv"));
    new Console().succeed("train", "--resume", out);
    assertEquals(history, Files.readAllLines(out.resolve("history.csv")));
  }

  @Test
  void anEpochThatCannotBeSavedIsSaidOnceAndEndsNothing() throws IOException {
    Path out = folder.resolve("run");
    Files.createDirectories(out.resolve(CheckpointFile.NAME).resolve("in the way"));
    Console console = new Console();
    assertEquals(
        0, console.execute("train", "--hidden", 5, "--samples", 200, "--epochs", 3, "--out", out));
    assertEquals(1, console.err().lines().count(), console.err());
    assertTrue(console.err().contains("is not saved"), console.err());
    assertTrue(console.err().contains(CheckpointFile.NAME), console.err());
    assertTrue(Files.exists(out.resolve("model.safetensors")));
  }

  @Test
  void whatCannotGoOnIsSaid() throws IOException {
    Path out = folder.resolve("run");
    said("has no run to go on with", "--resume", folder);
    train("gru", "auto", 2, "--out", out);
    said("--hidden is 5 in the run of", "--resume", out, "--hidden", 6);
    said("has trained 2 epochs already", "--resume", out, "--epochs", 1);
    said("leave --out out", "--resume", out, "--out", folder);
    Path file = out.resolve(CheckpointFile.NAME);
    byte[] good = Files.readAllBytes(file);
    for (int at = 300; at < good.length; at += good.length / 40) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      Files.write(file, bad);
      String message = new Console().fail(2, "train", "--resume", out);
      assertTrue(message.contains(CheckpointFile.NAME), message);
    }
    Files.write(file, Arrays.copyOf(good, good.length / 2));
    said("cut short", "--resume", out);
    String text = new String(good, StandardCharsets.ISO_8859_1);
    Files.writeString(
        file,
        text.replace("\"format_version\":\"1\"", "\"format_version\":\"2\""),
        StandardCharsets.ISO_8859_1);
    said("newer program", "--resume", out);
  }

  @Test
  void dataOfAFileAreAskedForAgain() throws IOException {
    Path data = folder.resolve("data.csv");
    Path other = folder.resolve("other.csv");
    new Console()
        .succeed("data", "--bits", 5, "--samples", 200, "--seed", 3, "--out", data.toString());
    new Console()
        .succeed("data", "--bits", 5, "--samples", 200, "--seed", 4, "--out", other.toString());
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    new Console().succeed("train", "--hidden", 5, "--epochs", 3, "--data", data, "--out", whole);
    new Console().succeed("train", "--hidden", 5, "--epochs", 1, "--data", data, "--out", parts);
    said("give the same file with --data", "--resume", parts, "--epochs", 3);
    said("give the same file with --data", "--resume", parts, "--epochs", 3, "--data", other);
    new Console().succeed("train", "--resume", parts, "--epochs", 3, "--data", data);
    assertEquals(digest(whole), digest(parts));
    // What the seed draws is found again without the file.
    Path drawn = folder.resolve("drawn");
    new Console()
        .succeed(
            "train", "--hidden", 5, "--seed", 3, "--epochs", 1, "--data", data, "--out", drawn);
    new Console().succeed("train", "--resume", drawn, "--epochs", 3);
    new Console()
        .succeed(
            "train", "--hidden", 5, "--seed", 3, "--epochs", 3, "--data", data, "--out", whole);
    assertEquals(digest(whole), digest(drawn));
    String again = new Console().succeed("train", "--resume", drawn);
    assertTrue(again.contains("all 3 epochs are done"), again);
  }

  @Test
  void aRunThatCouldGoOnIsNotWrittenOver() throws IOException {
    Path out = folder.resolve("run");
    train("gru", "auto", 1, "--out", out);
    train("gru", "auto", 1, "--out", out);
    Path file = out.resolve(CheckpointFile.NAME);
    leaveUnfinished(file, 3);
    byte[] unfinished = Files.readAllBytes(file);
    said("a run that ended after epoch 1 of 3", "--hidden", 7, "--out", out);
    assertArrayEquals(unfinished, Files.readAllBytes(file));
    new Console().succeed("train", "--resume", out);
    train("gru", "auto", 1, "--out", out);
    // Nobody can go on with this.
    Files.writeString(file, "no checkpoint");
    train("gru", "auto", 1, "--out", out);
  }

  /** Three that were begun at once with the usual folder would mix their files. */
  @Test
  void twoRunsDoNotWriteIntoOneFolder() {
    Path out = folder.resolve("shared");
    new Console().succeed("train", "--epochs", 1, "--out", out);
    try (FolderLock _ = FolderLock.of(out)) {
      String message = new Console().fail(1, "train", "--epochs", 1, "--out", out);
      assertTrue(message.contains("Another run writes into " + out), message);
      // It has saved an epoch, and has not ended for that.
      leaveUnfinished(out.resolve(CheckpointFile.NAME), 3);
      message = new Console().fail(1, "train", "--epochs", 1, "--out", out);
      assertTrue(message.contains("Another run writes into " + out), message);
    }
    new Console().succeed("train", "--resume", out);
    assertFalse(Files.exists(out.resolve(".gatescope-lock")));
  }

  /** Nobody was there to choose an option: it goes on, and other people's runs are left alone. */
  @Test
  void theArticlesRunGoesOnOrTakesAFreeFolder() {
    Path out = folder.resolve("out");
    assertEquals(List.of("--out", out.toString()), TrainCommand.article(out));
    new Console().succeed("train", "--epochs", 1, "--out", out);
    assertEquals(List.of("--out", out.toString()), TrainCommand.article(out), "it is finished");
    Path file = out.resolve(CheckpointFile.NAME);
    leaveUnfinished(file, 100);
    assertEquals(List.of("--resume", out.toString()), TrainCommand.article(out));
    leaveUnfinished(file, 99);
    Path second = folder.resolve("out-2");
    assertEquals(List.of("--out", second.toString()), TrainCommand.article(out));
    new Console().succeed("train", "--epochs", 1, "--out", second);
    assertEquals(List.of("--out", second.toString()), TrainCommand.article(out), "it is finished");
    leaveUnfinished(second.resolve(CheckpointFile.NAME), 98);
    assertEquals(List.of("--out", folder.resolve("out-3").toString()), TrainCommand.article(out));
    leaveUnfinished(second.resolve(CheckpointFile.NAME), 100);
    assertEquals(List.of("--resume", second.toString()), TrainCommand.article(out));
  }

  /** Makes of a run one that was to have so many epochs. */
  private static void leaveUnfinished(Path file, int epochs) {
    SavedRun run = CheckpointFile.read(file);
    Checkpoint at = run.checkpoint();
    CheckpointFile.write(
        file,
        new SavedRun(
            new Checkpoint(
                at.config().withEpochs(epochs), at.summary(), at.weights(), at.moments()),
            run.epochs(),
            run.engine(),
            run.dataSha256(),
            run.dataFromFile(),
            run.seconds()));
  }

  private static void said(String part, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "train";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    String message = new Console().fail(2, all);
    assertTrue(message.contains(part), message);
  }

  private static void train(String cell, String engine, int epochs, String where, Path path) {
    new Console()
        .succeed(
            "train",
            "--cell",
            cell,
            "--engine",
            engine,
            "--hidden",
            5,
            "--bits",
            5,
            "--samples",
            200,
            "--batch",
            16,
            "--epochs",
            epochs,
            where,
            path);
  }

  private static List<String> withoutTimes(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("history.csv"));
    assertNotEquals(0, lines.size());
    return lines.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }

  private static String digest(Path run) throws IOException {
    return new ObjectMapper()
        .readTree(run.resolve("summary.json").toFile())
        .get("weights_sha256")
        .textValue();
  }
}
