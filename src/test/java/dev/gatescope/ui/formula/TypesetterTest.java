package dev.gatescope.ui.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.lesson.Card;
import dev.gatescope.file.lesson.LessonReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {
  private final Typesetter typesetter = new Typesetter();

  @Test
  void everyFormulaOfTheShippedLessonIsSet() {
    for (Card card : LessonReader.article().cards()) {
      for (String tex : card.formulas()) {
        Outline outline = typesetter.set(tex);
        assertTrue(outline.width() > Outline.UNITS && outline.path().startsWith("M"), tex);
        assertFalse(PlainFormula.of(tex).matches(".*[\\\\{}].*"), PlainFormula.of(tex));
      }
    }
  }

  @Test
  void whatIsWiderInPrintIsWider() {
    double one = typesetter.set("x").width();
    assertEquals(2 * one, typesetter.set("xx").width(), 0.5);
    assertTrue(typesetter.set("x_t").width() < typesetter.set("xt").width());
    assertTrue(typesetter.set("\\frac{x}{y}").height() > 1.5 * typesetter.set("x").height());
  }

  @Test
  void theGlyphsStayInTheirBox() {
    Outline outline = typesetter.set("\\sqrt{\\frac{1}{N} \\sum_{n=1}^{N} d_n}");
    double right = 0;
    double bottom = 0;
    int i = 0;
    for (String number : outline.path().replaceAll("[MLQCZ]", " ").strip().split(" +", -1)) {
      if (i++ % 2 == 0) {
        right = Math.max(right, Double.parseDouble(number));
      } else {
        bottom = Math.max(bottom, Double.parseDouble(number));
      }
    }
    assertEquals(outline.width(), right, 0.1);
    assertEquals(outline.height(), bottom, 0.1);
  }

  @Test
  void chineseIsSetFromOurFont() {
    Outline forget = typesetter.set("\\text{忘}");
    assertNotEquals(forget.path(), typesetter.set("\\text{門}").path());
    assertEquals(Outline.UNITS, forget.width(), 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\left( x", "a & b", "\\nosuchcommand", "\\right)", "Ж", "龘"})
  void whatCannotBeSetIsSaid(String tex) {
    assertFalse(
        assertThrows(NotSetException.class, () -> typesetter.set(tex)).getMessage().isEmpty());
    assertTrue(typesetter.problem(tex).isPresent());
    assertTrue(typesetter.problem("x").isEmpty(), "and harms no other");
  }

  @Test
  void formulasAreLinesOfText() {
    assertEquals(
        List.of(
            "fₜ = σ(W_f xₜ + U_f hₜ₋₁ + b_f)",
            "∂hₜ",
            "(∂hₜ / ∂hₛ) = ∏[k=s+1..t] (∂hₖ / ∂hₖ₋₁)",
            "RMSE = √((1 / N) ∑[n=1..N] (yₙ − ŷₙ)²)",
            "x^(ab) y^a [0, 1)",
            "a~ \uE043ₜ"),
        List.of(
                "f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f)",
                "\\partial h_t",
                "\\frac{\\partial h_t}{\\partial h_s} = \\prod_{k=s+1}^{t} \\frac{\\partial"
                    + " h_k}{\\partial h_{k-1}}",
                "\\mathrm{RMSE} = \\sqrt{\\frac{1}{N} \\sum_{n=1}^{N} (y_n - \\hat{y}_n)^2}",
                "x^{ab} y^a \\left[0,\\, 1\\right)",
                "\\tilde{a} \\tilde{C}_t")
            .stream()
            .map(PlainFormula::of)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\\", "{", "}", "x_", "\\frac", "\\sum_", "\\sum_a^", "\\left", "}}a{"})
  void halfAFormulaIsALineToo(String tex) {
    PlainFormula.of(tex);
  }
}
