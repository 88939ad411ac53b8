package dev.gatescope.fuzz;

import dev.gatescope.batch.FuzzedCommandLine;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Words with line feeds between: parsed, checked, explained, not carried out. */
final class CommandLineTarget implements Target {
  /** picocli's work grows with the square of the arguments: 5,000 of them take a gigabyte. */
  private static final int MOST_WORDS = 100;

  private final FuzzedCommandLine line = new FuzzedCommandLine();
  private String said = "";

  @Override
  public String name() {
    return "command-line";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        Targets.bytes("train\n--cell\nlstm\n--hidden\n8\n--epochs=3\n--seed\n1\n--out\nx"),
        Targets.bytes("trace\n128\n1\n--format\ncsv"),
        Targets.bytes("analyse\nsurgery\n--model\nx\n--silence\n3"),
        Targets.bytes("render\n--pair\n128,1\n--out\ng.png"),
        Targets.bytes("data\n--bits\n8"),
        Targets.bytes("--help"));
  }

  @Override
  public List<String> words() {
    return line.words().stream().map(word -> "\n" + word + "\n").toList();
  }

  @Override
  public void read(byte[] input) {
    // What --debug adds is for defects, in many lines.
    said =
        line.parse(
            new String(input, StandardCharsets.UTF_8)
                .lines()
                .filter(word -> !word.startsWith("--debug"))
                .limit(MOST_WORDS)
                .toArray(String[]::new));
  }

  /** What it said, without what it was told. */
  @Override
  public String way() {
    return said.replaceAll("\"[^\"]*\"|'[^']*'|[^ ]*\\d[^ ]*", "");
  }
}
