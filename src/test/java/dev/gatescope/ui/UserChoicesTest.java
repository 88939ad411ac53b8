package dev.gatescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.gatescope.data.Subtraction;
import dev.gatescope.file.Setting;
import dev.gatescope.file.UserSettings;
import dev.gatescope.file.lesson.LessonReader;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.common.Palette;
import dev.gatescope.ui.dock.DockModel;
import dev.gatescope.ui.dock.DockTab;
import dev.gatescope.ui.explorer.LayoutModel;
import dev.gatescope.ui.lesson.LessonModel;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.RunModel;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.model.SurgeryModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserChoicesTest {
  private static final Path HERE = Path.of("here").toAbsolutePath();

  private final List<UserSettings> saved = new ArrayList<>();

  @Test
  void whoChoseNothingGetsLightAndTheSystemsLanguage() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    Appearance appearance = choices.appearance(Locale.TRADITIONAL_CHINESE);
    assertEquals(Palette.LIGHT, appearance.palette());
    assertEquals(Locale.TAIWAN, appearance.messages().locale());
    assertNull(choices.folder());
    assertEquals(List.of(), saved, "what nobody chose is not kept");
  }

  @Test
  void everyChangeIsSavedWithTheRest() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    Appearance appearance = choices.appearance(Locale.ENGLISH);
    appearance.paletteProperty().set(Palette.DARK);
    appearance.messagesProperty().set(Messages.of(Locale.TAIWAN));
    choices.rememberFolder(HERE);
    choices.rememberFolder(HERE);
    UserSettings all =
        UserSettings.NONE
            .with(Setting.DARK, true)
            .with(Setting.LANGUAGE, Locale.TAIWAN)
            .with(Setting.FOLDER, HERE);
    assertEquals(3, saved.size(), "the same folder again is no change");
    assertEquals(all, saved.getLast());
    UserChoices next = new UserChoices(all, saved::add);
    Appearance again = next.appearance(Locale.ENGLISH);
    assertEquals(Palette.DARK, again.palette());
    assertEquals(Locale.TAIWAN, again.messages().locale());
    assertEquals(HERE, next.folder());
  }

  @Test
  void thePanesStandAsTheyWereLeft() {
    UserChoices choices = new UserChoices(UserSettings.NONE, saved::add);
    LayoutModel layout = new LayoutModel();
    DockModel dock = new DockModel();
    choices.follow(layout, dock);
    assertEquals(List.of(), saved, "what nobody chose is not kept");
    layout.centreProperty().set(LayoutModel.Centre.HEAT);
    layout.leftWidthProperty().set(321.4);
    dock.show(DockTab.MAP);
    dock.toggleFull();
    LayoutModel layoutAgain = new LayoutModel();
    DockModel dockAgain = new DockModel();
    new UserChoices(saved.getLast(), saved::add).follow(layoutAgain, dockAgain);
    assertEquals(LayoutModel.Centre.HEAT, layoutAgain.centreProperty().get());
    assertEquals(LayoutModel.Right.PLOTS, layoutAgain.rightProperty().get());
    assertEquals(321, layoutAgain.leftWidthProperty().get());
    assertEquals(DockTab.MAP, dockAgain.tabProperty().get());
    assertEquals(DockModel.Size.FULL, dockAgain.sizeProperty().get());
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
        LessonReader::article,
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
      new UserChoices(absurd, saved::add).follow(layout, dock);
      assertEquals(new LayoutModel().leftWidthProperty().get(), layout.leftWidthProperty().get());
      assertEquals(DockTab.PREDICTIONS, dock.tabProperty().get());
    }
  }
}
