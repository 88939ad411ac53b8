package dev.gatescope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Every text in both languages, every key known, no key forgotten. */
@Isolated("changes what the whole process has")
class MessagesTest {
  private static final Path BUNDLES = Path.of("resources", "i18n");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path VIEWS = Path.of("resources", "fxml");

  /** Keys that stand in the sources as a beginning, such as "config.", and a name put behind it. */
  private static final Pattern BEGINNING = Pattern.compile("([a-z][A-Za-z0-9]*\\.)+");

  /** Keys that picocli asks for by itself. */
  private static final Pattern PICOCLIS =
      Pattern.compile(
          "gatescope\\..*usage\\.description\\.0|usage\\.(synopsis|commandList)Heading");

  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9_-]+)+");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  /** Words that are the same in both languages. */
  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "BCE", "EN", "GRU", "LSTM", "Logit", "ND", "RMSE", "RNN", "logit", "mod", "sqrt",
              "tanh"));

  private static final Pattern FILE_NAME =
      Pattern.compile(
          ".*\\.(csv|png|svg|gif|html|json|properties|safetensors|css|fxml|ttf|txt|md|tmp|log)");

  /** The texts of one language, by key. */
  private static Map<String, String> texts(String ending) {
    Map<String, String> all = new TreeMap<>();
    for (String name : Messages.BUNDLES) {
      for (Map.Entry<String, String> text : bundle(name, ending).entrySet()) {
        String other = all.put(text.getKey(), text.getValue());
        assertEquals(null, other, text.getKey() + " stands in two bundles, one is " + name);
      }
    }
    return all;
  }

  private static Map<String, String> bundle(String name, String ending) {
    Map<String, String> texts = new TreeMap<>();
    Path file = BUNDLES.resolve(name + ending + ".properties");
    Properties unique =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            assertEquals(null, super.put(key, value), key + " stands twice in " + file);
            texts.put(key.toString(), value.toString());
            return null;
          }
        };
    try (var reader = Files.newBufferedReader(file)) {
      unique.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  @Test
  void everyFileIsABundleInBothLanguages() throws IOException {
    Set<String> expected =
        Messages.BUNDLES.stream()
            .flatMap(name -> Stream.of(name + ".properties", name + "_zh_TW.properties"))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(BUNDLES)) {
      assertEquals(
          expected, files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    for (String name : Messages.BUNDLES) {
      assertEquals(bundle(name, "").keySet(), bundle(name, "_zh_TW").keySet(), name);
    }
    assertTrue(texts("").size() > 100);
  }

  /** What is without a Chinese character has nothing to translate. */
  @Test
  void everyChineseTextIsTranslated() {
    Set<String> met = new TreeSet<>();
    texts("_zh_TW")
        .forEach(
            (key, text) -> {
              if (text.codePoints().noneMatch(Character::isIdeographic)) {
                Matcher word = WORD.matcher(text.replaceAll("\\{[^}]*}", ""));
                while (word.find()) {
                  assertTrue(NAMES.contains(word.group()), key + " is not translated: " + text);
                  met.add(word.group());
                }
              }
            });
    assertEquals(NAMES, met, "names that no text needs");
  }

  @Test
  void everyTextIsAPatternThatSaysSomething() {
    for (String ending : List.of("", "_zh_TW")) {
      texts(ending)
          .forEach(
              (key, text) -> {
                assertTrue(!text.isBlank(), key + ending + " is empty");
                MessageFormat format = assertParses(key + ending, text);
                assertTrue(!format.format(arguments(format)).isBlank(), key);
                // In a pattern an apostrophe quotes; alone it vanishes, and places with it.
                String unquoted = text.replace("''", "").replace("'{'", "").replace("'}'", "");
                assertTrue(!unquoted.contains("'"), key + ending + " has a bare apostrophe");
              });
    }
  }

  private static MessageFormat assertParses(String name, String text) {
    try {
      return new MessageFormat(text, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new AssertionError(name + ": " + text, e);
    }
  }

  @Test
  void bothLanguagesHaveTheSamePlaces() {
    Map<String, String> chinese = texts("_zh_TW");
    texts("")
        .forEach(
            (key, text) -> assertEquals(places(text), places(chinese.getOrDefault(key, "")), key));
  }

  /**
   * Which arguments a pattern shows, and which of them as numbers. A choice between forms (one,
   * many) is a language's own affair; what its forms show is not.
   */
  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher place = Pattern.compile("\\{(\\d+)(,number[^}]*)?}").matcher(text);
    while (place.find()) {
      places.add(place.group());
    }
    return places;
  }

  private static Object[] arguments(MessageFormat format) {
    List<Object> arguments = new ArrayList<>();
    for (Format part : format.getFormatsByArgumentIndex()) {
      arguments.add(part instanceof NumberFormat ? 12 : "x");
    }
    return arguments.toArray();
  }

  @Test
  void everyKeyInUseHasAText() {
    Set<String> known = texts("").keySet();
    Set<String> families =
        known.stream()
            .map(key -> key.substring(0, key.indexOf('.') + 1))
            .collect(Collectors.toSet());
    List<String> unknown =
        keysInUse().stream()
            .filter(key -> families.stream().anyMatch(key::startsWith))
            .filter(key -> !known.contains(key))
            .toList();
    assertEquals(List.of(), unknown, "keys without a text");
  }

  @Test
  void everyTextIsInUse() {
    Set<String> used = keysInUse();
    List<String> beginnings =
        literals().stream().filter(literal -> BEGINNING.matcher(literal).matches()).toList();
    List<String> forgotten =
        texts("").keySet().stream()
            .filter(key -> !used.contains(key))
            .filter(key -> beginnings.stream().noneMatch(key::startsWith))
            .filter(key -> !PICOCLIS.matcher(key).matches())
            .toList();
    assertEquals(List.of(), forgotten, "texts that nothing shows");
  }

  /** What looks like a key: literals of the sources, and %keys of the views. */
  private static Set<String> keysInUse() {
    Set<String> keys = new TreeSet<>();
    for (String literal : literals()) {
      if (KEY.matcher(literal).matches() && !FILE_NAME.matcher(literal).matches()) {
        keys.add(literal);
      }
    }
    Pattern inView = Pattern.compile("\"%([^\"]+)\"");
    for (Path view : files(VIEWS, ".fxml")) {
      Matcher matcher = inView.matcher(text(view));
      while (matcher.find()) {
        keys.add(matcher.group(1));
      }
    }
    assertTrue(keys.size() > 100, "the scan sees the keys");
    return keys;
  }

  private static Set<String> literals() {
    Set<String> literals = new HashSet<>();
    Pattern literal = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    for (Path source : files(SOURCES, ".java")) {
      Matcher matcher = literal.matcher(text(source));
      while (matcher.find()) {
        literals.add(matcher.group(1));
      }
    }
    return literals;
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anyChineseIsTraditionalAndAllElseEnglish() {
    assertEquals(Locale.TAIWAN, Messages.of(Locale.SIMPLIFIED_CHINESE).locale());
    assertEquals(Locale.TAIWAN, Messages.of(Locale.of("zh", "HK")).locale());
    assertEquals(Locale.ENGLISH, Messages.of(Locale.GERMAN).locale());
    assertEquals(Locale.ENGLISH, Messages.of(Locale.ROOT).locale());
  }

  /** The machine's own language must not shine through. */
  @Test
  void englishIsEnglishOnAChineseMachine() {
    Locale own = Locale.getDefault();
    try {
      Locale.setDefault(Locale.TAIWAN);
      assertEquals("give one of x", Messages.english().text("usage.oneOf", "x"));
    } finally {
      Locale.setDefault(own);
    }
    assertEquals("請給下列之一：x", Messages.of(Locale.TAIWAN).text("usage.oneOf", "x"));
  }

  @Test
  void anUnknownKeyIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> Messages.english().text("no.such.key"));
    ResourceBundle all = Messages.english().asResourceBundle();
    assertTrue(!all.containsKey("no.such.key"));
    assertEquals(texts("").keySet(), Set.copyOf(java.util.Collections.list(all.getKeys())));
  }

  @Test
  void problemsAreSaidInTheLanguageAsked() {
    Problem problem = Problem.of("pair.order", "3", "5");
    assertTrue(Messages.english().text(problem).contains("b = 5 must be smaller than a = 3"));
    assertTrue(Messages.of(Locale.TAIWAN).text(problem).contains("必須小於"));
    assertEquals(Messages.english().text(problem), problem.asException().getMessage());
    Exception cause = new IOException("x");
    assertEquals(cause, problem.asException(cause).getCause());
  }

  /** A setting's name, for example, stands in another message in the same language. */
  @Test
  void textsWithinAProblemAreInItsLanguageToo() {
    Problem problem = Problem.of("race.differ", Problem.of("settings.epochs"), "3", 2, "4");
    assertTrue(Messages.english().text(problem).contains("Epochs: 3 in lane 1, 4 in lane 2."));
    assertTrue(Messages.of(Locale.TAIWAN).text(problem).contains("訓練回合數：跑道 1 是 3，"));
  }
}
