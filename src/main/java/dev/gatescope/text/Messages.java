package dev.gatescope.text;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every visible string of one language, from the bundles under {@code i18n/}: one bundle a part of
 * the program, each in English (the root) and in 繁體中文 (zh_TW). Keys are unique over all bundles.
 */
public final class Messages {
  /** The bundles, each {@code i18n/NAME.properties} and {@code i18n/NAME_zh_TW.properties}. */
  public static final List<String> BUNDLES =
      List.of(
          "problems",
          "lesson",
          "tour",
          "batch",
          "window",
          "settings",
          "cell",
          "flow",
          "narration",
          "charts",
          "dock",
          "engine",
          "surgery",
          "gradients",
          "weights",
          "map",
          "probe",
          "rules",
          "atlas",
          "runs",
          "race",
          "quiz",
          "stretch",
          "help",
          "session",
          "report");

  /** The languages that have bundles. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.TAIWAN);

  private final Locale locale;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Messages(Locale locale) {
    this.locale = locale;
    ResourceBundle.Control rootIsEnglish =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    for (String name : BUNDLES) {
      ResourceBundle bundle = ResourceBundle.getBundle("i18n." + name, locale, rootIsEnglish);
      for (String key : bundle.keySet()) {
        if (texts.put(key, bundle.getString(key)) != null) {
          throw new IllegalStateException("the key " + key + " stands in two bundles");
        }
      }
    }
  }

  public static Messages english() {
    return new Messages(Locale.ENGLISH);
  }

  /** The bundle for a locale: 繁體中文 for any Chinese, English for all else. */
  public static Messages of(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return new Messages(chinese ? Locale.TAIWAN : Locale.ENGLISH);
  }

  public Locale locale() {
    return locale;
  }

  /**
   * The text of a key, its places {0}, {1}, ... filled in by {@link MessageFormat}.
   *
   * @throws IllegalArgumentException if no bundle has the key
   */
  public String text(String key, Object... arguments) {
    String pattern = texts.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no text for the key " + key);
    }
    // Reading a pattern costs far more than filling it in.
    MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(pattern, locale));
    synchronized (format) {
      return format.format(arguments);
    }
  }

  /** A whole number with its thousands set apart. */
  public String count(long number) {
    return String.format(locale, "%,d", number);
  }

  /** The text of a problem; what is a problem in its places is a text of its own. */
  public String text(Problem problem) {
    Object[] arguments =
        problem.arguments().stream()
            .map(argument -> argument instanceof Problem inner ? text(inner) : argument)
            .toArray();
    return text(problem.key(), arguments);
  }

  /** All texts as one bundle, for FXML's {@code %key}. Texts there have no places. */
  public ResourceBundle asResourceBundle() {
    return new ResourceBundle() {
      @Override
      protected Object handleGetObject(String key) {
        return texts.containsKey(key) ? text(key) : null;
      }

      @Override
      public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
      }
    };
  }
}
