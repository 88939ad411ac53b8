package dev.gatescope.file.lesson;

import java.util.Locale;
import java.util.Map;

/**
 * A text in one language or in both.
 *
 * @param texts by language tag: en, zh-TW
 */
public record LocalText(Map<String, String> texts) {
  static final String ENGLISH = "en";
  static final String CHINESE = "zh-TW";

  public LocalText {
    texts = Map.copyOf(texts);
  }

  /** One text for every language. */
  static LocalText everywhere(String text) {
    return new LocalText(Map.of(ENGLISH, text, CHINESE, text));
  }

  /** The text for a language, or in the other language where there is only that. */
  public String in(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    String text = texts.get(chinese ? CHINESE : ENGLISH);
    return text == null ? texts.get(chinese ? ENGLISH : CHINESE) : text;
  }
}
