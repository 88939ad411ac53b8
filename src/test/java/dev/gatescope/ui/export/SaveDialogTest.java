package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaveDialogTest {
  @ParameterizedTest
  @CsvSource({
    "gates, png, gates.png",
    "gates.png, png, gates.png",
    "gates.PNG, png, gates.PNG",
    "lstm 0.01, gatescope, lstm 0.01.gatescope",
    "png, png, png.png",
    "table.csv, png, table.csv.png"
  })
  void aNameGetsTheEndingThatItLacks(String typed, String ending, String expected) {
    Path folder = Path.of("home", "pictures.png");
    assertEquals(folder.resolve(expected), SaveDialog.withEnding(folder.resolve(typed), ending));
  }
}
