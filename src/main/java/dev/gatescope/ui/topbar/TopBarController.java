package dev.gatescope.ui.topbar;

import dev.gatescope.data.Subtraction;
import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.background.Turns;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.common.KeyEvents;
import dev.gatescope.ui.common.ShortText;
import dev.gatescope.ui.keys.Command;
import dev.gatescope.ui.model.Appearance;
import dev.gatescope.ui.model.Selection;
import dev.gatescope.ui.run.BadgesViewModel;
import dev.gatescope.ui.run.Preset;
import dev.gatescope.ui.run.RunViewModel;
import dev.gatescope.ui.topbar.PairViewModel.Operand;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the top bar. */
public final class TopBarController extends Controller {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final double WIDE_FROM = 1600;

  private final PairViewModel pair;
  private final EpochViewModel epoch;
  private final EpochPlayback playback;
  private final RunViewModel run;
  private final BadgesViewModel badges;
  private final Appearance appearance;
  private final Selection selection;
  private final TopBarActions actions;
  private final Turns turns;
  private final Messages messages;

  /** How long a refused flip is said: nothing that stands there is wrong. */
  private final PauseTransition refusal = new PauseTransition(Duration.seconds(6));

  @FXML private Region topBar;
  @FXML private TextField aField;
  @FXML private TextField bField;
  @FXML private BitRow aBits;
  @FXML private BitRow bBits;
  @FXML private Label pairMessage;
  @FXML private Label result;
  @FXML private MenuButton presets;
  @FXML private Button train;
  @FXML private FontIcon trainIcon;
  @FXML private Button step;
  @FXML private Button rewind;
  @FXML private Button newSeed;
  @FXML private Button cancel;
  @FXML private ProgressBar progress;
  @FXML private Label status;
  @FXML private Button playEpochs;
  @FXML private FontIcon playEpochsIcon;
  @FXML private Slider epochSlider;
  @FXML private Label epochText;
  @FXML private Button latest;
  @FXML private BadgeCard pairsBadge;
  @FXML private BadgeCard rmseBadge;
  @FXML private BadgeCard lossBadge;
  @FXML private BadgeCard seedBadge;
  @FXML private BadgeCard engineBadge;
  @FXML private Button language;
  @FXML private MenuButton view;
  @FXML private Button settings;
  @FXML private MenuButton file;
  @FXML private MenuButton export;
  @FXML private MenuButton help;

  /**
   * @param turns when what a training brings is shown: a changed number has the whole bar laid out
   */
  public TopBarController(
      PairViewModel pair,
      EpochViewModel epoch,
      EpochPlayback playback,
      RunViewModel run,
      BadgesViewModel badges,
      Appearance appearance,
      Selection selection,
      TopBarActions actions,
      Turns turns) {
    this.pair = pair;
    this.epoch = epoch;
    this.playback = playback;
    this.run = run;
    this.badges = badges;
    this.appearance = appearance;
    this.selection = selection;
    this.actions = actions;
    this.turns = turns;
    this.messages = appearance.messages();
  }

  @FXML
  void initialize() {
    refusal.setOnFinished(
        event -> {
          if (pair.flipRefused()) {
            pair.revert();
          }
        });
    until(refusal::stop);
    topBar
        .widthProperty()
        .subscribe(width -> topBar.pseudoClassStateChanged(WIDE, width.doubleValue() >= WIDE_FROM));
    bindPair();
    bindRun();
    bindEpoch();
    bindBadges();
    bindTools();
  }

  private void bindPair() {
    bindNumber(Operand.A, aField);
    bindNumber(Operand.B, bField);
    until(pair.pairProperty().subscribe(this::showPair));
    until(selection.timeStepProperty().subscribe((was, is) -> markTimeStep()));
    until(selection.hiddenFromProperty().subscribe((was, is) -> showResult()));
    until(pair.problemProperty(Operand.A).subscribe((was, is) -> showProblem()));
    until(pair.problemProperty(Operand.B).subscribe((was, is) -> showProblem()));
    presets.setOnShowing(event -> fillPresets());
    fillPresets();
  }

