package dev.gatescope.batch;

import dev.gatescope.file.AtomicFiles;
import dev.gatescope.file.Provenance;
import dev.gatescope.file.SettingsFile;
import dev.gatescope.text.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root: {@code gatescope COMMAND ...}. */
@Command(name = "gatescope", versionProvider = GatescopeCommand.Version.class)
public final class GatescopeCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "option.help")
  @SuppressWarnings("UnusedVariable") // picocli looks at the annotation alone
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "option.version")
  @SuppressWarnings("UnusedVariable") // picocli looks at the annotation alone
  private boolean version;

  @Option(names = "--debug", scope = ScopeType.INHERIT, descriptionKey = "option.debug")
  private boolean debug;

  /** The option that forgets what the window remembers. */
  public static final String RESET = "--reset-settings";

  @Option(names = RESET, descriptionKey = "option.reset")
  private boolean reset;

  @Spec private CommandSpec spec;

  private final Terminal terminal;
  private final Path settings;

  private GatescopeCommand(Terminal terminal, Path settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  /** The whole command line, ready to {@code execute}. */
  public static CommandLine create(Terminal terminal, PictureWriter pictures) {
    return create(terminal, pictures, SettingsFile.usual());
  }

  /**
   * The same with another settings file.
   *
   * @param settings what the window remembers
   */
  static CommandLine create(Terminal terminal, PictureWriter pictures, Path settings) {
    GatescopeCommand root = new GatescopeCommand(terminal, settings);
    CommandLine line =
        new CommandLine(root)
            .addSubcommand("train", new TrainCommand(terminal, pictures))
            .addSubcommand("trace", new TraceCommand(terminal))
            .addSubcommand("evaluate", new EvaluateCommand(terminal))
            .addSubcommand("render", new RenderCommand(terminal, pictures))
            .addSubcommand("export", new ExportCommand(terminal))
            .addSubcommand("analyse", AnalyseCommand.create(terminal))
            .addSubcommand("data", new DataCommand(terminal));
    tellVersion(line);
    // A negative number is no option: what is wrong with it is for the number's own message.
    line.getSubcommands().get("trace").setUnmatchedOptionsArePositionalParams(true);
    return line.setResourceBundle(terminal.messages().asResourceBundle())
        .registerConverter(Path.class, AtomicFiles::path)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false)
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setExecutionStrategy(root::execute)
        .setParameterExceptionHandler((exception, arguments) -> root.wrongUsage(exception))
        .setExecutionExceptionHandler((exception, failed, result) -> root.failed(exception));
  }

  private static void tellVersion(CommandLine line) {
    line.getCommandSpec().versionProvider(new Version());
    line.getSubcommands().values().forEach(GatescopeCommand::tellVersion);
  }

  /**
   * No command. Without any argument the user wanted the window, and whoever could open it did not
   * come here: then the main job is done without it.
   */
  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    if (reset) {
      resetSettings();
      return 0;
    }
    if (!line.getParseResult().originalArgs().isEmpty()) {
      throw new ParameterException(line, terminal.messages().text("batch.commandMissing"));
    }
    List<String> options = TrainCommand.article(TrainCommand.DEFAULT_FOLDER);
    Path folder = Path.of(options.getLast());
    terminal.say("batch.noDisplay", folder.toAbsolutePath().toString());
    return line.getSubcommands().get("train").execute(options.toArray(String[]::new));
  }

  private int execute(CommandLine.ParseResult parsed) {
    if (reset && parsed.hasSubcommand()) {
      String command = parsed.subcommand().commandSpec().name();
      throw new ParameterException(
          spec.commandLine(), terminal.messages().text("batch.resetAlone", command));
    }
    int exitCode = new CommandLine.RunLast().execute(parsed);
    // Writers keep to themselves what they could not write: nobody may take half a table for whole.
    if (exitCode == 0 && terminal.out().checkError()) {
      say(terminal.messages().text("batch.outputLost"));
      return FAILED;
    }
    return exitCode;
  }

  private void resetSettings() {
    Optional<Path> kept = SettingsFile.reset(settings);
    if (kept.isPresent()) {
      terminal.say("batch.reset", kept.get().toString());
    } else {
      terminal.say("batch.nothingToReset", settings.toString());
    }
  }

  private int wrongUsage(ParameterException exception) {
    String command = exception.getCommandLine().getCommandSpec().qualifiedName();
    String message = oneLine(new UsageText(terminal.messages()).of(exception));
    complain(terminal.messages().text("batch.usageHint", message, command), exception);
    return WRONG_USAGE;
  }

  private int failed(Exception exception) {
    String message =
        exception instanceof ProblemException problem
            ? terminal.messages().text(problem.problem())
            : terminal.messages().text("batch.unexpected", String.valueOf(exception));
    complain(oneLine(message), exception);
    return FAILED;
  }

  private void complain(String message, Exception exception) {
    say(message);
    if (debug) {
      exception.printStackTrace(terminal.err());
    }
    terminal.err().flush();
  }

  private void say(String message) {
    terminal.err().println("gatescope: " + message);
    terminal.err().flush();
  }

  private static String oneLine(String message) {
    return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ");
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Provenance here = Provenance.here("", "");
      return new String[] {
        "Gatescope " + here.program(), "ND4J " + here.nd4j(), "Java " + here.java()
      };
    }
  }
}
