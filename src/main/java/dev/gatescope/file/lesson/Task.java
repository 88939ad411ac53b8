package dev.gatescope.file.lesson;

import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Gate;
import dev.gatescope.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one thing that a card asks for.
 *
 * @param goal the number that it is done with, for a step, unit or number of epochs; empty for any
 *     change
 * @param name what it is done with where that has a name, see {@link Action#names}; empty for any
 */
public record Task(
    Action action, Optional<Integer> goal, Optional<String> name, LocalText request) {
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

    /** By which names it can be asked for something; none if it cannot. */
    List<String> names() {
      return switch (this) {
        case GATE -> Arrays.stream(Gate.values()).map(Names::of).toList();
        case RUN -> Arrays.stream(CellType.values()).map(CellType::id).toList();
        case OPERATE -> List.of("clamp", "silence", "swap");
        default -> List.of();
      };
    }

    /** True if it can be asked to reach a number. */
    boolean counts() {
      return this == STEP || this == UNIT || this == EPOCHS;
    }
  }
}
