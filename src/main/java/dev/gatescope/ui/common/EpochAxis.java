package dev.gatescope.ui.common;

import dev.gatescope.text.Numbers;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.input.KeyEvent;

/**
 * The horizontal axis of a chart over epochs, from 0 at its left end to the last at its right.
 *
 * @param left pixels from the left
 * @param width pixels
 * @param epochs the last one's number
 */
public record EpochAxis(double left, double width, int epochs) {
  /** Room for the number of an epoch. */
  private static final double NUMBER_WIDTH = 44;

  private static final int MOST_NUMBERS = 10;

  /** How far beside the axis an end still is meant. */
  private static final double MARGIN = 6;

  /** Where an epoch stands. */
  public double x(int epoch) {
    return left + width * epoch / epochs;
  }

  /** The epoch at a place, or -1 beside the axis. */
  public int at(double x) {
    if (x < left - MARGIN || x > left + width + MARGIN) {
      return -1;
    }
    return (int) Math.round(Math.clamp((x - left) / width, 0, 1) * epochs);
  }

  /** The round epochs to be marked; those beside the cursor give way to it. */
  public IntStream marks(int cursor) {
    int parts = (int) Math.clamp(width / NUMBER_WIDTH, 1, MOST_NUMBERS);
    int stride = (int) Numbers.roundUp(Math.max(1, (double) epochs / parts));
    return IntStream.iterate(0, epoch -> epoch <= epochs, epoch -> epoch + stride)
        .filter(epoch -> Math.abs(x(epoch) - x(cursor)) > NUMBER_WIDTH / 2);
  }

  /**
   * Moves a cursor by a key: Left and Right by one epoch, Home and End to the ends.
   *
   * @param newest the last epoch that there is
   * @param read told where the cursor goes
   */
  public static void move(KeyEvent event, int cursor, int newest, IntConsumer read) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> read.accept(cursor - 1);
      case RIGHT -> read.accept(cursor + 1);
      case HOME -> read.accept(0);
      case END -> read.accept(newest);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
