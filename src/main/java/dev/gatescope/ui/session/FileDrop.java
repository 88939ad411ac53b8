package dev.gatescope.ui.session;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Opens a file that is dragged onto the window. */
public final class FileDrop {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop");

  private final Consumer<Path> open;

  public FileDrop(Consumer<Path> open) {
    this.open = open;
  }

  /** Makes a scene take files, one at a time. */
  public void install(Scene scene) {
    scene.addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (isOne(event)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    scene.addEventHandler(DragEvent.DRAG_ENTERED, event -> mark(scene, isOne(event)));
    scene.addEventHandler(DragEvent.DRAG_EXITED, _ -> mark(scene, false));
    scene.addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          mark(scene, false);
          boolean one = isOne(event);
          event.setDropCompleted(one);
          event.consume();
          if (one) {
            open.accept(event.getDragboard().getFiles().getFirst().toPath());
          }
        });
  }

  private static void mark(Scene scene, boolean over) {
    scene.getRoot().pseudoClassStateChanged(OVER, over);
  }

  private static boolean isOne(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files != null && files.size() == 1;
  }
}
