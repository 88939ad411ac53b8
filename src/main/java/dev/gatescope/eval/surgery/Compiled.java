package dev.gatescope.eval.surgery;

import dev.gatescope.lstm.Surgery;
import dev.gatescope.text.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A list of operations as the engines take it. Immutable.
 *
 * @param surgery of those that can be done
 * @param problems for each operation of the list what it needs; empty if it can be done
 */
public record Compiled(Surgery surgery, List<Optional<Problem>> problems) {
  public Compiled {
    problems = List.copyOf(problems);
  }
}
