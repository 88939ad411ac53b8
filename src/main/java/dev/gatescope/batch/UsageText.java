package dev.gatescope.batch;

import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    Class<?> type = valueType(argument);
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
    if (type == boolean.class || type == Boolean.class) {
      return messages.text("usage.flag");
    }
    if (type == int.class || type == Integer.class || type == long.class) {
      return example(argument)
          .map(number -> messages.text("usage.whole", number))
          .orElseGet(() -> messages.text("usage.anyWhole"));
    }
    if (type == double.class || type == Double.class) {
      return messages.text("usage.number", example(argument).orElse("0.5"));
    }
    return exception.getMessage();
  }

  /** The type of one value: that of the elements where several are given. */
  private static Class<?> valueType(ArgSpec argument) {
    if (!argument.isMultiValue()) {
      return argument.type();
    }
    Class<?>[] types = argument.typeInfo().getAuxiliaryTypes();
    return types[types.length - 1];
  }

  /** What holds if nothing is given. */
  private static Optional<String> example(ArgSpec argument) {
    Object value =
        argument.defaultValue() == null ? argument.initialValue() : argument.defaultValue();
    return Optional.ofNullable(value).map(Object::toString);
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
