package dev.gatescope.ui.keys;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;

/** The keys of the drawings while they have the focus, for the key sheet; a test presses them. */
public enum DrawingKeys {
  TIME_BAR("time.bar", "#time-track", Use.STEPS, Use.ENDS),
  SUM("left.sum", "#paperSum", Use.STEPS, Use.ENDS),
  FLOW("centre.flow", ".flow-pane", Use.PARTS, Use.CHOOSE, Use.LEAVE),
  HEAT("centre.heat", "#heatMaps", Use.STEPS, Use.UNITS, Use.ENDS),
  PLOTS("right.plots", "#lossArea .chart", Use.POINTS, Use.ENDS, Use.CHOOSE, Use.LEAVE),
  RULES("right.rules", "#ruleMeter", Use.ROWS, Use.ENDS),
  MAP("dock.map", "#errorMap", Use.PAIRS, Use.FAR, Use.ZOOM, Use.WHOLE, Use.CHOOSE, Use.LEAVE),
  PROBE("dock.probe", "#probeRank", Use.RANKS, Use.ENDS),
  ATLAS("dock.atlas", "#atlasScatter", Use.STEPS, Use.ENDS),
  WEIGHTS("dock.weights", "#weightsBlocks", Use.COLUMNS, Use.UNITS),
  GRADIENTS("dock.gradients", "#gradientTriangles", Use.STEPS, Use.BITS, Use.ENDS),
  STRETCH("dock.stretch", "#stretchView", Use.ALONG, Use.FAR, Use.ENDS, Use.FAILING),
  RUNS("dock.runs", "#runsCurves", Use.EPOCHS, Use.ENDS),
  RACE("dock.race", "#raceView", Use.EPOCHS, Use.ENDS);

  /** Keys, and what they are for. */
  public enum Use {
    STEPS("step", KeyCode.LEFT, KeyCode.RIGHT),
    PARTS("part", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
    PAIRS("pair", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
    POINTS("point", KeyCode.LEFT, KeyCode.RIGHT),
    RANKS("unit", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
    COLUMNS("column", KeyCode.LEFT, KeyCode.RIGHT),
    ALONG("bit", KeyCode.LEFT, KeyCode.RIGHT),
    EPOCHS("epoch", KeyCode.LEFT, KeyCode.RIGHT),
    UNITS("unit", KeyCode.UP, KeyCode.DOWN),
    ROWS("row", KeyCode.UP, KeyCode.DOWN),
    BITS("bit", KeyCode.UP, KeyCode.DOWN),
    FAR("far", KeyCode.PAGE_UP, KeyCode.PAGE_DOWN),
    ENDS("ends", KeyCode.HOME, KeyCode.END),
    ZOOM("zoom", KeyCode.ADD, KeyCode.SUBTRACT),
    WHOLE("whole", KeyCode.HOME),
    FAILING("failing", KeyCode.ENTER),
    CHOOSE("choose", KeyCode.ENTER),
    LEAVE("leave", KeyCode.ESCAPE);

    private final String name;
    private final List<KeyCode> keys;

    Use(String name, KeyCode... keys) {
      this.name = name;
      this.keys = List.of(keys);
    }

    public List<KeyCode> keys() {
      return keys;
    }

    /** Key of the text that says what the keys are for. */
    public String textKey() {
      return "keys.use." + name;
    }

    /** The keys as a user reads them. */
    public String keyText() {
      return keys.stream().map(Use::name).collect(Collectors.joining(" "));
    }

    private static String name(KeyCode key) {
      return switch (key) {
        case LEFT -> "←";
        case RIGHT -> "→";
        case UP -> "↑";
        case DOWN -> "↓";
        case ADD -> "+";
        case SUBTRACT -> "−";
        default -> key.getName();
      };
    }
  }

  private final String titleKey;
  private final String selector;
  private final List<Use> uses;

  DrawingKeys(String titleKey, String selector, Use... uses) {
    this.titleKey = titleKey;
    this.selector = selector;
    this.uses = List.of(uses);
  }

  /** Key of the text that names the drawing. */
  public String titleKey() {
    return titleKey;
  }

  /** Finds the drawing in the window. */
  public String selector() {
    return selector;
  }

  public List<Use> uses() {
    return uses;
  }
}
