package dev.gatescope.lstm.fused;

import java.lang.reflect.Method;

/**
 * Brings the JDK's incubating module of the Vector API in when it is first needed. The launcher's
 * --add-modules would do it too, but then every start of the program prints a warning and cannot
 * use an archive of prepared classes.
 *
 * <p>The only class that touches what is internal to the JDK: it needs --add-exports
 * java.base/jdk.internal.module=ALL-UNNAMED. Without it, or when a later JDK has no such module,
 * there is no fused engine and the program says why.
 */
final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  /**
   * Leaves the module out. For the training run of the package's AOT cache: Java writes none in a
   * process that has loaded a module later.
   */
  private static final String OFF = "dev.gatescope.noVectors";

  private VectorModule() {}

  /** Runs once, when first touched, by the rules of class initialisation. */
  private static final class Holder {
    static final String FAILURE = load();
  }

  /** Null if the Vector API is there, else what went wrong. */
  static String failure() {
    return Holder.FAILURE;
  }

  private static String load() {
    if (Boolean.getBoolean(OFF)) {
      return "-D" + OFF + "=true";
    }
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return null;
    }
    try {
      Class<?> modules = Class.forName("jdk.internal.module.Modules");
      Method loadModule = modules.getMethod("loadModule", String.class);
      loadModule.invoke(null, NAME);
      Class.forName("jdk.incubator.vector.FloatVector");
      return null;
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return e.toString();
    }
  }
}
