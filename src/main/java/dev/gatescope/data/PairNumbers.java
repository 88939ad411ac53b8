package dev.gatescope.data;

import java.util.Arrays;

/**
 * Numbers pairs (a, b) by first appearance: 0, 1, 2, ... A hash table with open addressing over
 * plain arrays, because a million pairs as objects would weigh a hundred megabytes.
 */
final class PairNumbers {
  private static final int FREE = -1;

  private long[] a = new long[16];
  private long[] b = new long[16];
  private int[] slots = freeSlots(32);
  private int size;

  /** How many different pairs were numbered. */
  int size() {
    return size;
  }

  /** The number of a pair; a pair not seen before gets the number {@link #size()}. */
  int number(long pairA, long pairB) {
    int slot = slotOf(pairA, pairB);
    if (slots[slot] == FREE) {
      if (size == a.length) {
        grow();
        slot = slotOf(pairA, pairB);
      }
      a[size] = pairA;
      b[size] = pairB;
      slots[slot] = size++;
    }
    return slots[slot];
  }

  /** The slot that holds the pair, or the free one where it belongs. */
  private int slotOf(long pairA, long pairB) {
    long mixed = (pairA * 0x9e3779b97f4a7c15L + pairB) * 0xbf58476d1ce4e5b9L;
    int slot = (int) (mixed >>> 32) & (slots.length - 1);
    while (slots[slot] != FREE && (a[slots[slot]] != pairA || b[slots[slot]] != pairB)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    a = Arrays.copyOf(a, 2 * size);
    b = Arrays.copyOf(b, 2 * size);
    slots = freeSlots(4 * size);
    for (int i = 0; i < size; i++) {
      slots[slotOf(a[i], b[i])] = i;
    }
  }

  private static int[] freeSlots(int count) {
    int[] free = new int[count];
    Arrays.fill(free, FREE);
    return free;
  }
}
