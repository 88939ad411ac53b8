package dev.gatescope.fuzz;

import com.sun.management.ThreadMXBean;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Changes good inputs of one reader again and again and looks at how it takes them. An input that
 * the reader takes in a way not seen before (another problem, or found at another line) is changed
 * further: so the inputs find their way into the reader without its code being instrumented.
 */
final class Fuzzer {
  /** What one input may cost: what was allocated while it was read, all together. */
  private static final long MOST_BYTES = 512L << 20;

  private static final int MOST_INPUT = 1 << 17;
  private static final int POOL = 2000;

  /** Frames of a stack that make an exception another one. */
  private static final int FRAMES = 6;

  /**
   * An input that broke the rule.
   *
   * @param cause what the reader threw; empty if it took too much memory or said nothing
   */
  record Finding(byte[] input, String what, Optional<Throwable> cause) {}

  private static final List<Messages> LANGUAGES =
      Messages.LANGUAGES.stream().map(Messages::of).toList();

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Target target;
  private final RandomGenerator random;
  private final Mutator mutator;
  private final List<byte[]> pool;
  private final Set<String> ways = new HashSet<>();
  private final Set<String> problems = new HashSet<>();
  private long good;

  Fuzzer(Target target, RandomGenerator random) {
    this.target = target;
    this.random = random;
    this.mutator = new Mutator(random, target.words());
    this.pool = new ArrayList<>(target.seeds());
  }

  /** The next changed input. */
  byte[] next() {
    byte[] from = pool.get(random.nextInt(pool.size()));
    byte[] input = target.mended(mutator.change(from, pool), random);
    return input.length > MOST_INPUT ? Arrays.copyOf(input, MOST_INPUT) : input;
  }

  /** Gives one input to the reader; returns what is wrong with how it took it. */
  Optional<Finding> feed(byte[] input) {
    long before = threads.getCurrentThreadAllocatedBytes();
    String way;
    try {
      target.read(input);
      good++;
      way = "good " + target.way();
    } catch (ProblemException e) {
      Optional<String> untold = untold(e.problem());
      if (untold.isPresent()) {
        return Optional.of(new Finding(input, untold.get(), Optional.of(e)));
      }
      problems.add(e.problem().key());
      way = e.problem().key() + frames(e);
    } catch (Throwable e) {
      return Optional.of(new Finding(input, e.getClass().getName() + frames(e), Optional.of(e)));
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    if (bytes > MOST_BYTES) {
      return Optional.of(
          new Finding(input, "allocated " + (bytes >> 20) + " MB, " + way, Optional.empty()));
    }
    if (ways.add(way) && pool.size() < POOL) {
      pool.add(input);
    }
    return Optional.empty();
  }

  /** What a problem does not say in one of the languages. */
  private static Optional<String> untold(Problem problem) {
    for (Messages messages : LANGUAGES) {
      try {
        if (messages.text(problem).isBlank()) {
          return Optional.of(problem.key() + " says nothing in " + messages.locale());
        }
      } catch (RuntimeException e) {
        return Optional.of(problem.key() + " has no text in " + messages.locale() + ": " + e);
      }
    }
    return Optional.empty();
  }

  private static String frames(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Arrays.stream(root.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  ", " at\n  ", ""));
  }

  /** How many different problems the reader has named. */
  int problems() {
    return problems.size();
  }

  /** How many ways in which the reader took its inputs. */
  int ways() {
    return ways.size();
  }

  /** How many inputs were good. */
  long good() {
    return good;
  }
}
