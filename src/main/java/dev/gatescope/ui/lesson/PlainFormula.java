package dev.gatescope.ui.lesson;

import dev.gatescope.ui.common.Fonts;

/** A formula of a lesson as a line of text: Greek, signs, and fractions with a stroke. */
final class PlainFormula {
  private static final String[][] SIGNS = {
    {"\\tilde{C}", Fonts.CANDIDATE},
    {"\\hat{y}", "ŷ"},
    {"\\left", ""},
    {"\\right", ""},
    {"\\mathrm", ""},
    {"\\text", ""},
    {"\\odot", "⊙"},
    {"\\cdot", "·"},
    {"\\times", "×"},
    {"\\partial", "∂"},
    {"\\sigma", "σ"},
    {"\\sum", "Σ"},
    {"\\prod", "∏"},
    {"\\tanh", "tanh"},
    {"\\log", "log"},
    {"\\,", " "},
    {"_{t-1}", "ₜ₋₁"},
    {"_{r-1}", "ᵣ₋₁"},
    {"_t", "ₜ"},
    {"_n", "ₙ"},
    {"_s", "ₛ"},
    {"_k", "ₖ"},
    {"_i", "ᵢ"},
    {"_o", "ₒ"},
    {"^2", "²"}
  };

  private PlainFormula() {}

  static String of(String tex) {
    String text = tex;
    for (String[] sign : SIGNS) {
      text = text.replace(sign[0], sign[1]);
    }
    return text.replaceAll("\\\\frac\\{([^{}]*)\\}\\{([^{}]*)\\}", "($1 / $2)")
        .replaceAll("\\\\frac\\{(.*?)\\}\\{(.*)\\}$", "$1 / $2")
        .replaceAll("\\\\sqrt\\{(.*)\\}", "√($1)")
        .replaceAll("([Σ∏])_\\{([^{}]*)\\}\\^(\\{[^{}]*\\}|.)", "$1[$2..$3] ")
        .replaceAll("[{}]", "");
  }
}
