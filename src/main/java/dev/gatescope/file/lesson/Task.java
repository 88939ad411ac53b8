package dev.gatescope.file.lesson;

import dev.gatescope.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one thing that a card asks for.
 *
 * @param goal the number that it is done with, for a step, unit or number of epochs; empty for any
 *     change
 */
public record Task(Action action, Optional<Integer> goal, LocalText request) {
  /** What can be noticed. */
  public enum Action {
    /** Another time step. */
    STEP,
    /** Another pair. */
    PAIR,
    /** Another unit. */
    UNIT,
    /** Another gate under study. */
    GATE,
    /** Another epoch is looked at. */
    EPOCH,
    /** A training begins. */
    TRAIN,
    /** So many epochs are trained. */
    EPOCHS,
    /** Another network is shown: another run begins. */
    RUN,
    /** An operation on the network. */
    OPERATE;

    /** The name in a file. */
    public String id() {
      return Names.of(this);
    }

    static Optional<Action> of(String id) {
      return Arrays.stream(values()).filter(action -> action.id().equals(id)).findFirst();
    }

    static List<String> ids() {
      return Arrays.stream(values()).map(Action::id).toList();
    }

    /** True if it can be asked to reach a number. */
    boolean counts() {
      return this == STEP || this == UNIT || this == EPOCHS;
    }
  }
}
