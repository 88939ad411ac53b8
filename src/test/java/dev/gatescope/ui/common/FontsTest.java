package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.file.lesson.Card;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.file.lesson.Task;
import dev.gatescope.text.Messages;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FontsTest {
  @Start
  void start(Stage stage) {
    Fonts.load();
  }

  @Test
  void familiesAreKnownInBothWeights() {
    for (String family : new String[] {Fonts.SANS, Fonts.MONO}) {
      assertTrue(Font.getFamilies().contains(family), family);
      assertEquals(family, Font.font(family, 13).getFamily());
      assertEquals("Bold", Font.font(family, FontWeight.BOLD, 13).getStyle());
    }
  }

  @Test
  void everyDigitOfTheFixedFontHasOneWidth() {
    double one = widthOf(Fonts.MONO, "1111111111");
    assertEquals(one, widthOf(Fonts.MONO, "-0.482−σ₇⊙"), 0.01);
    assertEquals(one, widthOf(Fonts.MONO, "8888888888"), 0.01);
  }

  /** Where a font lacks characters they all become the same box. */
  @Test
  void chineseIsDrawnAsItself() {
    assertFalse(samePixels(drawn("遺"), drawn("忘")));
    assertFalse(samePixels(drawn("門"), drawn("忘")));
    assertTrue(samePixels(drawn("門"), drawn("門")));
  }

  @ParameterizedTest
  @CsvSource({"GatescopeSans-Regular", "GatescopeSans-Bold"})
  void everyCharacterOfTheChineseTextsIsThere(String name) throws Exception {
    java.awt.Font font = awt(name);
    ResourceBundle texts = Messages.of(Locale.TAIWAN).asResourceBundle();
    StringBuilder all = new StringBuilder("遺忘門輸入門候選狀態輸出門細胞狀態隱藏狀態退位");
    Collections.list(texts.getKeys()).forEach(key -> all.append(texts.getString(key)));
    for (Card card : LessonReader.article().cards()) {
      Stream.of(
              Optional.of(card.title()),
              Optional.of(card.text()),
              card.note(),
              card.task().map(Task::request))
          .flatMap(Optional::stream)
          .forEach(text -> all.append(text.in(Locale.TAIWAN)));
    }
    String chinese = all.toString().replaceAll("[\\x00-\\x{2E7F}]", "");
    int missing = font.canDisplayUpTo(chinese);
    assertEquals(
        -1,
        missing,
        () -> chinese.substring(missing, missing + 1) + ": run src/main/python/make_fonts.py");
  }

  @ParameterizedTest
  @CsvSource({
    "GatescopeSans-Regular",
    "GatescopeSans-Bold",
    "GatescopeMono-Regular",
    "GatescopeMono-Bold"
  })
  void formulasAreThere(String name) throws Exception {
    assertEquals(-1, awt(name).canDisplayUpTo("hₜ = oₜ ⊙ tanh(Cₜ), σ(x) = 1 / (1 + e⁻¹)"));
    assertEquals(
        -1, awt(name).canDisplayUpTo("\uE043ŷₜ₋₁ × · − ± √ ∑ ∂ ≤ ≥ ≠ ≈ → ← ∈ ∞ ₀₁₂₃₄₅₆₇₈₉ ² ⁻¹"));
  }

  private static java.awt.Font awt(String name) throws Exception {
    try (InputStream in = FontsTest.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
      return java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
    }
  }

  private static double widthOf(String family, String text) {
    Text node = new Text(text);
    node.setFont(Font.font(family, 20));
    return node.getLayoutBounds().getWidth();
  }

  private static WritableImage drawn(String text) {
    Text node = new Text(text);
    node.setFont(Font.font(Fonts.SANS, 32));
    return WaitForAsyncUtils.waitForAsyncFx(5000, () -> node.snapshot(null, null));
  }

  private static boolean samePixels(WritableImage one, WritableImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return false;
    }
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }
}
