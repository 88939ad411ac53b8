package dev.gatescope.ui.export;

import dev.gatescope.text.Messages;
import dev.gatescope.text.ProblemException;
import dev.gatescope.ui.common.Palette;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is chosen for a picture, and what is wrong with it. */
public final class ExportViewModel {
  /** Sizes of plots that are often wanted: a page, a slide, a paper's figure, a square. */
  public static final List<String> PLOT_PRESETS =
      List.of("800 x 500", "1280 x 720", "640 x 400", "600 x 600");

  /** The same for views of the cell, which hold more. */
  public static final List<String> CELL_PRESETS =
      List.of("1100 x 760", "1280 x 720", "1600 x 1000", "900 x 900");

  public static final List<Integer> SCALES = List.of(1, 2, 4);

  private final StringProperty width = new SimpleStringProperty();
  private final StringProperty height = new SimpleStringProperty();
  private final ObjectProperty<Integer> scale = new SimpleObjectProperty<>(2);
  private final ObjectProperty<Palette> palette;
  private final BooleanProperty logarithmic;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
  private final List<String> presets;
  private final Messages messages;

  /**
   * @param presets sizes to choose from; the first is proposed
   */
  public ExportViewModel(
      Messages messages, Palette palette, List<String> presets, boolean logarithmic) {
    this.presets = List.copyOf(presets);
    usePreset(presets.getFirst());
    this.messages = messages;
    this.palette = new SimpleObjectProperty<>(palette);
    this.logarithmic = new SimpleBooleanProperty(logarithmic);
    width.subscribe((_, _) -> check());
    height.subscribe((_, _) -> check());
    scale.subscribe((_, _) -> check());
    check();
  }

  public List<String> presets() {
    return presets;
  }

  public StringProperty widthProperty() {
    return width;
  }

  public StringProperty heightProperty() {
    return height;
  }

  public ObjectProperty<Integer> scaleProperty() {
    return scale;
  }

  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  public BooleanProperty logarithmicProperty() {
    return logarithmic;
  }

  /** What is wrong with the size, or empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The pixels that the file will have, or empty. */
  public ReadOnlyStringProperty resultProperty() {
    return result.getReadOnlyProperty();
  }

  /**
   * @param preset one of {@link #presets}
   */
  public final void usePreset(String preset) {
    List<String> sides = List.of(preset.split(" x ", -1));
    width.set(sides.get(0));
    height.set(sides.get(1));
  }

  /** What to draw; empty while there is a problem. */
  public Optional<PictureExporter.Look> look() {
    try {
      return Optional.of(
          new PictureExporter.Look(
              PictureSize.parse(width.get(), height.get(), scale.get()),
              palette.get(),
              logarithmic.get()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** Says what went wrong with the file. */
  public void fail(ProblemException reason) {
    problem.set(messages.text(reason.problem()));
  }

  private void check() {
    try {
      PictureSize size = PictureSize.parse(width.get(), height.get(), scale.get());
      problem.set("");
      result.set(
          messages.text(
              "export.result",
              Integer.toString(size.pixelWidth()),
              Integer.toString(size.pixelHeight())));
    } catch (ProblemException e) {
      problem.set(messages.text(e.problem()));
      result.set("");
    }
  }
}
