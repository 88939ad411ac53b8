package dev.gatescope.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Supplier;

/** A reader that refuses to read more characters than a limit, even where they are one line. */
final class BoundedReader extends FilterReader {
  private final long most;
  private final Supplier<? extends RuntimeException> tooMuch;
  private long seen;

  BoundedReader(Reader reader, long most, Supplier<? extends RuntimeException> tooMuch) {
    super(reader);
    this.most = most;
    this.tooMuch = tooMuch;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    int read = super.read(to, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int characters) {
    seen += characters;
    if (seen > most) {
      throw tooMuch.get();
    }
  }
}
