package dev.gatescope.file.lesson;

import dev.gatescope.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The places of the window that a card can point at, by the names that lesson files use. */
public enum Place {
  PAIR,
  TRAIN,
  EPOCH,
  BADGES,
  SUM,
  SETTINGS,
  FLOW,
  FORGET,
  INPUT,
  CANDIDATE,
  OUTPUT,
  CELL_STATE,
  HIDDEN_STATE,
  ANSWER,
  HEAT_MAPS,
  FIND_UNITS,
  ARITHMETIC,
  TIME_BAR,
  LOSS,
  ERRORS,
  RULES,
  PREDICTIONS,
  ERROR_MAP,
  PROBE,
  ATLAS,
  WEIGHTS,
  GRADIENTS,
  SURGERY,
  STRETCH,
  RUNS,
  RACE,
  QUIZ;

  /** The name in a file, such as "heat-maps". */
  public String id() {
    return Names.of(this).replace('_', '-');
  }

  static Optional<Place> of(String id) {
    return Arrays.stream(values()).filter(place -> place.id().equals(id)).findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(Place::id).toList();
  }
}
