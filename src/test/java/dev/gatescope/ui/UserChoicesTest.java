package dev.gatescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.ColourTheme;
import dev.gatescope.file.Setting;
import dev.gatescope.file.UserSettings;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.charts.ChartOptions;
import dev.gatescope.ui.charts.PlotKind;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.explorer.PaneLayout;
import dev.gatescope.ui.lesson.LessonModel;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Look;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import dev.gatescope.ui.model.SystemLook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class UserChoicesTest {
  private final ObjectProperty<Boolean> systemDark = new SimpleObjectProperty<>(false);
  private final ObjectProperty<Boolean> systemContrast = new SimpleObjectProperty<>(false);
  private final ObjectProperty<Boolean> systemMotion = new SimpleObjectProperty<>(false);
  private final SystemLook system = new SystemLook(systemDark, systemContrast, systemMotion);

  private static final Path HERE = Path.of("here").toAbsolutePath();

  private final List<UserSettings> saved = new ArrayList<>();

  @Test
  void whoChoseNothingGetsLightAndTheSystemsLanguage() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    Appearance appearance = choices.appearance(Locale.TRADITIONAL_CHINESE);
    choices.look(appearance, system);
    assertEquals(Palette.LIGHT, appearance.palette());
    assertEquals(Locale.TAIWAN, appearance.messages().locale());
    assertNull(choices.folder());
    assertEquals(List.of(), saved, "what nobody chose is not kept");
  }

  @Test
  void everyChangeIsSavedWithTheRest() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    Appearance appearance = choices.appearance(Locale.ENGLISH);
    choices.look(appearance, system).themeProperty().set(ColourTheme.DARK);
    appearance.messagesProperty().set(Messages.of(Locale.TAIWAN));
    choices.rememberFolder(HERE);
    choices.rememberFolder(HERE);
    UserSettings all =
        UserSettings.NONE
            .with(Setting.THEME, ColourTheme.DARK)
            .with(Setting.LANGUAGE, Locale.TAIWAN)
            .with(Setting.FOLDER, HERE);
    assertEquals(3, saved.size(), "the same folder again is no change");
    assertEquals(all, saved.getLast());
    UserChoices next = new UserChoices(all, saved::add);
    Appearance again = next.appearance(Locale.ENGLISH);
    next.look(again, system);
    assertEquals(Palette.DARK, again.palette());
    assertEquals(Locale.TAIWAN, again.messages().locale());
    assertEquals(HERE, next.folder());
  }

  @Test
  void theLookFollowsTheSystemUntilTheUserChooses() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    Appearance appearance = choices.appearance(Locale.ENGLISH);
    Look look = choices.look(appearance, system);
    systemDark.set(true);
    assertEquals(Palette.DARK, appearance.palette());
    systemContrast.set(true);
    assertEquals(Palette.DARK_CONTRAST, appearance.palette());
    look.themeProperty().set(ColourTheme.LIGHT);
    assertEquals(Palette.LIGHT_CONTRAST, appearance.palette());
    systemContrast.set(false);
    assertEquals(Palette.LIGHT, appearance.palette());
    look.highContrastProperty().set(true);
    assertEquals(Palette.LIGHT_CONTRAST, appearance.palette());
    assertFalse(appearance.reducedMotionProperty().get());
    systemMotion.set(true);
    assertTrue(appearance.reducedMotionProperty().get());
    systemMotion.set(false);
    look.reducedMotionProperty().set(true);
    Appearance again = choices.appearance(Locale.ENGLISH);
    new UserChoices(saved.getLast(), saved::add).look(again, system);
    assertEquals(Palette.LIGHT_CONTRAST, again.palette());
    assertTrue(again.reducedMotionProperty().get());
  }

  @Test
  void thePanesStandAsTheyWereLeft() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    LayoutModel layout = new LayoutModel();
    DockModel dock = new DockModel();
    ChartOptions charts = new ChartOptions();
    choices.follow(new PaneLayout(layout, dock, charts));
    assertEquals(List.of(), saved, "what nobody chose is not kept");
    layout.centreProperty().set(LayoutModel.Centre.HEAT);
    layout.leftWidthProperty().set(321.4);
    dock.show(DockTab.MAP);
    dock.toggleFull();
    charts.logScaleProperty(PlotKind.ERRORS).set(true);
    LayoutModel layoutAgain = new LayoutModel();
    DockModel dockAgain = new DockModel();
    ChartOptions chartsAgain = new ChartOptions();
    new UserChoices(saved.getLast(), saved::add)
        .follow(new PaneLayout(layoutAgain, dockAgain, chartsAgain));
    assertEquals(LayoutModel.Centre.HEAT, layoutAgain.centreProperty().get());
    assertEquals(LayoutModel.Right.PLOTS, layoutAgain.rightProperty().get());
    assertEquals(321, layoutAgain.leftWidthProperty().get());
    assertEquals(DockTab.MAP, dockAgain.tabProperty().get());
    assertEquals(DockModel.Size.FULL, dockAgain.sizeProperty().get());
    assertTrue(chartsAgain.logScale(PlotKind.ERRORS));
    assertFalse(chartsAgain.logScale(PlotKind.LOSS));
  }

  @Test
  void theLessonIsLeftAtItsCard() {
    LessonModel lesson = lesson();
    new UserChoices(UserSettings.NONE, saved::add).follow(lesson);
    lesson.toggle();
    lesson.next();
    lesson.next();
    lesson.fileProperty().set(HERE);
    LessonModel again = lesson();
    new UserChoices(saved.getLast(), saved::add).follow(again);
    assertEquals(2, again.cardProperty().get());
    assertEquals(HERE, again.fileProperty().get());
    again.fileProperty().set(null);
    LessonModel ours = lesson();
    new UserChoices(saved.getLast(), saved::add).follow(ours);
    assertNull(ours.fileProperty().get());
  }

  private static LessonModel lesson() {
    return new LessonModel(
        new Selection(new Subtraction(123, 61, 8), 32),
        new RunModel(TrainingConfig.article()),
        new SurgeryModel(),
        then -> then.accept(LessonReader.article()),
        file -> {},
        place -> {});
  }

  @Test
  void absurdSizesAndNamesAreAsNeverChosen() {
    Setting<String> raw = new Setting<>("leftWidth", text -> text, Optional::of);
    Setting<String> tab = new Setting<>("dockTab", text -> text, Optional::of);
    for (String width : List.of("-3", "99999999999", "NaN", "1e9", "99")) {
      LayoutModel layout = new LayoutModel();
      DockModel dock = new DockModel();
      UserSettings absurd = UserSettings.NONE.with(raw, width).with(tab, "kitchen");
      new UserChoices(absurd, saved::add).follow(new PaneLayout(layout, dock, new ChartOptions()));
      assertEquals(new LayoutModel().leftWidthProperty().get(), layout.leftWidthProperty().get());
      assertEquals(DockTab.PREDICTIONS, dock.tabProperty().get());
    }
  }
}
