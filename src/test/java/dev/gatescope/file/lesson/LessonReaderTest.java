package dev.gatescope.file.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.lstm.Gate;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LessonReaderTest {
  private static final String GOOD =
      """
      gatescope-lesson: 1
      title: Mine
      cards:
        - title: {en: One, zh-TW: 一}
          text: |
            First.

            Second.
          formulas: ['\\frac{a}{b}']
          note: Beside.
          point: heat-maps
          select: {pair: 128 - 1, step: 3, unit: 7, gate: forget}
          task: {do: step, to: 5, ask: Go.}
      """;

  /** A typesetter that can set one formula. */
  private static Optional<String> check(String tex) {
    return tex.equals("\\frac{a}{b}") ? Optional.empty() : Optional.of("no");
  }

  @TempDir private Path folder;

  @Test
  void everyFieldIsRead() {
    Lesson lesson = read(GOOD);
    assertEquals("Mine", lesson.title().in(Locale.TAIWAN));
    Card card = lesson.cards().getFirst();
    assertEquals("One", card.title().in(Locale.GERMAN));
    assertEquals("一", card.title().in(Locale.TAIWAN));
    assertEquals("First.\n\nSecond.", card.text().in(Locale.ENGLISH));
    assertEquals(List.of("\\frac{a}{b}"), card.formulas());
    assertEquals(Optional.of(Place.HEAT_MAPS), card.place());
    assertEquals(
        new Scene(
            Optional.of(new Scene.Pair(128, 1)),
            Optional.of(3),
            Optional.of(7),
            Optional.of(Gate.FORGET),
            Optional.empty()),
        card.scene());
    assertEquals(Task.Action.STEP, card.task().orElseThrow().action());
    assertEquals(Optional.of(5), card.task().orElseThrow().goal());
  }

  /** What is put in place of what, the problem that it is, and the line that it names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gatescope-lesson: 1 | gatescope-lesson: 2 | lesson.newer | 2",
        "gatescope-lesson: 1 | gatescope-lesson: x | lesson.number | 1",
        "gatescope-lesson: 1 | some: 1 | lesson.notLesson | gatescope-lesson",
        "step: 3 | step: 62 | lesson.number | 12",
        "unit: 7 | unit: 99999999999999999999 | lesson.number | 12",
        "unit: 7 | unit: -1 | lesson.number | 12",
        "128 - 1 | 1 - 128 | lesson.pair | 12",
        "128 - 1 | 9999999999999999999999 - 1 | lesson.pair | 12",
        "gate: forget | gate: garden | lesson.unknown | 12",
        "heat-maps | kitchen | lesson.unknown | 11",
        "do: step | do: dance | lesson.unknown | 13",
        "do: step | do: train | lesson.noGoal | 13",
        "unit: 7 | unit: 1024 | lesson.number | 12",
        "unit: 7 | epoch: -1 | lesson.number | 12",
        "unit: 7 | epoch: 100001 | lesson.number | 12",
        "to: 5 | to: 62 | lesson.number | 13",
        "do: step, to: 5 | do: gate, to: 3 | lesson.unknown | 13",
        "do: step, to: 5 | do: operate, to: stitch | lesson.unknown | 13",
        "128 - 1 | 1 - 1 | lesson.pair | 12",
        "128 - 1 | 128 - 0 | lesson.pair | 12",
        "do: step, to: 5 | do: unit, to: 1024 | lesson.number | 13",
        "select: {pair | select: {par | lesson.field | 12",
        "title: Mine | title: '' | lesson.length | 2",
        "title: Mine | title: {} | lesson.length | 2",
        "title: Mine | title: {de: Meins} | lesson.field | 2",
        "['\\frac{a}{b}'] | \\frac{a}{b} | lesson.items | 9",
        "['\\frac{a}{b}'] | [''] | lesson.length | 9",
        "{pair: 128 - 1, step: 3, unit: 7, gate: forget} | all | lesson.fields | 12",
        "note: Beside. | nose: Beside. | lesson.field | 10",
        "note: Beside. | text: Beside. | lesson.twice | 10",
        "note: Beside. | note: &a Beside. | lesson.alias | 10",
        "note: Beside. | note: *a | lesson.alias | 10",
        "note: Beside. | note: [a] | lesson.scalar | 10",
        "title: Mine | author: Me | lesson.field | 2",
        "\\frac{a}{b} | \\includegraphics{a} | lesson.command | 9",
        "\\frac{a}{b} | \\newcommand{a} | lesson.command | 9",
        "\\frac{a}{b} | \\frac{a}{b | lesson.braces | 9",
        "\\frac{a}{b} | }a{ | lesson.braces | 9",
        "\\frac{a}{b} | \\frac{a} | lesson.formula | 9",
        "ask: Go.} | ask: Go. | lesson.notYaml | 14",
      })
  void whatIsWrongIsRefusedWithItsLine(String from, String to, String key, String place) {
    assertTrue(GOOD.contains(from));
    Problem problem = refused(GOOD.replace(from, to));
    assertEquals(key, problem.key());
    assertEquals(place, problem.arguments().get(1).toString());
    for (Locale locale : Messages.LANGUAGES) {
      assertTrue(Messages.of(locale).text(problem).contains("lesson.yaml"));
    }
  }

  @Test
  void whatIsAtItsBoundIsRead() {
    Card card =
        read(GOOD.replace("128 - 1", "2 − 1")
                .replace("step: 3", "step: 61")
                .replace("unit: 7", "unit: 1023")
                .replace("gate: forget", "gate: forget, epoch: 100000")
                .replace("to: 5", "to: 61"))
            .cards()
            .getFirst();
    assertEquals(
        new Scene(
            Optional.of(new Scene.Pair(2, 1)),
            Optional.of(61),
            Optional.of(1023),
            Optional.of(Gate.FORGET),
            Optional.of(100_000)),
        card.scene());
    assertEquals(Optional.of(61), card.task().orElseThrow().goal());
    Task run =
        read(GOOD.replace("do: step, to: 5", "do: run, to: gru")).cards().getFirst().task().get();
    assertEquals(Optional.of("gru"), run.name());
    assertEquals(Optional.empty(), run.goal());
    Card unit = read(GOOD.replace("do: step, to: 5", "do: unit, to: 1023")).cards().getFirst();
    assertEquals(Optional.of(1023), unit.task().orElseThrow().goal());
  }

  @Test
  void lengthsAreBounded() {
    String most = "x".repeat(LessonReader.MAX_TEXT);
    assertEquals(most, read(GOOD.replace("Mine", most)).title().in(Locale.ENGLISH));
    assertEquals("lesson.length", refused(GOOD.replace("Mine", most + "x")).key());
    String formula = "'\\frac{a}{b}'";
    String eight = String.join(", ", Collections.nCopies(LessonReader.MAX_FORMULAS, formula));
    assertEquals(
        LessonReader.MAX_FORMULAS,
        read(GOOD.replace(formula, eight)).cards().getFirst().formulas().size());
    assertEquals("lesson.tooMany", refused(GOOD.replace(formula, eight + ", " + formula)).key());
    String longest = "a".repeat(LessonReader.MAX_FORMULA);
    assertEquals("lesson.formula", refused(GOOD.replace("\\frac{a}{b}", longest)).key());
    assertEquals("lesson.length", refused(GOOD.replace("\\frac{a}{b}", longest + "a")).key());
    assertEquals(
        LessonReader.MAX_CARDS, read(GOOD + cards(LessonReader.MAX_CARDS - 1)).cards().size());
  }

  @Test
  void aFileMayBeAsLargeAsTheBound() {
    int free = LessonReader.MAX_BYTES - GOOD.getBytes(StandardCharsets.UTF_8).length;
    assertEquals(1, read(GOOD + "#".repeat(free)).cards().size());
  }

  @Test
  void nothingStandsDeeperThanItMay() {
    String head = "gatescope-lesson: 1\ntitle: ";
    assertEquals("lesson.scalar", refused(head + "[".repeat(5) + "]".repeat(5)).key());
    assertEquals("lesson.tooDeep", refused(head + "[".repeat(50) + "]".repeat(50)).key());
    for (String one : List.of("[", "{a: ")) {
      String deep = refused(head + one.repeat(100)).key();
      assertTrue(Set.of("lesson.tooDeep", "lesson.notYaml").contains(deep), deep);
    }
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertEquals("lesson.twoDocuments", refused(GOOD + "---\na: b\n").key());
    assertEquals(1, read(GOOD + "...\n").cards().size());
  }

  @Test
  void aTextInOneLanguageStandsForTheOther() {
    assertEquals("Only", read(GOOD.replace("Mine", "{en: Only}")).title().in(Locale.TAIWAN));
    assertEquals("只", read(GOOD.replace("Mine", "{zh-TW: 只}")).title().in(Locale.ENGLISH));
  }

  @Test
  void whatIsUnknownIsCutAndSaidWithWhatIsKnown() {
    List<Object> place = refused(GOOD.replace("heat-maps", "k".repeat(40))).arguments();
    assertEquals("k".repeat(40), place.get(3));
    assertTrue(place.get(4).toString().contains("heat-maps, "), place.toString());
    List<Object> action = refused(GOOD.replace("do: step", "do: " + "d".repeat(41))).arguments();
    assertEquals("d".repeat(40) + "…", action.get(3));
    assertTrue(action.get(4).toString().contains("step, "), action.toString());
    assertEquals(
        "lesson.field", refused(GOOD.replace("ask: Go.", "ask: Go., say: x")).key(), "of a task");
  }

  @Test
  void whatIsMissingIsNamed() {
    String head = "gatescope-lesson: 1\n";
    assertEquals(Problem.of("lesson.missing", path(), 1, "title"), refused(head + "cards: []"));
    assertEquals(Problem.of("lesson.missing", path(), 1, "cards"), refused(head + "title: a"));
    assertEquals("lesson.noCards", refused(head + "title: a\ncards: []").key());
    assertEquals("lesson.fields", refused(head + "title: a\ncards: [b]").key());
    assertEquals(
        Problem.of("lesson.missing", path(), 3, "text"),
        refused(head + "title: a\ncards: [{title: b}]"));
  }

  @Test
  void aBombOfReferencesIsRefusedAtTheFirst() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 50; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertEquals(Problem.of("lesson.alias", path(), 1), refused(bomb.toString()));
  }

  @Test
  void whereverAFileIsCutItIsReadAsALessonOrRefused() {
    int refused = 0;
    for (int end = 0; end < GOOD.length(); end++) {
      String cut = GOOD.substring(0, end);
      try {
        read(cut);
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertTrue(refused > GOOD.length() / 3);
  }

  /** Numbers of characters that SnakeYAML itself stumbles over. Found by the fuzzer. */
  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\u", "\\U", "\\UFFFFFFFF\"\n", "\\U00110000\"\n", "\\x1"})
  void anEscapeThatIsNoneIsRefused(String escape) throws IOException {
    Problem problem = refused("gatescope-lesson: 1\ntitle: \"" + escape);
    assertEquals("lesson.notYaml", problem.key());
    assertEquals("2", problem.arguments().get(1).toString());
  }

  @Test
  void hugeDeepEmptyAndBinaryFilesAreRefused() throws IOException {
    assertEquals("lesson.tooLarge", refused("#".repeat(LessonReader.MAX_BYTES + 1)).key());
    assertEquals("lesson.tooMany", refused(GOOD + cards(LessonReader.MAX_CARDS)).key());
    assertEquals("lesson.empty", refused("").key());
    String deep = refused("[".repeat(200)).key();
    assertTrue(Set.of("lesson.tooDeep", "lesson.notYaml").contains(deep), deep);
    Files.write(folder.resolve("lesson.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals("file.notText", refusal().key());
    Files.delete(folder.resolve("lesson.yaml"));
    assertEquals("file.missing", refusal().key());
  }

  private static String cards(int count) {
    return "  - {title: a, text: b}\n".repeat(count);
  }

  @Test
  void theShippedLessonSpeaksBothLanguagesAndTellsTheWholeStory() {
    Lesson lesson = LessonReader.article();
    assertEquals(14, lesson.cards().size());
    for (Card card : lesson.cards()) {
      assertBoth(card.title());
      assertBoth(card.text());
      card.note().ifPresent(LessonReaderTest::assertBoth);
      assertTrue(card.place().isPresent(), "every card points");
      assertBoth(card.task().orElseThrow().request());
    }
    String notes =
        lesson.cards().stream()
            .flatMap(card -> card.note().stream())
            .map(note -> note.in(Locale.ENGLISH))
            .collect(Collectors.joining());
    assertTrue(notes.contains("tanh") && notes.contains("stale") && notes.contains("428"));
  }

  private static void assertBoth(LocalText text) {
    assertEquals(Set.of("en", "zh-TW"), text.texts().keySet(), text.toString());
  }

  private String path() {
    return folder.resolve("lesson.yaml").toString();
  }

  private Lesson read(String text) {
    try {
      Files.write(Path.of(path()), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return LessonReader.read(Path.of(path()), LessonReaderTest::check);
  }

  private Problem refused(String text) {
    return assertThrows(ProblemException.class, () -> read(text)).problem();
  }

  private Problem refusal() {
    return assertThrows(
            ProblemException.class,
            () -> LessonReader.read(Path.of(path()), LessonReaderTest::check))
        .problem();
  }
}
