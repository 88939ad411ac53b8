package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.batch.GatescopeCommand;
import dev.gatescope.batch.Terminal;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.export.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the pages promise: links that lead somewhere, commands that the program takes. */
class DocumentationTest {
  private static final Path PAGES = Path.of("src", "site", "markdown");
  private static final Path PICTURES = Path.of("src", "site", "images");
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);

  /** The program's name at the beginning of a line or of a piece of code, and its arguments. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?m)(?:^|`|time |mvn -q )(?:java \"@target/gatescope\" |gatescope"
              + " |\"-Dgatescope.args=)([^\\n"
              + "`|]*)");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");

  /** Lines with arrows of diagrams. */
  private static final Pattern ARROWS = Pattern.compile("(?m)^.*(?:-->|<--).*$");

  private static final Path SCRIPTS = Path.of("src", "test", "python");
  private static final Pattern ARGUMENT = Pattern.compile("add_argument\\(\"(--[a-z0-9-]+)\"");

  /** What other programs take, where the pages call them. */
  private static final Set<String> OTHERS =
      Set.of(
          "--add-exports",
          "--add-modules",
          "--enable-native-access",
          "--extreme",
          "--illegal-access",
          "--sun-misc-unsafe-memory-access");

  @Test
  void everyLinkAndEveryPictureIsThere() {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(withoutCode(read(page)));
      while (link.find()) {
        links++;
        String target = link.group(1);
        if (!target.startsWith("https://") && !leads(page, target)) {
          broken.add(page + " -> " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(links > 30, links + " links");
  }

  private static boolean leads(Path page, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    return hash < 0 || anchors(read(file)).contains(target.substring(hash + 1));
  }

  /** As the usual renderers make them of headings. */
  private static Set<String> anchors(String text) {
    Set<String> anchors = new HashSet<>();
    Matcher heading = HEADING.matcher(text);
    while (heading.find()) {
      anchors.add(
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} -]", "")
              .strip()
              .replace(' ', '-'));
    }
    return anchors;
  }

  @Test
  void everyPictureIsShownSomewhere() throws IOException {
    String all = String.join("\n", pages().stream().map(DocumentationTest::read).toList());
    try (Stream<Path> pictures = Files.list(PICTURES)) {
      List<String> unused =
          pictures
              .map(picture -> picture.getFileName().toString())
              .filter(name -> !all.contains("images/" + name))
              .toList();
      assertEquals(List.of(), unused);
    }
  }

  @Test
  void everyCommandIsOneThatTheProgramTakes() {
    List<String> refused = new ArrayList<>();
    int calls = 0;
    for (Path page : pages()) {
      Matcher call = CALL.matcher(read(page));
      while (call.find()) {
        String words = call.group(1).replaceAll(" #.*|\"", "").strip();
        if (words.startsWith("-") || words.matches("[a-z]+( .*)?")) {
          calls++;
          String problem = problem(words);
          if (!problem.isEmpty()) {
            refused.add(page + ": " + words + ": " + problem);
          }
        }
      }
    }
    assertEquals(List.of(), refused);
    assertTrue(calls > 15, calls + " calls");
  }

  private static String problem(String words) {
    try {
      commandLine().parseArgs(words.split(" +", -1));
      return "";
    } catch (ParameterException e) {
      return e.getMessage();
    }
  }

  @Test
  void aCommandThatTheProgramRefusesWouldBeFound() {
    assertEquals("", problem("train --cell gru"));
    assertTrue(!problem("train --sell gru").isEmpty());
    assertTrue(!problem("render --pair 1,2").isEmpty(), "--out is missing");
    assertTrue(!leads(Path.of("README.md"), "src/site/markdown/no.md"));
    assertTrue(!leads(Path.of("README.md"), "#no-such-heading"));
    assertTrue(leads(Path.of("README.md"), "#start"));
  }

  @Test
  void everyOptionIsOneOfOurs() throws IOException {
    Set<String> known = new TreeSet<>(OTHERS);
    collect(commandLine(), known);
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      scripts
          .filter(script -> script.toString().endsWith(".py"))
          .flatMap(script -> ARGUMENT.matcher(read(script)).results())
          .forEach(argument -> known.add(argument.group(1)));
    }
    Set<String> unknown = new TreeSet<>();
    for (Path page : pages()) {
      Matcher option = OPTION.matcher(ARROWS.matcher(read(page)).replaceAll(""));
      while (option.find()) {
        if (!known.contains(option.group())) {
          unknown.add(page + ": " + option.group());
        }
      }
    }
    assertEquals(Set.of(), unknown);
  }

  private static void collect(CommandLine command, Set<String> names) {
    command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    command.getSubcommands().values().forEach(sub -> collect(sub, names));
  }

  private static CommandLine commandLine() {
    Messages messages = Messages.english();
    return GatescopeCommand.create(Terminal.system(messages), new Pictures(messages));
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("installer", "README.md")),
              files.filter(file -> file.toString().endsWith(".md")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Blocks of code have brackets that are no links. */
  private static String withoutCode(String text) {
    return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", "");
  }
}
