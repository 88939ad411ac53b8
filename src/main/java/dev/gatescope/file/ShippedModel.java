package dev.gatescope.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The model that the program trained itself, with the article's settings, and ships. */
public final class ShippedModel {
  private static final String NAME = "/models/article.safetensors";

  private ShippedModel() {}

  public static Model read() {
    try (InputStream in = ShippedModel.class.getResourceAsStream(NAME)) {
      return ModelFile.read(in, NAME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
