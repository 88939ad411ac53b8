package dev.gatescope.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberTextTest {
  @Test
  void hasTrueMinusAndFixedDecimals() {
    assertEquals("\u22121.2346", NumberText.fixed(-1.23456, 4));
    assertEquals("12.50", NumberText.fixed(12.5, 2));
    assertEquals("\u22127", NumberText.whole(-7));
  }

  @Test
  void zeroHasNoSign() {
    assertEquals("0.0000", NumberText.fixed(-0.00001, 4));
    assertEquals("0.00", NumberText.signed(0.001, 2));
    assertEquals("+0.01", NumberText.signed(0.01, 2));
  }

  @Test
  void saysWhatIsNotFinite() {
    assertEquals("NaN", NumberText.fixed(Double.NaN, 4));
    assertEquals("\u2212∞", NumberText.fixed(Double.NEGATIVE_INFINITY, 4));
  }

  @Test
  void revealsWhatDecimalsWouldHide() {
    assertEquals("2.1e\u22126", NumberText.revealing(2.1e-6, 4));
    assertEquals("\u22122.1e\u221212", NumberText.revealing(-2.1e-12, 4));
    assertEquals("0.0001", NumberText.revealing(0.00012, 4));
    assertEquals("0.0000", NumberText.revealing(0, 4));
    assertEquals("0.9999948", NumberText.probability(0.9999948));
    assertEquals("0.4000", NumberText.probability(0.4));
  }

  @Test
  void onlyAllIsAHundredPercent() {
    assertEquals("100 %", NumberText.percent(1));
    assertEquals("99.99 %", NumberText.percent(0.9999999));
    assertEquals("12.34 %", NumberText.percent(0.12349));
    assertEquals("< 0.01 %", NumberText.percent(1e-9));
    assertEquals("0 %", NumberText.percent(0));
    assertEquals("–", NumberText.percent(Double.NaN));
    assertEquals("85.6 %", NumberText.percent(0.85699, 1));
    assertEquals("28 %", NumberText.percent(0.289, 0));
    assertEquals("< 1 %", NumberText.percent(0.001, 0));
  }

  /** In binary, 0.57 is a little less than 57 hundredths. */
  @Test
  void aShareOfTenThousandIsItsOwnPercentage() {
    for (int i = 1; i < 10_000; i++) {
      String expected = "%d.%02d %%".formatted(i / 100, i % 100);
      assertEquals(expected, NumberText.percent(i / 10_000.0));
    }
  }

  @Test
  void isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals("1.5", NumberText.fixed(1.5, 1));
    } finally {
      Locale.setDefault(before);
    }
  }
}
