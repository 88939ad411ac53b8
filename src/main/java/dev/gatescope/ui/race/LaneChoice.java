package dev.gatescope.ui.race;

import dev.gatescope.lstm.CellType;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** Whether a cell takes part in the next race, and with how many units. */
record LaneChoice(CellType cell, BooleanProperty chosen, IntegerProperty hiddenSize) {
  LaneChoice(CellType cell, int hiddenSize) {
    this(cell, new SimpleBooleanProperty(true), new SimpleIntegerProperty(hiddenSize));
  }
}
