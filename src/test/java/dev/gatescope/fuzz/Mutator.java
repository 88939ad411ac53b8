package dev.gatescope.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes inputs at random. */
final class Mutator {
  private static final int MOST_CHANGES = 6;

  /** Numbers at which readers' own numbers end. */
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "-0",
          "00",
          "7",
          "62",
          "63",
          "64",
          "100",
          "255",
          "256",
          "1000000",
          "1000001",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967295",
          "4294967296",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "18446744073709551616",
          "1e3",
          "1e308",
          "1e309",
          "-1e309",
          "1e-999",
          "0.5",
          "0x10",
          "1_000",
          "NaN",
          "Infinity",
          "-Infinity",
          "٣",
          "１２",
          "1.",
          ".1",
          "+1",
          "99999999999999999999999999999999999999999999999999");

  private static final List<String> PIECES =
      List.of(
          "\0",
          "\r\n",
          "\n",
          "\r",
          "\t",
          " ",
          "\ufeff",
          "\u2028",
          "\"",
          "'",
          "\\",
          "\\u0000",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "null",
          "true",
          "../",
          "/etc/passwd",
          "C:\\",
          "%s",
          "{0}",
          "{0,number}",
          "一",
          "\ud83d\ude00",
          "\u0000\u0000",
          "=",
          "#",
          "&a",
          "*a",
          "!!",
          "---");

  private final RandomGenerator random;
  private final List<byte[]> words;

  Mutator(RandomGenerator random, List<String> words) {
    this.random = random;
    this.words = words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /**
   * A changed copy.
   *
   * @param pool other inputs, to take pieces from
   */
  byte[] change(byte[] input, List<byte[]> pool) {
    byte[] changed = input;
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      changed = changeOnce(changed, pool);
    }
    return changed;
  }

  private byte[] changeOnce(byte[] in, List<byte[]> pool) {
    int at = random.nextInt(in.length + 1);
    int length = length(in.length - at);
    return switch (random.nextInt(12)) {
      case 0 -> withBit(in);
      case 1 -> withByte(in);
      case 2 -> Arrays.copyOf(in, at);
      case 3 -> replaced(in, at, length, new byte[0]);
      case 4 -> replaced(in, at, 0, Arrays.copyOfRange(in, at, at + length));
      case 5 -> replaced(in, at, length, piece(pool));
      case 6 ->
          replaced(
              in,
              at,
              random.nextBoolean() ? 0 : length,
              words.isEmpty() ? text(PIECES) : any(words));
      case 7 -> replaced(in, at, random.nextBoolean() ? 0 : length, text(PIECES));
      case 8 -> withNumber(in, at);
      case 9 -> withBinaryNumber(in);
      case 10 -> replaced(in, at, 0, repeated(in, at));
      default -> moved(in, at, length);
    };
  }

  /** Mostly short, sometimes all of it. */
  private int length(int most) {
    int bound = random.nextInt(4) == 0 ? most : Math.min(most, 16);
    return random.nextInt(bound + 1);
  }

  private byte[] withBit(byte[] in) {
    if (in.length == 0) {
      return in;
    }
    byte[] out = in.clone();
    out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
    return out;
  }

  private byte[] withByte(byte[] in) {
    if (in.length == 0) {
      return in;
    }
    byte[] out = in.clone();
    out[random.nextInt(out.length)] = (byte) random.nextInt(256);
    return out;
  }

  /** The number in decimal digits at or after a place becomes another. */
  private byte[] withNumber(byte[] in, int from) {
    int begin = from;
    while (begin < in.length && !isDigit(in[begin])) {
      begin++;
    }
    int end = begin;
    while (end < in.length && isDigit(in[end])) {
      end++;
    }
    String other = random.nextInt(3) == 0 ? Long.toString(random.nextLong(1000)) : any(NUMBERS);
    return replaced(in, begin, end - begin, other.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Eight or four bytes become a number, as binary formats keep them. */
  private byte[] withBinaryNumber(byte[] in) {
    int size = random.nextBoolean() ? Long.BYTES : Integer.BYTES;
    if (in.length < size) {
      return in;
    }
    byte[] out = in.clone();
    int at = random.nextInt(4) == 0 ? 0 : random.nextInt(in.length - size + 1);
    ByteBuffer to = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
    long number = random.nextLong() >> random.nextInt(64);
    if (size == Long.BYTES) {
      to.putLong(at, random.nextBoolean() ? number : Double.doubleToLongBits(number));
    } else {
      to.putInt(at, random.nextBoolean() ? (int) number : Float.floatToIntBits(number));
    }
    return out;
  }

  /** A short piece many times: depth and width. */
  private byte[] repeated(byte[] in, int at) {
    byte[] piece =
        random.nextBoolean()
            ? Arrays.copyOfRange(in, at, Math.min(in.length, at + 1 + random.nextInt(8)))
            : text(PIECES);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int times = 1 << random.nextInt(11); times > 0; times--) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  private byte[] moved(byte[] in, int at, int length) {
    byte[] piece = Arrays.copyOfRange(in, at, at + length);
    byte[] rest = replaced(in, at, length, new byte[0]);
    return replaced(rest, random.nextInt(rest.length + 1), 0, piece);
  }

  private byte[] piece(List<byte[]> pool) {
    byte[] other = any(pool);
    int at = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, at, at + random.nextInt(other.length - at + 1));
  }

  private byte[] text(List<String> of) {
    return any(of).getBytes(StandardCharsets.UTF_8);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static byte[] replaced(byte[] in, int at, int length, byte[] with) {
    byte[] out = new byte[in.length - length + with.length];
    System.arraycopy(in, 0, out, 0, at);
    System.arraycopy(with, 0, out, at, with.length);
    System.arraycopy(in, at + length, out, at + with.length, in.length - at - length);
    return out;
  }
}
