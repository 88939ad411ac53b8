package dev.gatescope.ui.race;

import dev.gatescope.text.Messages;
import dev.gatescope.ui.background.RaceService;
import dev.gatescope.ui.common.NumberText;
import java.util.ArrayList;
import java.util.List;

/** Numbers of a race as they are shown. */
final class RaceText {
  private RaceText() {}

  /** The untrained network has no loss. */
  static String loss(double loss) {
    return Double.isNaN(loss) ? "–" : NumberText.revealing(loss, 3);
  }

  static String rmse(double rmse) {
    return NumberText.fixed(rmse, 2);
  }

  /**
   * Which lane was the first to have all pairs right, or how far the race is.
   *
   * @param both whether both are said
   */
  static String progress(RaceViewModel model, Messages messages, boolean both) {
    String leaders = leaders(model, messages);
    if (!both && !leaders.isEmpty()) {
      return leaders;
    }
    return (state(model, messages) + "\n" + leaders).strip();
  }

  private static String state(RaceViewModel model, Messages messages) {
    List<RaceService.Lane> lanes = model.race().lanes();
    int epochs = lanes.getFirst().config().epochs();
    String key =
        switch (model.race().stateProperty().get()) {
          case READY, RUNNING -> "race.progress.running";
          case PAUSED -> "race.progress.paused";
          case FINISHED -> "race.progress.finished";
          case CANCELLED, FAILED -> "race.progress.cancelled";
        };
    return messages.text(key, model.newestEpoch(), epochs);
  }

  /** Empty as long as there is none. */
  private static String leaders(RaceViewModel model, Messages messages) {
    int first = Integer.MAX_VALUE;
    List<String> names = new ArrayList<>();
    for (int lane = 0; lane < model.race().lanes().size(); lane++) {
      int epoch = model.firstAllRight(lane);
      if (epoch > 0 && epoch <= first) {
        if (epoch < first) {
          names.clear();
        }
        first = epoch;
        names.add(RacePicture.name(model.race().lanes().get(lane).config()));
      }
    }
    return names.isEmpty()
        ? ""
        : messages.text(
            "race.leader", String.join(messages.text("race.leader.comma"), names), first);
  }
}
