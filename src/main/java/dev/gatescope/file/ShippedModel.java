package dev.gatescope.file;

import dev.gatescope.lstm.CellType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The models that the program trained itself, with the article's settings, and ships: {@code train
 * --cell gru} and so on make them again.
 */
public final class ShippedModel {

  private ShippedModel() {}

  /** The article's own network. */
  public static Model read() {
    return read(CellType.LSTM);
  }

  /** The same for another cell. */
  public static Model read(CellType cell) {
    String name =
        switch (cell) {
          case LSTM -> "/models/article.safetensors";
          case GRU -> "/models/article-gru.safetensors";
          case RNN -> "/models/article-rnn.safetensors";
        };
    try (InputStream in = ShippedModel.class.getResourceAsStream(name)) {
      return ModelFile.read(in, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
