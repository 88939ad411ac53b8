package dev.gatescope.ui.tour;

import dev.gatescope.file.lesson.Place;
import dev.gatescope.text.Names;
import java.util.List;

/** What the tour points at, in its order. */
enum TourStop {
  TOP_BAR(Place.PAIR, ".top-bar"),
  SUM(Place.SUM, "#paperSum"),
  CELL(Place.FLOW, ".flow-pane"),
  TIME(Place.LOSS, ".time-bar", ".charts"),
  DOCK(Place.SUM, "#dock"),
  LESSON(Place.PAIR, "#help");

  private final Place place;
  private final List<String> targets;

  /**
   * @param place brought to sight first
   * @param targets find the nodes to point at
   */
  TourStop(Place place, String... targets) {
    this.place = place;
    this.targets = List.of(targets);
  }

  Place place() {
    return place;
  }

  List<String> targets() {
    return targets;
  }

  String titleKey() {
    return key("title");
  }

  String textKey() {
    return key("text");
  }

  private String key(String end) {
    return "tour." + Names.of(this) + "." + end;
  }
}
