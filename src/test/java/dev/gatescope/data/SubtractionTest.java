package dev.gatescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatescope.text.ProblemException;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubtractionTest {

  @Test
  void bitsAndBorrowsAreThoseOfLongArithmeticAtEveryWidth() {
    Random random = new Random(822);
    for (int bits = Subtraction.MIN_BITS; bits <= Subtraction.MAX_BITS; bits++) {
      for (int i = 0; i < 200; i++) {
        check(new BigInteger(bits, random), new BigInteger(bits, random), bits);
      }
      BigInteger max = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
      check(max, BigInteger.ONE, bits);
      check(max, max, bits);
      check(BigInteger.ZERO, max, bits);
      check(BigInteger.TWO.pow(bits - 1), BigInteger.ONE, bits);
    }
  }

  private static void check(BigInteger a, BigInteger b, int bits) {
    Subtraction pair = new Subtraction(a.longValueExact(), b.longValueExact(), bits);
    BigInteger difference = a.subtract(b).mod(BigInteger.TWO.pow(bits));
    assertEquals(difference.longValueExact(), pair.difference(), pair::toString);
    int borrows = 0;
    int run = 0;
    int longest = 0;
    for (int t = 0; t < bits; t++) {
      assertEquals(a.testBit(t) ? 1 : 0, pair.aBit(t));
      assertEquals(b.testBit(t) ? 1 : 0, pair.bBit(t));
      assertEquals(difference.testBit(t) ? 1 : 0, pair.differenceBit(t));
      // The bits below borrow if what they make of a is less than what they make of b.
      assertEquals(lowBits(a, t).compareTo(lowBits(b, t)) < 0 ? 1 : 0, pair.borrowIn(t));
      int out = lowBits(a, t + 1).compareTo(lowBits(b, t + 1)) < 0 ? 1 : 0;
      assertEquals(out, pair.borrowOut(t));
      borrows += out;
      run = out == 1 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    assertEquals(borrows, pair.borrowCount());
    assertEquals(longest, pair.longestBorrowChain());
  }

  private static BigInteger lowBits(BigInteger x, int count) {
    return x.mod(BigInteger.TWO.pow(count));
  }

  @ParameterizedTest
  @CsvSource({"40,32,true", "42,37,true", "128,1,false", "109,37,true", "100,99,true", "5,5,false"})
  void borrowsInDecimalIfSomeDigitIsTooSmall(long a, long b, boolean borrows) {
    assertEquals(borrows, new Subtraction(a, b, 8).borrowsInDecimal());
  }

  @Test
  void sevenBorrowsInARowFor128Minus1() {
    Subtraction pair = Subtraction.checked(128, 1, 8);
    assertEquals(127, pair.difference());
    assertEquals(7, pair.borrowCount());
    assertEquals(7, pair.longestBorrowChain());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {
        "'',1,8,pair.empty",
        "NULL,1,8,pair.empty",
        "5,x,8,pair.notANumber",
        "5.0,1,8,pair.notANumber",
        "256,1,8,pair.outOfRange",
        "99999999999999999999,1,62,pair.outOfRange",
        "5,-1,8,pair.outOfRange",
        "5,0,8,pair.outOfRange",
        "5,5,8,pair.order",
        "5,6,8,pair.order",
        "5,1,1,pair.bits",
        "x,1,63,pair.bits",
        "5,1,63,pair.bits"
      })
  void whatIsTypedWronglyIsNamed(String a, String b, int bits, String key) {
    ProblemException e = assertThrows(ProblemException.class, () -> Subtraction.parse(a, b, bits));
    assertEquals(key, e.problem().key());
  }

  /** The network is made for fewer pairs than can be subtracted. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, pair.bits, pair.bits",
    "0, 0, 63, pair.bits, pair.bits",
    "16, 1, 4, pair.outOfRange, pair.outOfRange",
    "-1, 1, 4, pair.outOfRange, pair.outOfRange",
    "1, 16, 4, pair.outOfRange, pair.outOfRange",
    "1, -1, 4, pair.outOfRange, pair.outOfRange",
    "0, 1, 4, , pair.outOfRange",
    "1, 0, 4, , pair.outOfRange",
    "1, 2, 4, , pair.order",
    "2, 1, 4, , "
  })
  void whatIsWrongIsNamed(long a, long b, int bits, String any, String checked) {
    assertEquals(any, key(() -> new Subtraction(a, b, bits)));
    assertEquals(checked, key(() -> Subtraction.checked(a, b, bits)));
  }

  private static String key(Runnable made) {
    try {
      made.run();
      return null;
    } catch (ProblemException e) {
      return e.problem().key();
    }
  }

  @Test
  void theWidestNumbersAreTaken() {
    long max = (1L << 62) - 1;
    assertEquals(1, Subtraction.parse(" " + max + " ", "" + (max - 1), 62).difference());
  }
}
