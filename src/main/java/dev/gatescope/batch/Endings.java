package dev.gatescope.batch;

import dev.gatescope.text.Names;
import dev.gatescope.text.Problem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file becomes if only its name says so. */
final class Endings {
  private Endings() {}

  /**
   * The format of which the name has the ending.
   *
   * @param formats with names that are endings
   * @param standard the format of a name without an ending
   * @throws dev.gatescope.text.ProblemException if the name ends otherwise
   */
  static <F extends Enum<F>> F format(Path file, F[] formats, F standard) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return standard;
    }
    String ending = name.substring(dot);
    return Stream.of(formats)
        .filter(format -> ending(format).equals(ending.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("format.otherEnding", file.toString(), ending, endings(formats))
                    .asException());
  }

  private static String endings(Enum<?>[] formats) {
    return Stream.of(formats).map(Endings::ending).collect(Collectors.joining(", "));
  }

  private static String ending(Enum<?> format) {
    return "." + Names.of(format);
  }
}
