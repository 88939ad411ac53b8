package dev.gatescope.batch;

import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What picocli finds wrong with the arguments, in the user's language; its own texts are English.
 */
final class UsageText {
  private final Messages messages;

  UsageText(Messages messages) {
    this.messages = messages;
  }

  String of(ParameterException exception) {
    ArgSpec argument = exception.getArgSpec();
    return switch (exception) {
      case MissingParameterException missing -> missing(missing.getMissing(), exception);
      case UnmatchedArgumentException unmatched ->
          messages.text("usage.unknown", String.join(" ", unmatched.getUnmatched()));
      case OverwrittenOptionException twice ->
          messages.text("usage.twice", name(twice.getOverwritten()));
      case ParameterException other when argument != null && exception.getValue() != null ->
          messages.text("usage.value", name(argument), exception.getValue(), right(exception));
      default -> exception.getMessage();
    };
  }

  private String missing(List<ArgSpec> arguments, ParameterException exception) {
    return arguments.isEmpty()
        ? exception.getMessage()
        : messages.text(
            "usage.missing",
            arguments.stream().map(UsageText::withLabel).collect(Collectors.joining(", ")));
  }

  /** What would be right for the argument that cannot be understood. */
  private String right(ParameterException exception) {
    ArgSpec argument = exception.getArgSpec();
    Class<?> type = argument.type();
    if (exception.getCause() instanceof ProblemException problem) {
      return messages.text(problem.problem());
    }
    if (type.isEnum()) {
      String names =
          Stream.of(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      return messages.text("usage.oneOf", names);
    }
    if (type == int.class || type == long.class) {
      return messages.text("usage.whole", argument.initialValue().toString());
    }
    if (type == double.class) {
      return messages.text("usage.number", argument.initialValue().toString());
    }
    return exception.getMessage();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String withLabel(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }
}
