package dev.gatescope.ui.export;

import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import java.util.function.Function;
import javafx.scene.layout.Region;

/**
 * What a pane draws, as it is to be drawn on a page of its own.
 *
 * @param name of the file, without seed and ending
 * @param title over the picture, in the user's language
 * @param sizes to choose from, such as "800 x 800"; the first is proposed
 * @param runs settings of the runs that are drawn; empty where it is the one that the window shows
 * @param operated whether a surgery changes what is drawn
 * @param content makes a new drawing of what the pane shows; called on the JavaFX thread. Drawings
 *     by hand are {@link dev.gatescope.ui.common.DrawingPane}s, which stay crisp at any scale; one
 *     that takes long is {@link dev.gatescope.ui.common.Unfinished}.
 */
public record PaneDrawing(
    String name,
    String title,
    List<String> sizes,
    List<TrainingConfig> runs,
    boolean operated,
    Function<Palette, Region> content) {
  /** Of the network that the window shows, with what is held in it. */
  public static PaneDrawing ofNetwork(
      String name, String title, List<String> sizes, Function<Palette, Region> content) {
    return new PaneDrawing(name, title, sizes, List.of(), true, content);
  }

  /** Of the run that the window shows, whatever is held in its network. */
  public static PaneDrawing ofRun(
      String name, String title, List<String> sizes, Function<Palette, Region> content) {
    return new PaneDrawing(name, title, sizes, List.of(), false, content);
  }

  /** Of several runs. */
  public static PaneDrawing ofRuns(
      String name,
      String title,
      List<String> sizes,
      List<TrainingConfig> runs,
      Function<Palette, Region> content) {
    return new PaneDrawing(name, title, sizes, runs, false, content);
  }
}
