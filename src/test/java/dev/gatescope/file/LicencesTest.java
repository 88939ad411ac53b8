package dev.gatescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatescope.file.Licences.Library;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of libraries that ship is that of the build, and each has its text. */
class LicencesTest {
  /** What only tests need, and does not ship. */
  private static final Pattern OF_TESTS =
      Pattern.compile(
          "(junit|opentest4j|apiguardian|jspecify|testfx|org\\.osgi|hamcrest|assertj|archunit"
              + "|onnxruntime|JMemoryBuddy|surefire|plexus|maven|open-test|jmh).*");

  /** What sets apart a jar of native libraries. */
  private static final Pattern SYSTEM =
      Pattern.compile("-(linux|macosx|windows|mac|win|android|ios)(-[a-z0-9_]+)*$");

  @Test
  void theListIsThatOfTheBuild() {
    Set<String> listed =
        Licences.libraries().stream()
            .filter(library -> library.name().matches("\\S+:\\S+"))
            .map(Library::jar)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used = used();
    // Surefire says so; another path may hold jars of other builds.
    assumeTrue(System.getProperty("basedir") != null, "not the build's class path");
    Set<String> missing = new TreeSet<>(used);
    missing.removeAll(listed);
    assertEquals(Set.of(), missing, "mvn -Plicences writes the list anew");
    Set<String> gone = new TreeSet<>(listed);
    gone.removeAll(used);
    assertEquals(Set.of(), gone, "mvn -Plicences writes the list anew");
    assertTrue(listed.size() > 50, listed.toString());
  }

  private static Set<String> used() {
    String places =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "");
    return Stream.of(places.split(Pattern.quote(File.pathSeparator), -1))
        .map(Path::of)
        .flatMap(LicencesTest::jars)
        .map(jar -> jar.getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .map(name -> SYSTEM.matcher(name.substring(0, name.length() - 4)).replaceAll(""))
        .filter(name -> !OF_TESTS.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> jars(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.of(place).filter(Files::isRegularFile);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyLibraryHasTheTextOfALicence() {
    List<String> without =
        Licences.libraries().stream()
            .filter(library -> Licences.text(library).length() < 800)
            // Not shipped by the installers, and not needed by us: ND4J names it.
            .filter(library -> !library.name().equals("com.github.oshi:oshi-core"))
            .map(Library::name)
            .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void theTextIsTheJarsOwnWhereItBringsOne() {
    assertTrue(text("org.slf4j:slf4j-api").contains("QOS.ch"));
    assertTrue(text("io.github.classgraph:classgraph").contains("Luke Hutchison"));
    assertTrue(text("org.controlsfx:controlsfx").contains("ControlsFX"));
    assertTrue(text("org.apache.commons:commons-math3").contains("Apache Commons Math"), "notice");
  }

  @Test
  void elseItHasTheCopyrightLineOfItsSources() {
    assertTrue(text("io.github.mkpaz:atlantafx-base").contains("Copyright (c) 2022 mkpaz"));
    assertTrue(text("com.github.wendykierp:JTransforms").contains("2007 onward, Piotr Wendykier"));
    assertTrue(text("pl.edu.icm:JLargeArrays").contains("2013 onward University of Warsaw, ICM"));
    assertTrue(text("org.hdrhistogram:HdrHistogram").contains("2012, 2013, 2014 Gil Tene"));
    assertTrue(text("io.fair-acc:chartfx").contains("GNU LESSER GENERAL PUBLIC LICENSE"));
    assertTrue(text("org.openjfx:javafx-base").contains("\"CLASSPATH\" EXCEPTION"));
    String fonts = "Fonts: Noto Sans TC, Noto Sans, JetBrains Mono";
    assertTrue(text(fonts).contains("SIL OPEN FONT LICENSE"));
  }

  private static String text(String name) {
    return Licences.libraries().stream()
        .filter(library -> library.name().equals(name))
        .map(Licences::text)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }
}
