package dev.gatescope.eval.atlas;

import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.eval.PrefixTree;
import dev.gatescope.eval.StateBudget;
import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.automaton.Automaton;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.PrefixSweep;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;

/**
 * Atlas and automaton of one network after another. Keeps an engine and the last automaton, which
 * does not depend on the state that is laid out. Not thread-safe: one thread at a time.
 */
public final class StateAnalysis implements AutoCloseable {
  /**
   * What is asked.
   *
   * @param bits width of the numbers
   * @param kind the state to lay out; a cell without C has h in its place
   */
  public record Question(Network network, int bits, StateKind kind) {
    StateKind kindOfCell() {
      return network.layout().cell().hasCellState() ? kind : StateKind.HIDDEN_STATE;
    }
  }

  /**
   * What is answered.
   *
   * @param atlas null if it needs what the network does not have
   * @param atlasProblem what that is; null if there is an atlas
   */
  public record Answer(StateAtlas atlas, Problem atlasProblem, Automaton automaton) {}

  private final NetworkEngine engine = new NetworkEngine();
  private PrefixTree tree;
  private Network analysed;
  private Automaton automaton;

  /** Looks at all states of the first steps, see {@link StateBudget}. */
  public Answer answer(Question question) {
    Network network = question.network;
    int timeSteps = StateBudget.timeSteps(network.layout(), question.bits);
    if (tree == null || tree.timeSteps() != timeSteps) {
      tree = new PrefixTree(timeSteps);
      analysed = null;
    }
    PrefixSweep sweep = engine.with(network).sweep(timeSteps, true);
    if (!network.equals(analysed)) {
      automaton = new Automaton(sweep, tree);
      analysed = network;
    }
    try {
      return new Answer(new StateAtlas(sweep, question.kindOfCell(), tree), null, automaton);
    } catch (ProblemException e) {
      return new Answer(null, e.problem(), automaton);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
