package dev.gatescope.ui.help;

import dev.gatescope.file.Provenance;
import dev.gatescope.text.Messages;
import dev.gatescope.text.SystemLocale;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody who looks into a defect wants to know of the program and the machine.
 *
 * @param facts in their order
 */
public record Diagnostics(List<Fact> facts) {
  /**
   * One line.
   *
   * @param key of its name in the bundles
   */
  public record Fact(String key, String value) {}

  private static final long MEBIBYTE = 1 << 20;

  public Diagnostics {
    facts = List.copyOf(facts);
  }

  /** The machine and its Java, as this process sees them. */
  public static List<Fact> ofMachine() {
    Runtime here = Runtime.getRuntime();
    return List.of(
        new Fact(
            "about.java",
            Runtime.version()
                + " ("
                + property("java.vendor")
                + ", "
                + property("java.vm.name")
                + ")"),
        new Fact("about.javafx", property("javafx.runtime.version")),
        new Fact("about.system", system()),
        new Fact(
            "about.machine",
            here.availableProcessors() + " × CPU, " + here.maxMemory() / MEBIBYTE + " MiB"),
        new Fact("about.locale", SystemLocale.get().toLanguageTag()));
  }

  /** The program, its Java and the system in one line. */
  public static String ofProgram() {
    Provenance here = Provenance.here("", "");
    return "Gatescope " + here.program() + ", Java " + here.java() + ", " + system();
  }

  private static String system() {
    return property("os.name") + " " + property("os.version") + ", " + property("os.arch");
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }

  /**
   * As text for a message to somebody else: in English, whatever the window speaks.
   *
   * @param logLines the newest of the log
   */
  public String text(List<String> logLines) {
    Messages english = Messages.english();
    String all =
        facts.stream()
            .map(fact -> english.text(fact.key) + ": " + fact.value)
            .collect(Collectors.joining("\n"));
    return logLines.isEmpty() ? all + "\n" : all + "\n\n" + String.join("\n", logLines) + "\n";
  }
}
