package dev.gatescope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The soak in short: {@link Soak} is the long form. */
class SoakTest {
  private static final int ACTIONS = 50;

  @Test
  void nothingFailsWhateverIsDone(@TempDir Path folder) throws Exception {
    FxToolkit.registerPrimaryStage();
    Platform.setImplicitExit(false);
    try (Soak soak = new Soak(822, folder)) {
      for (int window = 0; window < 2; window++) {
        soak.open();
        for (int i = 0; i < ACTIONS / 2; i++) {
          soak.act();
        }
        soak.closeWindow();
      }
      assertEquals(List.of(), soak.failures());
    }
  }
}
