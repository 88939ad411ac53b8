package dev.gatescope.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** A reader that is fuzzed. */
interface Target {
  /** The name of its folder of cases. */
  String name();

  /** Good inputs to begin with. */
  List<byte[]> seeds();

  /** Pieces that mean something to the reader. */
  List<String> words();

  /**
   * Reads; returns if the input is good.
   *
   * @throws dev.gatescope.text.ProblemException if it is not
   */
  void read(byte[] input) throws Exception;

  /** Tells ways apart in which good inputs are taken; of the last one. */
  default String way() {
    return "";
  }

  /**
   * Makes some of the changed inputs pass the first checks, such as a digest, so that what lies
   * behind them is reached too.
   */
  default byte[] mended(byte[] input, RandomGenerator random) {
    return input;
  }
}
