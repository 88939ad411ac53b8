package dev.gatescope.batch;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** For the fuzzer: the command line, everything of it but what the commands then do. */
public final class FuzzedCommandLine {
  private static final Set<Integer> EXIT_CODES = Set.of(0, 1, 2);

  /** One command line in each language. */
  private final List<Tried> languages = Messages.LANGUAGES.stream().map(Tried::new).toList();

  private static final class Tried {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Messages messages;
    private final CommandLine line;

    Tried(Locale locale) {
      messages = Messages.of(locale);
      line =
          GatescopeCommand.create(
              terminal(), new Console(), Path.of("target", "no-settings.properties"));
      // As App does, but for the commands themselves.
      line.setExecutionStrategy(this::look);
    }

    private Terminal terminal() {
      return new Terminal(messages, new PrintWriter(out), new PrintWriter(err), false);
    }

    /** What commands make of their arguments before they begin. */
    private int look(ParseResult parsed) {
      Integer helped = CommandLine.executeHelpRequest(parsed);
      if (helped != null) {
        return helped;
      }
      ParseResult last = parsed;
      while (last.hasSubcommand()) {
        last = last.subcommand();
      }
      for (String text : last.originalArgs()) {
        Usage.require(last.commandSpec(), terminal(), () -> pair(text));
      }
      return 0;
    }

    private static Subtraction pair(String text) {
      return text.contains(",")
          ? PairArguments.parse(text, TrainingConfig.article().bits())
          : new Subtraction(1, 0, 2);
    }

    String parse(String[] words) {
      out.getBuffer().setLength(0);
      err.getBuffer().setLength(0);
      int code = line.execute(words);
      String said = err.toString();
      if (!EXIT_CODES.contains(code)) {
        throw new IllegalStateException("exit code " + code);
      }
      if (code != 0 && said.strip().lines().count() != 1) {
        throw new IllegalStateException("not one line: " + said);
      }
      String unexpected = messages.text("batch.unexpected", "|");
      if (said.contains(unexpected.substring(0, unexpected.indexOf('|')))) {
        throw new IllegalStateException(said);
      }
      return said;
    }
  }

  /**
   * Parses and checks arguments in each language.
   *
   * @return what it said on standard error in the last of them; nothing if they are right
   * @throws IllegalStateException if it fails otherwise than with one line that says why
   */
  public String parse(String[] words) {
    String said = "";
    for (Tried language : languages) {
      said = language.parse(words);
    }
    return said;
  }

  /** Names of commands and options. */
  public List<String> words() {
    Set<String> words = new TreeSet<>(List.of("--pair", "128,1", "3", "csv", "json", "--"));
    add(languages.getFirst().line, words);
    return new ArrayList<>(words);
  }

  private static void add(CommandLine line, Set<String> words) {
    line.getCommandSpec().optionsMap().keySet().forEach(words::add);
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              words.add(name);
              add(command, words);
            });
  }
}
