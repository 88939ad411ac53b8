package dev.gatescope.ui.arithmetic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.lstm.CellType;
import dev.gatescope.text.Messages;
import dev.gatescope.ui.SampleTraces;
import dev.gatescope.ui.common.Palette;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class CalculationViewTest {
  private final CalculationView view = new CalculationView();
  private final VBox column = new VBox(view);

  private double heightOf(CellType cell) {
    view.show(
        Calculation.of(
            SampleTraces.golden(cell, new Subtraction(123, 61, 8)), 3, 4, Messages.english()),
        Palette.LIGHT);
    column.resize(500, 2000);
    column.layout();
    return view.getHeight();
  }

  @Test
  void itIsAsHighAsWhatItShows() {
    double lstm = heightOf(CellType.LSTM);
    double rnn = heightOf(CellType.RNN);
    assertTrue(rnn > 0 && rnn < lstm, rnn + " of " + lstm);
    assertTrue(heightOf(CellType.LSTM) > rnn);
  }
}
