package dev.gatescope.ui.race;

import dev.gatescope.data.Subtraction;
import dev.gatescope.eval.RuleScore;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochSummary;
import dev.gatescope.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is drawn of a race. What is drawn of it does not change; to be used on the JavaFX
 * thread.
 *
 * @param epoch the one that is read
 * @param epochs of the whole race
 * @param question what the lanes answer, such as 128 - 1 = 127; empty while no answer is known
 */
record RacePicture(List<Lane> lanes, int epoch, int epochs, boolean logarithmic, String question) {
  static final RacePicture EMPTY = new RacePicture(List.of(), 0, 1, true, "");

  /**
   * One lane.
   *
   * @param epochs of which the first {@code count} are drawn; those after them may come while it
   *     trains
   * @param summary at the cursor
   * @param firstAllRight 0 for none
   * @param answer bits, those of step 0 first; empty while it is unknown
   * @param expected the right bits
   */
  record Lane(
      CellType cell,
      String name,
      List<EpochSummary> epochs,
      int count,
      EpochSummary summary,
      int firstAllRight,
      List<Integer> answer,
      List<Integer> expected) {
    /** The epochs from 1: the untrained network has no loss. */
    List<EpochSummary> trained() {
      return epochs.subList(1, count);
    }

    boolean answersRight() {
      return answer.equals(expected);
    }

    List<Boolean> rulesKept() {
      return summary.rules().scores().stream().map(RuleScore::isKept).toList();
    }
  }

  /** Empty until every lane has its first report. */
  static RacePicture of(RaceViewModel model) {
    List<Lane> lanes = new ArrayList<>();
    LaneAnswers.Answer answer = model.answerProperty().get();
    int epochs = 1;
    for (int i = 0; i < model.race().lanes().size(); i++) {
      TrainingConfig config = model.race().lanes().get(i).config();
      epochs = config.epochs();
      EpochSummary summary = model.summary(i);
      List<EpochSummary> history = model.race().lanes().get(i).history().epochs();
      if (summary != null) {
        boolean answered = answer != null && i < answer.bits().size();
        lanes.add(
            new Lane(
                config.cell(),
                name(config),
                history,
                history.size(),
                summary,
                model.firstAllRight(i),
                answered ? answer.bits().get(i) : List.of(),
                answered ? expected(answer) : List.of()));
      }
    }
    boolean all = lanes.size() == model.race().lanes().size();
    return new RacePicture(
        all ? List.copyOf(lanes) : List.of(),
        model.epoch(),
        epochs,
        model.logarithmicProperty().get(),
        answer == null ? "" : question(answer.pair()));
  }

  static String question(Subtraction pair) {
    String modulo = pair.a() < pair.b() ? " (mod 2^" + pair.bits() + ")" : "";
    return pair.a() + " − " + pair.b() + " = " + pair.difference() + modulo;
  }

  /** A lane by what it differs in. */
  static String name(TrainingConfig config) {
    return config.cell().name() + " " + config.hiddenSize();
  }

  private static List<Integer> expected(LaneAnswers.Answer answer) {
    List<Integer> bits = new ArrayList<>();
    for (int t = 0; t < answer.pair().bits(); t++) {
      bits.add(answer.pair().differenceBit(t));
    }
    return bits;
  }

  /** All lanes at the cursor in words. */
  String words(Messages messages) {
    StringBuilder words = new StringBuilder(messages.text("race.epoch", epoch));
    for (Lane lane : lanes) {
      words
          .append(' ')
          .append(
              messages.text(
                  "race.reading",
                  lane.name,
                  RaceText.loss(lane.summary.loss()),
                  RaceText.rmse(lane.summary.testRmse()),
                  lane.summary.allPairs().wrong(),
                  lane.summary.rules().kept()));
    }
    return words.toString();
  }
}
