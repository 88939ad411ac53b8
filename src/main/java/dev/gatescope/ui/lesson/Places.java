package dev.gatescope.ui.lesson;

import dev.gatescope.file.lesson.Place;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import dev.gatescope.ui.explorer.LayoutModel;

/** Where the places of lessons are in the window. */
public final class Places {
  private final LayoutModel layout;
  private final DockModel dock;

  public Places(LayoutModel layout, DockModel dock) {
    this.layout = layout;
    this.dock = dock;
  }

  /** Brings a place to sight. */
  public void show(Place place) {
    DockTab tab = tab(place);
    if (tab != null) {
      dock.show(tab);
      return;
    }
    if (dock.isFull()) {
      dock.sizeProperty().set(DockModel.Size.OPEN);
    }
    switch (place) {
      case SUM -> layout.leftProperty().set(LayoutModel.Left.SUM);
      case SETTINGS -> layout.leftProperty().set(LayoutModel.Left.SETTINGS);
      case HEAT_MAPS, FIND_UNITS -> layout.centreProperty().set(LayoutModel.Centre.HEAT);
      case ARITHMETIC -> layout.centreProperty().set(LayoutModel.Centre.ARITHMETIC);
      case LOSS, ERRORS -> layout.rightProperty().set(LayoutModel.Right.PLOTS);
      case RULES -> layout.rightProperty().set(LayoutModel.Right.RULES);
      case FLOW, FORGET, INPUT, CANDIDATE, OUTPUT, CELL_STATE, HIDDEN_STATE, ANSWER ->
          layout.centreProperty().set(LayoutModel.Centre.FLOW);
      default -> {
        // Always in sight.
      }
    }
  }

  private static DockTab tab(Place place) {
    return switch (place) {
      case PREDICTIONS -> DockTab.PREDICTIONS;
      case ERROR_MAP -> DockTab.MAP;
      case PROBE -> DockTab.PROBE;
      case ATLAS -> DockTab.ATLAS;
      case WEIGHTS -> DockTab.WEIGHTS;
      case GRADIENTS -> DockTab.GRADIENTS;
      case SURGERY -> DockTab.SURGERY;
      case STRETCH -> DockTab.STRETCH;
      case RUNS -> DockTab.RUNS;
      case RACE -> DockTab.RACE;
      case QUIZ -> DockTab.QUIZ;
      default -> null;
    };
  }

  /** Finds a place's node among those of the window. */
  static String query(Place place) {
    return switch (place) {
      case PAIR -> ".top-bar > .pair";
      case TRAIN -> "#train";
      case EPOCH -> ".epoch-box";
      case BADGES -> ".badges";
      case SUM -> "#paperSum";
      case SETTINGS -> ".settings";
      case FLOW -> ".flow-pane";
      case FORGET -> "#flow-forget";
      case INPUT -> "#flow-input";
      case CANDIDATE -> "#flow-candidate";
      case OUTPUT -> "#flow-output";
      case CELL_STATE -> "#flow-cell";
      case HIDDEN_STATE -> "#flow-hidden";
      case ANSWER -> "#flow-loss";
      case HEAT_MAPS -> "#heatMaps";
      case FIND_UNITS -> "#heatBrush";
      case ARITHMETIC -> "#calculation";
      case TIME_BAR -> "#time-track";
      case LOSS -> "#lossCard";
      case ERRORS -> "#errorCard";
      case RULES -> "#ruleMeter";
      case PREDICTIONS,
          ERROR_MAP,
          PROBE,
          ATLAS,
          WEIGHTS,
          GRADIENTS,
          SURGERY,
          STRETCH,
          RUNS,
          RACE,
          QUIZ ->
          "#dock";
    };
  }
}
