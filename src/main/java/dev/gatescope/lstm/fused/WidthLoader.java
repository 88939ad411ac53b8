package dev.gatescope.lstm.fused;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Loads this package once more for another vector width, so that {@link Species} is a constant in
 * each copy. Everything outside the package is shared.
 */
public final class WidthLoader extends ClassLoader {
  private static final String PACKAGE = WidthLoader.class.getPackageName() + ".";

  private final int vectorBits;

  WidthLoader(int vectorBits) {
    super("vector-" + vectorBits, WidthLoader.class.getClassLoader());
    this.vectorBits = vectorBits;
  }

  public int vectorBits() {
    return vectorBits;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE) || name.equals(WidthLoader.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? copy(name) : loaded;
    }
  }

  private Class<?> copy(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = file.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
