package dev.gatescope.ui.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.Subtraction;
import org.junit.jupiter.api.Test;

class RacePictureTest {
  /** Above the bits that are judged: they are of the difference modulo 2^bits. */
  @Test
  void theQuestionHasTheDifferenceOfTheBits() {
    assertEquals("9 − 3 = 6", RacePicture.question(new Subtraction(9, 3, 8)));
    assertEquals("3 − 9 = 250 (mod 2^8)", RacePicture.question(new Subtraction(3, 9, 8)));
  }
}
