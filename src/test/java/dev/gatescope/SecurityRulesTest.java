package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gatescope.train.TrainingConfig;
import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.lang.foreign.Linker;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.application.HostServices;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Nothing is executed or fetched because of a file. The rules are one predicate over the calls in
 * the program's classes, with the exceptions and their reasons, and a list of calls that it must
 * see.
 */
class SecurityRulesTest {
  private static final String ROOT = "dev.gatescope.";

  /** Who may do what all others may not, and why. */
  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          // Asks the X server that DISPLAY names, as JavaFX would right after.
          ROOT + "Display",
          Set.of("java.net", "java.nio.channels.SocketChannel"),
          // Lowers the priority of own threads, for which Java has no call that works on Linux.
          ROOT + "ui.background.Niceness",
          Set.of("java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup"),
          // Load an own class once more for another vector width.
          ROOT + "lstm.fused.WidthLoader",
          Set.of("java.lang.ClassLoader"),
          ROOT + "lstm.fused.FusedEngines",
          Set.of("java.lang.reflect"),
          // Brings in the JDK's own Vector API.
          ROOT + "lstm.fused.VectorModule",
          Set.of("java.lang.Class.forName", "java.lang.Class.getMethod", "java.lang.reflect"));

  @Test
  void nothingIsExecutedOrFetched() throws URISyntaxException {
    JavaClasses program =
        new ClassFileImporter().importPath(folderOf(TrainingConfig.class).resolve("dev"));
    assertTrue(program.size() > 150, program.size() + " classes");
    Set<String> found = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (JavaClass type : program) {
      String outermost = outermost(type);
      for (String danger : dangers(type)) {
        String allowed =
            EXCEPTIONS.getOrDefault(outermost, Set.of()).stream()
                .filter(danger::startsWith)
                .findFirst()
                .orElse(null);
        if (allowed == null) {
          found.add(type.getName() + " uses " + danger);
        } else {
          used.add(outermost + " " + allowed);
        }
      }
    }
    assertEquals(Set.of(), found);
    Set<String> exceptions = new TreeSet<>();
    EXCEPTIONS.forEach((name, all) -> all.forEach(one -> exceptions.add(name + " " + one)));
    assertEquals(exceptions, used, "exceptions that nobody needs fall away");
  }

  /** The rule is worth something if it sees each of these. */
  @Test
  void theRuleSeesEachOfThem() {
    JavaClass attempts = new ClassFileImporter().importClass(Attempts.class);
    List<JavaMethod> methods =
        attempts.getMethods().stream()
            .filter(method -> !method.getName().startsWith("lambda"))
            .toList();
    assertTrue(methods.size() > 10, methods.toString());
    for (JavaMethod method : methods) {
      assertFalse(dangersOf(method).isEmpty(), method.getName());
    }
  }

  /** JavaFX would run a script in a view. */
  @Test
  void noViewHasAScript() throws IOException, URISyntaxException {
    Path views = folderOf(TrainingConfig.class).resolve("fxml");
    try (Stream<Path> files = Files.list(views)) {
      List<Path> all = files.toList();
      assertTrue(all.size() > 10, all.toString());
      for (Path view : all) {
        String text = Files.readString(view);
        assertFalse(text.contains("fx:script") || text.contains("<?language"), view.toString());
      }
    }
  }

  private static Path folderOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(SecurityRulesTest::outermost).orElse(type.getName());
  }

  private static Set<String> dangers(JavaClass type) {
    Set<String> dangers = new TreeSet<>();
    type.getCodeUnits().forEach(unit -> dangers.addAll(dangersOf(unit)));
    type.getStaticInitializer().ifPresent(unit -> dangers.addAll(dangersOf(unit)));
    type.getMethods().stream()
        .map(JavaMethod::getName)
        .filter(Set.of("readObject", "readExternal", "readResolve")::contains)
        .forEach(dangers::add);
    return dangers;
  }

  private static Set<String> dangersOf(JavaCodeUnit unit) {
    Set<String> dangers = new TreeSet<>();
    unit.getAccessesFromSelf()
        .forEach(
            access -> {
              String owner = access.getTargetOwner().getName();
              if (isDangerous(owner, access.getTarget().getName())) {
                dangers.add(owner + "." + access.getTarget().getName());
              }
            });
    return dangers;
  }

  private static boolean isDangerous(String owner, String name) {
    return switch (owner) {
      // The address of a resource of the program, as text.
      case "java.net.URL" -> !name.equals("toExternalForm");
      case "java.lang.Runtime" -> Set.of("exec", "load", "loadLibrary").contains(name);
      case "java.lang.System" -> Set.of("load", "loadLibrary").contains(name);
      case "java.lang.Class" ->
          Set.of("forName", "newInstance", "getMethod", "getDeclaredMethod").contains(name);
      // YAML can name classes to make; its events cannot.
      case "org.yaml.snakeyaml.Yaml" -> name.startsWith("load") || name.equals("compose");
      case "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.databind.json.JsonMapper$Builder" ->
          name.contains("DefaultTyping");
      default ->
          Stream.of(
                  "java.lang.ProcessBuilder",
                  "java.lang.ClassLoader",
                  "java.lang.reflect.",
                  "java.io.ObjectInput",
                  "java.io.ObjectOutput",
                  "java.beans.XML",
                  "java.net.",
                  "java.nio.channels.SocketChannel",
                  "java.nio.channels.ServerSocketChannel",
                  "java.nio.channels.DatagramChannel",
                  "java.nio.channels.Asynchronous",
                  // Native code by a name.
                  "java.lang.foreign.Linker",
                  "java.lang.foreign.SymbolLookup",
                  "java.rmi.",
                  "javax.naming.",
                  "javax.script.",
                  "javax.tools.",
                  "jdk.jshell.",
                  "javax.net.",
                  "java.awt.Desktop",
                  "javafx.application.HostServices",
                  // ND4J's copies of other libraries are old, and what they read can name classes.
                  "org.nd4j.shade.",
                  "org.nd4j.serde.",
                  "javafx.scene.web.",
                  "javafx.scene.media.")
              .anyMatch(owner::startsWith);
    };
  }

  /** One method for each kind of what the rule forbids. */
  @SuppressWarnings({"unused", "restricted"}) // looked at, never run
  private static final class Attempts {
    private Attempts() throws IOException {
      throw new IOException("never run");
    }

    static Object serialization(InputStream in) throws IOException, ClassNotFoundException {
      return new ObjectInputStream(in).readObject();
    }

    static Object beans(InputStream in) {
      return new XMLDecoder(in).readObject();
    }

    static Object script(String text) throws javax.script.ScriptException {
      return new ScriptEngineManager().getEngineByName("js").eval(text);
    }

    static Object process(String command) throws IOException {
      return new ProcessBuilder(command).start();
    }

    static Object command(String[] command) throws IOException {
      return Runtime.getRuntime().exec(command);
    }

    static Object socket() throws IOException {
      return new Socket("localhost", 1);
    }

    static Object channel() throws IOException {
      return SocketChannel.open();
    }

    static Object fetched(URL url) throws IOException {
      return url.openStream();
    }

    static Object address(String text) throws IOException {
      return URI.create(text).toURL();
    }

    static Object client() {
      return HttpClient.newHttpClient();
    }

    static void browser(HostServices services, String address) {
      services.showDocument(address);
    }

    static Object yaml(String text) {
      return new Yaml().load(text);
    }

    static Object byName(String name) throws ClassNotFoundException {
      return Class.forName(name);
    }

    static Object reflection(Method method) throws ReflectiveOperationException {
      return method.invoke(null);
    }

    static Object function(String name) {
      return Linker.nativeLinker().defaultLookup().find(name);
    }

    static void library(String name) {
      System.loadLibrary(name);
    }
  }
}
