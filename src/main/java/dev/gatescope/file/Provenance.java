package dev.gatescope.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What made a model, for its file.
 *
 * @param engine the engine that trained it
 * @param engineReason why that one
 * @param program version of this program
 * @param nd4j version of ND4J
 * @param java version of the Java runtime
 */
public record Provenance(
    String engine, String engineReason, String program, String nd4j, String java) {
  /** With the versions of the running program. */
  public static Provenance here(String engine, String engineReason) {
    return new Provenance(
        engine,
        engineReason,
        version("/version.properties"),
        version("/META-INF/maven/org.nd4j/nd4j-api/pom.properties"),
        Runtime.version().toString());
  }

  Map<String, String> toMetadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("engine_used", engine);
    metadata.put("engine_reason", engineReason);
    metadata.put("gatescope_version", program);
    metadata.put("nd4j_version", nd4j);
    metadata.put("java_version", java);
    return metadata;
  }

  /** The version in a properties file that Maven made, for us or in a library's jar. */
  private static String version(String name) {
    try (InputStream in = Provenance.class.getResourceAsStream(name)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
