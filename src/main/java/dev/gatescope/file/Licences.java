package dev.gatescope.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The libraries that the program ships, and the texts of their licences: those that a library's own
 * jar brings, else the shipped text of its licence with the copyright lines of those that need it.
 */
public final class Licences {
  private static final String FOLDER = "/licences/";
  private static final Pattern LICENCE_FILE =
      Pattern.compile("(?i)(.*[/-])?(licen[cs]e|notice|copying)[^/]*(?<!\\.class)");

  /** Characters; a jar whose files have fewer brings notices, but no licence. */
  private static final int LEAST_LICENCE = 800;

  /** No licence's text is longer; a jar is not asked for more. */
  private static final int MOST_BYTES = 1 << 20;

  /**
   * One library.
   *
   * @param name such as "org.slf4j:slf4j-api"
   * @param licences identifiers, those of SPDX where it has one; one of several may be chosen
   * @param address of its pages
   */
  public record Library(String name, String version, List<String> licences, String address) {
    public Library {
      licences = List.copyOf(licences);
    }

    /** The name of its jar, without ".jar" and without what says for which system it is. */
    public String jar() {
      return name.substring(name.indexOf(':') + 1) + "-" + version;
    }
  }

  private Licences() {}

  /** Libraries of the build, then what comes with them. */
  public static List<Library> libraries() {
    return Stream.of("libraries", "others")
        .flatMap(list -> resource(list).orElseThrow().lines())
        .filter(line -> !line.isBlank())
        .map(Licences::library)
        .toList();
  }

  private static Library library(String line) {
    String[] parts = line.split("\\|", -1);
    return new Library(parts[0], parts[1], List.of(parts[2].split(", ", -1)), parts[3]);
  }

  /** Everything there is to read of a library's licence; reads its jar if that is there. */
  public static String text(Library library) {
    StringBuilder text = new StringBuilder();
    text.append(library.name()).append(' ').append(library.version()).append('\n');
    text.append(String.join(", ", library.licences())).append('\n');
    text.append(library.address()).append('\n');
    List<String> texts = new ArrayList<>(jar(library).map(Licences::textsOf).orElse(List.of()));
    if (texts.stream().mapToInt(String::length).sum() < LEAST_LICENCE) {
      library.licences().forEach(name -> resource(name).ifPresent(texts::add));
    }
    texts.forEach(each -> text.append("\n----\n\n").append(each.strip()).append('\n'));
    return text.toString();
  }

  private static Optional<Path> jar(Library library) {
    String places =
        System.getProperty("java.class.path", "")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "");
    for (String place : places.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(place);
      if (path.getFileName() != null
          && path.getFileName().toString().equals(library.jar() + ".jar")
          && Files.isRegularFile(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private static List<String> textsOf(Path jar) {
    List<String> texts = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .filter(entry -> LICENCE_FILE.matcher(entry.getName()).matches())
              .toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          texts.add(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      // The shipped text takes the place of one that cannot be read.
      return List.of();
    }
    return texts;
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = Licences.class.getResourceAsStream(FOLDER + name + ".txt")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
