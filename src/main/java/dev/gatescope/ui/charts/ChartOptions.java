package dev.gatescope.ui.charts;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * What the user chose for the plots; outlives the views, which are loaded anew with the language.
 */
public final class ChartOptions {
  private final Map<PlotKind, BooleanProperty> logScale = new EnumMap<>(PlotKind.class);

  public ChartOptions() {
    for (PlotKind kind : PlotKind.values()) {
      logScale.put(kind, new SimpleBooleanProperty(this, "logScale", false));
    }
  }

  /** Whether a plot's vertical axis is logarithmic. */
  public BooleanProperty logScaleProperty(PlotKind kind) {
    return logScale.get(kind);
  }

  public boolean logScale(PlotKind kind) {
    return logScale.get(kind).get();
  }
}
