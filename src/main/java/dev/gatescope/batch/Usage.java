package dev.gatescope.batch;

import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns what is wrong with an argument into wrong usage, with its own exit code. */
final class Usage {
  private Usage() {}

  /** What the supplier makes of the arguments; a problem there is the user's arguments' fault. */
  static <T> T require(CommandSpec spec, Terminal terminal, Supplier<T> arguments) {
    try {
      return arguments.get();
    } catch (ProblemException e) {
      throw new ParameterException(spec.commandLine(), terminal.messages().text(e.problem()), e);
    }
  }

  static ParameterException wrong(CommandSpec spec, Terminal terminal, Problem problem) {
    return new ParameterException(spec.commandLine(), terminal.messages().text(problem));
  }
}
