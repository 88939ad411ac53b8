package dev.gatescope.ui.explorer;

import dev.gatescope.file.Setting;
import dev.gatescope.file.UserSettings;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;

/**
 * Which pane is where and how large, and how plots are drawn, as settings by name: for the next
 * start and for sessions.
 */
public final class PaneLayout {
  private static final int MIN_SIZE = 100;
  private static final int MAX_SIZE = 5000;

  /** One thing that can be chosen. */
  public record Item<T>(
      Setting<T> setting, ObservableValue<?> observed, Supplier<T> get, Consumer<T> set) {
    private UserSettings into(UserSettings settings) {
      return settings.with(setting, get.get());
    }

    private void from(UserSettings settings) {
      settings.get(setting).ifPresent(set);
    }
  }

  private final List<Item<?>> items;

  public PaneLayout(LayoutModel layout, DockModel dock, ChartOptions charts) {
    items =
        List.of(
            item(Setting.choice("left", LayoutModel.Left.class), layout.leftProperty()),
            item(Setting.choice("centre", LayoutModel.Centre.class), layout.centreProperty()),
            item(Setting.choice("right", LayoutModel.Right.class), layout.rightProperty()),
            item(Setting.choice("dock", DockModel.Size.class), dock.sizeProperty()),
            item(Setting.choice("dockTab", DockTab.class), dock.tabProperty()),
            size("leftWidth", layout.leftWidthProperty()),
            size("rightWidth", layout.rightWidthProperty()),
            size("dockHeight", layout.dockHeightProperty()),
            item(Setting.flag("lossLog"), charts.logScaleProperty(PlotKind.LOSS)),
            item(Setting.flag("errorsLog"), charts.logScaleProperty(PlotKind.ERRORS)));
  }

  private static <T> Item<T> item(Setting<T> setting, Property<T> property) {
    return new Item<>(setting, property, property::getValue, property::setValue);
  }

  private static Item<Integer> size(String name, DoubleProperty property) {
    return new Item<>(
        Setting.number(name, MIN_SIZE, MAX_SIZE),
        property,
        () -> (int) Math.round(property.get()),
        size -> property.set(size));
  }

  /** All of it, in no order that counts. */
  public List<Item<?>> items() {
    return items;
  }

  /** The layout as it is now. */
  public Map<String, String> texts() {
    UserSettings settings = UserSettings.NONE;
    for (Item<?> item : items) {
      settings = item.into(settings);
    }
    return settings.texts();
  }

  /** Puts panes where the texts say; what they do not say, or not sensibly, stays. */
  public void restore(Map<String, String> texts) {
    UserSettings settings = new UserSettings(new TreeMap<>(texts));
    items.forEach(item -> item.from(settings));
  }
}
