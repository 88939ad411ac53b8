import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** What measure-start.sh compares the program with: a themed window with nothing in it. */
public final class EmptyStage {
  private EmptyStage() {}

  public static void main(String[] arguments) {
    Platform.startup(
        () -> {
          Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
          Stage stage = new Stage();
          stage.setScene(new Scene(new StackPane(), 1280, 800));
          stage.show();
          note(Path.of(arguments[0]));
        });
  }

  /** By the same rule as the program's own StartTime. */
  private static void note(Path file) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == 3) {
          try {
            Files.writeString(file, System.currentTimeMillis() + "\n");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          System.exit(0);
        }
      }
    }.start();
  }
}
