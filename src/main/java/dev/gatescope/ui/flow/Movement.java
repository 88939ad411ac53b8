package dev.gatescope.ui.flow;

import dev.gatescope.ui.flow.CellDiagram.Beat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How one time step is played: beat by beat values travel, then stand still for a while at the end
 * of each phase.
 */
final class Movement {
  /** A beat's travel lasts 1; so long is the stop after each phase. */
  private static final double REST = 0.8;

  /**
   * One moment.
   *
   * @param phase that is under way
   * @param travelling parts whose values are on their way to them
   * @param progress of the travel, 0 to 1
   * @param reached parts that show this step's values
   * @param lit the parts reached in this phase
   */
  record Frame(
      Element.Phase phase,
      Set<Element> travelling,
      double progress,
      Set<Element> reached,
      Set<Element> lit) {
    /** The same for those who want no movement: values change where they stand. */
    Frame withoutTravel() {
      return new Frame(phase, Set.of(), 0, reached, lit);
    }
  }

  private final List<Beat> beats;
  private final double length;

  Movement(CellDiagram diagram) {
    beats = diagram.beats();
    double sum = 0;
    for (int i = 0; i < beats.size(); i++) {
      sum += 1 + rest(i);
    }
    length = sum;
  }

  private double rest(int beat) {
    boolean last = beat == beats.size() - 1;
    return last || beats.get(beat + 1).phase() != beats.get(beat).phase() ? REST : 0;
  }

  /**
   * @param fraction of the whole movement, 0 to 1
   */
  Frame at(double fraction) {
    double time = Math.clamp(fraction, 0, 1) * length;
    Set<Element> reached = EnumSet.noneOf(Element.class);
    Set<Element> lit = EnumSet.noneOf(Element.class);
    Element.Phase phase = beats.getFirst().phase();
    for (int i = 0; i < beats.size(); i++) {
      Beat beat = beats.get(i);
      if (beat.phase() != phase) {
        phase = beat.phase();
        lit.clear();
      }
      if (time < 1) {
        return new Frame(phase, beat.elements(), smooth(time), reached, lit);
      }
      reached.addAll(beat.elements());
      lit.addAll(beat.elements());
      time -= 1;
      if (time < rest(i)) {
        return new Frame(phase, Set.of(), 0, reached, lit);
      }
      time -= rest(i);
    }
    return new Frame(phase, Set.of(), 0, reached, lit);
  }

  /** Starts and ends gently. */
  private static double smooth(double x) {
    return x * x * (3 - 2 * x);
  }
}
