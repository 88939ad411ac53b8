package dev.gatescope.ui.dock;

import dev.gatescope.text.Names;

/** The panes of the dock, in their order. Each has a view of its name and a text for its tab. */
public enum DockTab {
  PREDICTIONS,
  MAP,
  PROBE,
  ATLAS,
  WEIGHTS,
  GRADIENTS,
  SURGERY,
  STRETCH,
  RUNS,
  RACE,
  QUIZ;

  /** Name of the FXML file. */
  String view() {
    return Names.of(this);
  }

  /** Key of the text on the tab. */
  String textKey() {
    return "dock." + view();
  }
}
