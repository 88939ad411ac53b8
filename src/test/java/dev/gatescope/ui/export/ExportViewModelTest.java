package dev.gatescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.ui.common.Palette;
import org.junit.jupiter.api.Test;

class ExportViewModelTest {
  private final ExportViewModel model =
      new ExportViewModel(Messages.english(), Palette.LIGHT, ExportViewModel.PLOT_PRESETS, false);

  @Test
  void everyPresetFitsAtEveryScaleOffered() {
    for (String preset : model.presets()) {
      model.usePreset(preset);
      for (int scale : ExportViewModel.SCALES) {
        model.scaleProperty().set(scale);
        assertTrue(model.look().isPresent(), preset + " at " + scale);
      }
    }
  }

  @Test
  void theSizeOfTheFileIsSaid() {
    model.usePreset("640 x 400");
    model.scaleProperty().set(4);
    assertEquals("2560 x 1600 pixels", model.resultProperty().get());
    assertEquals(new PictureSize(640, 400, 4), model.look().orElseThrow().size());
  }

  @Test
  void aPictureThatDoesNotFitTheMemoryIsRefusedWithTheFigures() {
    PictureSize.requireMemory(8000, 8000, 1 << 30);
    String said =
        assertThrows(ProblemException.class, () -> PictureSize.requireMemory(8000, 8000, 512 << 20))
            .getMessage();
    assertTrue(said.contains("8000 x 8000 pixels needs 576 MB"), said);
    assertTrue(said.contains("402 MB"), said);
  }

  @Test
  void whatIsNoSizeIsNamed() {
    model.widthProperty().set("wide");
    assertTrue(model.problemProperty().get().contains("wide"));
    assertTrue(model.look().isEmpty());
    model.widthProperty().set("199");
    assertTrue(model.problemProperty().get().contains("199"));
    model.widthProperty().set("200");
    assertEquals("", model.problemProperty().get());
  }

  @Test
  void aPictureThatIsTooLargeIsRefused() {
    model.widthProperty().set("4000");
    model.scaleProperty().set(2);
    assertTrue(model.look().isPresent());
    model.scaleProperty().set(4);
    assertTrue(model.problemProperty().get().contains("16000"));
  }
}
