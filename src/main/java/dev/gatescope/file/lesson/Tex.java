package dev.gatescope.file.lesson;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which LaTeX a lesson may use: signs, letters and fractions. The typesetter knows commands that
 * read files, run code or call themselves; a file from elsewhere must not reach those.
 */
final class Tex {
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+|.)");

  private static final Set<String> KNOWN =
      Set.of(
          "frac",
          "sqrt",
          "tilde",
          "hat",
          "bar",
          "mathrm",
          "mathbf",
          "text",
          "left",
          "right",
          "sum",
          "prod",
          "cdot",
          "odot",
          "times",
          "pm",
          "partial",
          "sigma",
          "tanh",
          "log",
          "ln",
          "exp",
          "max",
          "min",
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "theta",
          "lambda",
          "mu",
          "pi",
          "rho",
          "tau",
          "phi",
          "omega",
          "Delta",
          "Sigma",
          "in",
          "le",
          "ge",
          "ne",
          "approx",
          "infty",
          "to",
          "ldots",
          "cdots",
          "quad",
          "qquad",
          "Rightarrow",
          "equiv",
          "underbrace",
          "overline",
          ",",
          ";",
          ":",
          "!",
          " ",
          "{",
          "}",
          "_",
          "%",
          "|");

  private Tex() {}

  /** The first command that is not allowed, with its backslash. */
  static Optional<String> firstForbidden(String tex) {
    Matcher matcher = COMMAND.matcher(tex);
    while (matcher.find()) {
      if (!KNOWN.contains(matcher.group(1))) {
        return Optional.of(matcher.group());
      }
    }
    return Optional.empty();
  }

  /** True if every brace has its partner. */
  static boolean balanced(String tex) {
    int open = 0;
    for (int i = 0; i < tex.length(); i++) {
      char c = tex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open < 0) {
        return false;
      }
    }
    return open == 0;
  }
}
