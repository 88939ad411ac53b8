package dev.gatescope.ui.formula;

import dev.gatescope.ui.common.Fonts;
import java.util.Map;

/**
 * A formula in LaTeX as a line of text: Greek, signs, small letters where there are any, fractions
 * with a stroke. For a screen reader, and until the formula is set.
 */
final class PlainFormula {
  private static final String LOWER = "0123456789+-=()aehijklmnoprstuvx";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
  private static final String RAISE = "0123456789+-=()Tnit";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵀⁿⁱᵗ";

  /** Commands that are a sign; others that are letters (log, tanh) are their own name. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("cdot", "·"),
          Map.entry("odot", "⊙"),
          Map.entry("times", "×"),
          Map.entry("pm", "±"),
          Map.entry("partial", "∂"),
          Map.entry("sum", "∑"),
          Map.entry("prod", "∏"),
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("delta", "δ"),
          Map.entry("epsilon", "ε"),
          Map.entry("theta", "θ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("pi", "π"),
          Map.entry("rho", "ρ"),
          Map.entry("sigma", "σ"),
          Map.entry("tau", "τ"),
          Map.entry("phi", "φ"),
          Map.entry("omega", "ω"),
          Map.entry("Delta", "Δ"),
          Map.entry("Sigma", "Σ"),
          Map.entry("in", "∈"),
          Map.entry("le", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("ne", "≠"),
          Map.entry("approx", "≈"),
          Map.entry("infty", "∞"),
          Map.entry("to", "→"),
          Map.entry("ldots", "…"),
          Map.entry("cdots", "⋯"),
          Map.entry("Rightarrow", "⇒"),
          Map.entry("equiv", "≡"),
          Map.entry("left", ""),
          Map.entry("right", ""),
          Map.entry("mathrm", ""),
          Map.entry("mathbf", ""),
          Map.entry("text", ""),
          Map.entry("overline", ""),
          Map.entry("underbrace", ""),
          Map.entry("quad", " "),
          Map.entry("qquad", " "),
          Map.entry(",", " "),
          Map.entry(";", " "),
          Map.entry(":", " "),
          Map.entry(" ", " "),
          Map.entry("!", ""),
          Map.entry("|", "‖"));

  private final String tex;
  private int at;

  private PlainFormula(String tex) {
    this.tex = tex;
  }

  static String of(String tex) {
    return new PlainFormula(tex).row().strip().replaceAll(" +", " ").replace("( ", "(");
  }

  /** Up to the end, or the brace that closes. */
  private String row() {
    StringBuilder row = new StringBuilder();
    while (at < tex.length() && tex.charAt(at) != '}') {
      row.append(piece());
    }
    return row.toString();
  }

  /** What a command takes: the next sign, or what stands between the next braces. */
  private String piece() {
    if (at >= tex.length()) {
      return "";
    }
    char c = tex.charAt(at++);
    return switch (c) {
      case '{' -> group();
      case '\\' -> command();
      case '_' -> script('_', LOWER, LOWERED);
      case '^' -> script('^', RAISE, RAISED);
      case '-' -> "−";
      default -> String.valueOf(c);
    };
  }

  private String group() {
    String inside = row();
    at++;
    return inside;
  }

  private String command() {
    int start = at;
    while (at < tex.length() && Character.isLetter(tex.charAt(at))) {
      at++;
    }
    if (at == start) {
      at = Math.min(at + 1, tex.length());
    }
    String name = tex.substring(start, at);
    return switch (name) {
      case "frac" -> "(" + piece() + " / " + piece() + ")";
      case "sqrt" -> "√(" + piece() + ")";
      case "tilde" -> under("C", Fonts.CANDIDATE, '~');
      case "hat" -> under("y", "ŷ", '^');
      case "bar" -> piece() + "‾";
      case "sum", "prod" -> SIGNS.get(name) + limits();
      case "partial" -> {
        while (next(' ')) {
          at++;
        }
        yield SIGNS.get(name);
      }
      case "left", "right" -> {
        if (next('.')) {
          at++;
        }
        yield "";
      }
      default -> SIGNS.getOrDefault(name, name);
    };
  }

  /** A letter under a sign: as one character where there is one, else before the sign. */
  private String under(String letter, String whole, char sign) {
    String under = piece();
    return under.equals(letter) ? whole : under + sign;
  }

  private String limits() {
    if (!next('_')) {
      return "";
    }
    at++;
    String from = piece();
    if (!next('^')) {
      return "[" + from + "] ";
    }
    at++;
    return "[" + from + ".." + piece() + "] ";
  }

  private boolean next(char sign) {
    return at < tex.length() && tex.charAt(at) == sign;
  }

  private String script(char sign, String letters, String small) {
    String text = piece();
    StringBuilder scaled = new StringBuilder();
    for (char c : text.toCharArray()) {
      int found = letters.indexOf(c == '−' ? '-' : c);
      if (found < 0) {
        return sign + (text.length() == 1 ? text : "(" + text + ")");
      }
      scaled.append(small.charAt(found));
    }
    return scaled.toString();
  }
}
