package dev.gatescope.ui.race;

import dev.gatescope.data.Samples;
import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.NetworkEngine;
import dev.gatescope.lstm.Answers;
import dev.gatescope.lstm.Network;
import dev.gatescope.lstm.Weights;
import java.util.ArrayList;
import java.util.List;

/** What each lane answers to one pair. Not thread-safe: on the survey thread alone. */
final class LaneAnswers {
  /**
   * @param weights one a lane
   */
  record Question(List<Weights> weights, Subtraction pair) {}

  /**
   * @param bits a lane's bits, those of step 0 first
   */
  record Answer(Subtraction pair, List<List<Integer>> bits) {}

  private final List<NetworkEngine> engines = new ArrayList<>();

  Answer answer(Question question) {
    Subtraction pair = question.pair;
    Samples one = Samples.of(pair);
    List<List<Integer>> lanes = new ArrayList<>();
    for (Weights weights : question.weights) {
      if (lanes.size() == engines.size()) {
        engines.add(new NetworkEngine());
      }
      Answers answers =
          engines.get(lanes.size()).with(Network.of(weights)).answers(one.toSequences());
      List<Integer> bits = new ArrayList<>();
      for (int t = 0; t < pair.bits(); t++) {
        bits.add(answers.bit(0, t));
      }
      lanes.add(bits);
    }
    return new Answer(pair, lanes);
  }
}