  private void bindNumber(Operand operand, TextField field) {
    ShortText.limit(field);
    field.setText(pair.textProperty(operand).get());
    field.textProperty().subscribe(text -> pair.textProperty(operand).set(text));
    until(
        pair.textProperty(operand)
            .subscribe(
                text -> {
                  if (!text.equals(field.getText())) {
                    field.setText(text);
                  }
                }));
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && !pair.refused()) {
                pair.settle();
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            pair.revert();
            event.consume();
          }
        });
  }

  private void showPair(Subtraction shown) {
    if (aBits.bits() != shown.bits()) {
      int digits = Long.toString((1L << shown.bits()) - 1).length();
      aField.setPrefColumnCount(Math.max(3, digits));
      bField.setPrefColumnCount(Math.max(3, digits));
      aBits.build(shown.bits(), this::placeValue, step -> pair.flip(Operand.A, step));
      bBits.build(shown.bits(), this::placeValue, step -> pair.flip(Operand.B, step));
    }
    aBits.show(shown.a());
    bBits.show(shown.b());
    showResult();
    markTimeStep();
    showProblem();
  }

  private void showResult() {
    Subtraction shown = pair.pairProperty().get();
    result.setText(selection.hides(shown.bits() - 1) ? "?" : Long.toString(shown.difference()));
  }

  private String placeValue(int timeStep) {
    return messages.text(
        "pair.placeValue", Integer.toString(timeStep), Long.toString(1L << timeStep));
  }

  private void markTimeStep() {
    aBits.mark(selection.timeStep());
    bBits.mark(selection.timeStep());
  }

  private void showProblem() {
    Problem wrongA = pair.problemProperty(Operand.A).get();
    Problem wrongB = pair.problemProperty(Operand.B).get();
    aField.pseudoClassStateChanged(ERROR, wrongA != null);
    bField.pseudoClassStateChanged(ERROR, wrongB != null);
    aField.setAccessibleHelp(wrongA == null ? "" : messages.text(wrongA));
    bField.setAccessibleHelp(wrongB == null ? "" : messages.text(wrongB));
    Problem problem = wrongA == null ? wrongB : wrongA;
    pairMessage.pseudoClassStateChanged(ERROR, problem != null);
    Subtraction now = pair.pairProperty().get();
    pairMessage.setText(
        problem == null
            ? messages.text("pair.hint", Long.toString((1L << now.bits()) - 1))
            : messages.text(problem));
    if (pair.flipRefused()) {
      refusal.playFromStart();
    }
  }

  private void fillPresets() {
    presets.getItems().clear();
    String previous = "";
    for (Preset preset : Preset.ALL) {
      if (preset.key().equals("preset.article") && !previous.equals(preset.key())) {
        presets.getItems().add(new SeparatorMenuItem());
      }
      MenuItem item =
          new MenuItem(preset.a() + " − " + preset.b() + "   " + messages.text(preset.key()));
      item.setDisable(!pair.fits(preset));
      item.setOnAction(event -> pair.pick(preset));
      presets.getItems().add(item);
      previous = preset.key();
    }
    MenuItem hardest = new MenuItem(messages.text("preset.hardest"));
    hardest.setDisable(!pair.hasHardest());
    hardest.setOnAction(event -> pair.pickHardest());
    presets.getItems().addAll(new SeparatorMenuItem(), hardest);
  }

  private void bindRun() {
    train.setOnAction(event -> run.trainOrPause());
    until(
        run.trainActionProperty()
            .subscribe(
                action -> {
                  String name = Names.of(action);
                  train.setText(messages.text("run.action." + name));
                  trainIcon.setIconLiteral(
                      action == RunViewModel.TrainAction.PAUSE ? "mdi2p-pause" : "mdi2p-play");
                }));
    tooltip(train, Command.TRAIN);
    button(step, Command.STEP_EPOCH, run::stepEpoch);
    button(rewind, Command.REWIND, run::rewind);
    button(newSeed, Command.NEW_SEED, run::newSeed);
    cancel.setOnAction(event -> run.cancel());
    cancel.setTooltip(new Tooltip(messages.text("run.cancel")));
    cancel.setAccessibleText(messages.text("run.cancel"));
    until(run.canStepProperty().subscribe(can -> step.setDisable(!can)));
    until(run.canCancelProperty().subscribe(can -> cancel.setDisable(!can)));
    follow(
        () -> {
          progress.setProgress(badges.progressProperty().get());
          status.setText(badges.statusProperty().get());
        },
        badges.progressProperty(),
        badges.statusProperty());
  }

  /** Shows what some properties of the run are now, and again when it is its turn. */
  private void follow(Runnable show, ObservableValue<?>... properties) {
    Runnable turn = turns.of(show);
    whenChanged(turn, properties);
    show.run();
  }

  private void bindEpoch() {
    epochSlider
        .valueProperty()
        .subscribe(
            (was, value) -> {
              int whole = Math.round(value.floatValue());
              if (whole != epoch.shownProperty().get()) {
                epoch.select(whole);
              }
            });
    follow(
        this::showEpoch,
        epoch.firstProperty(),
        epoch.lastProperty(),
        epoch.shownProperty(),
        badges.epochProperty());
    epochSlider.addEventFilter(KeyEvent.KEY_PRESSED, this::stepEpochs);
    button(playEpochs, Command.PLAY_EPOCHS, playback::toggle);
    until(
        playback
            .playingProperty()
            .subscribe(
                playing -> playEpochsIcon.setIconLiteral(playing ? "mdi2p-pause" : "mdi2p-play")));
    until(playback.playableProperty().subscribe(can -> playEpochs.setDisable(!can)));
    latest.setOnAction(event -> epoch.follow());
    latest.setTooltip(new Tooltip(messages.text("epoch.latest")));
    latest.setAccessibleText(messages.text("epoch.latest"));
    until(epoch.followingProperty().subscribe(latest::setDisable));
    Tooltip thinned = new Tooltip();
    until(
        epoch
            .keptEveryProperty()
            .subscribe(
                every -> {
                  thinned.setText(messages.text("epoch.thinned", every));
                  epochText.setTooltip(every.intValue() > 1 ? thinned : null);
                }));
  }

  /** A key goes to the next epoch that is kept. */
  private void stepEpochs(KeyEvent event) {
    if (!KeyEvents.isPlain(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> epoch.previous();
      case RIGHT -> epoch.next();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void showEpoch() {
    epochText.setText(badges.epochProperty().get());
    int shown = epoch.shownProperty().get();
    epochSlider.setDisable(epoch.firstProperty().get() == epoch.lastProperty().get());
    if (epochSlider.getValue() > epoch.lastProperty().get()) {
      epochSlider.setValue(shown);
    }
    epochSlider.setMax(Math.max(1, epoch.lastProperty().get()));
    epochSlider.setMin(Math.min(epoch.firstProperty().get(), epochSlider.getMax() - 1));
    epochSlider.setValue(shown);
  }

  private void bindBadges() {
    rmseBadge.detailProperty().set(messages.text("badge.rmse.detail"));
    lossBadge.detailProperty().set(messages.text("badge.loss.detail"));
    follow(
        () -> {
          pairsBadge.valueProperty().set(badges.pairsProperty().get());
          pairsBadge.detailProperty().set(badges.pairsDetailProperty().get());
          pairsBadge.pseudoClassStateChanged(RIGHT, badges.allRightProperty().get());
          rmseBadge.valueProperty().set(badges.rmseProperty().get());
          lossBadge.valueProperty().set(badges.lossProperty().get());
        },
        badges.pairsProperty(),
        badges.pairsDetailProperty(),
        badges.allRightProperty(),
        badges.rmseProperty(),
        badges.lossProperty());
    until(badges.seedProperty().subscribe(seedBadge.valueProperty()::set));
    seedBadge.detailProperty().set(messages.text("badge.seed.detail"));
    until(badges.engineProperty().subscribe(engineBadge.valueProperty()::set));
    until(badges.engineReasonProperty().subscribe(engineBadge.detailProperty()::set));
  }

  private void bindTools() {
    boolean chinese = messages.locale().equals(Locale.TAIWAN);
    language.setText(messages.text("tool.otherLanguage"));
    language.setOnAction(
        event ->
            appearance
                .messagesProperty()
                .set(Messages.of(chinese ? Locale.ENGLISH : Locale.TAIWAN)));
    named(language, messages.text("tool.language"));
    ViewMenu looks = new ViewMenu(actions.look(), messages);
    view.getItems().setAll(looks.items());
    view.setOnShowing(event -> view.getItems().setAll(looks.items()));
    named(view, messages.text("tool.view"));
    settings.setOnAction(event -> actions.toggleSettings().run());
    named(settings, messages.text("tool.settings"));
    file.setOnShowing(event -> file.getItems().setAll(actions.fileItems().get()));
    file.getItems().setAll(actions.fileItems().get());
    named(file, messages.text("session.menu"));
    export.getItems().setAll(actions.exportItems().get());
    export.setDisable(export.getItems().isEmpty());
    named(export, messages.text("tool.export") + " (" + Command.EXPORT.keyText() + ")");
    bindHelp();
    actions.keys().on(Command.EXPORT, export::show);
  }

  private void bindHelp() {
    named(help, messages.text("help.menu"));
    KeySheet sheet = new KeySheet(messages);
    MenuItem keys = new MenuItem(messages.text("help.keys") + " (" + Command.HELP.keyText() + ")");
    keys.setOnAction(event -> sheet.toggle(help));
    help.getItems().setAll(keys);
    help.getItems().addAll(actions.helpItems().get());
    actions.keys().on(Command.HELP, () -> sheet.toggle(help));
  }

  private void button(Button button, Command command, Runnable action) {
    button.setOnAction(event -> action.run());
    tooltip(button, command);
  }

  private void tooltip(Button button, Command command) {
    named(button, messages.text(command.textKey()) + " (" + command.keyText() + ")");
  }

  private static void named(ButtonBase button, String text) {
    button.setTooltip(new Tooltip(text));
    button.setAccessibleText(text);
  }
}
