package dev.gatescope.ui.settings;

import dev.gatescope.data.SplitKind;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.EngineChoice;
import dev.gatescope.text.Problem;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;
import dev.gatescope.ui.model.RunModel;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings as they are typed. A draft: nothing happens to the run until they are applied. */
public final class SettingsViewModel {
  /** The settings that are typed as numbers. */
  public static final List<Setting> NUMBERS =
      List.of(
          Setting.HIDDEN_SIZE,
          Setting.BITS,
          Setting.SAMPLES,
          Setting.TRAIN_SHARE,
          Setting.BATCH_SIZE,
          Setting.LEARNING_RATE,
          Setting.EPOCHS,
          Setting.SEED);

  private final RunModel run;
  private final Consumer<TrainingConfig> apply;
  private final DataPreview preview;
  private final Map<Setting, StringProperty> texts = new EnumMap<>(Setting.class);
  private final Map<Setting, ReadOnlyObjectWrapper<Problem>> problems =
      new EnumMap<>(Setting.class);
  private final ObjectProperty<CellType> cell = new SimpleObjectProperty<>(this, "cell");
  private final ObjectProperty<SplitKind> split = new SimpleObjectProperty<>(this, "split");
  private final ObjectProperty<EngineChoice> engine = new SimpleObjectProperty<>(this, "engine");
  private final BooleanProperty borrowOnly = new SimpleBooleanProperty(this, "borrowOnly");
  private final BooleanProperty distinct = new SimpleBooleanProperty(this, "distinct");
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
  private final ReadOnlyObjectWrapper<DataPreview.Answer> data =
      new ReadOnlyObjectWrapper<>(this, "data");
  private boolean filling;

  /** Whether the settings came in whole from elsewhere, and were not applied yet. */
  private boolean proposed;

  private final ReadOnlyObjectWrapper<TrainingConfig> draft =
      new ReadOnlyObjectWrapper<>(this, "draft");

  /**
   * @param apply begins a run with the settings
   */
  public SettingsViewModel(RunModel run, Consumer<TrainingConfig> apply, DataPreview preview) {
    this.run = run;
    this.apply = apply;
    this.preview = preview;
    for (Setting setting : NUMBERS) {
      StringProperty text = new SimpleStringProperty(this, setting.name(), "");
      text.subscribe((was, is) -> check());
      texts.put(setting, text);
      problems.put(setting, new ReadOnlyObjectWrapper<>(this, setting.name()));
    }
    cell.subscribe((was, is) -> check());
    split.subscribe((was, is) -> check());
    engine.subscribe((was, is) -> check());
    borrowOnly.subscribe((was, is) -> check());
    distinct.subscribe((was, is) -> check());
    fill(run.config());
    run.configProperty().subscribe(this::fillUnchanged);
  }

  public StringProperty textProperty(Setting number) {
    return texts.get(number);
  }

  /** What is wrong with a number; null while nothing is. */
  public ReadOnlyObjectProperty<Problem> problemProperty(Setting number) {
    return problems.get(number).getReadOnlyProperty();
  }

  public ObjectProperty<CellType> cellProperty() {
    return cell;
  }

  public ObjectProperty<SplitKind> splitProperty() {
    return split;
  }

  public ObjectProperty<EngineChoice> engineProperty() {
    return engine;
  }

  public BooleanProperty borrowOnlyProperty() {
    return borrowOnly;
  }

  public BooleanProperty distinctProperty() {
    return distinct;
  }

  /** True if every setting is right, and no data are known to be missing for them. */
  public ReadOnlyBooleanProperty validProperty() {
    return valid.getReadOnlyProperty();
  }

  /** True if the settings are not those of the run. */
  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /** The settings as far as they are right: the article's stand in for numbers that are none. */
  public ReadOnlyObjectProperty<TrainingConfig> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /** What the data of these settings is like; null until it is known. */
  public ReadOnlyObjectProperty<DataPreview.Answer> dataProperty() {
    return data.getReadOnlyProperty();
  }

  /** Asks for the data of the present settings, if they are right and it is not known yet. */
  public void lookAtData() {
    if (valid.get() && (data.get() == null || !data.get().config().equals(draft.get()))) {
      preview.ask(draft.get(), this::answered);
    }
  }

  /** The article's settings into the fields. */
  public void restoreArticle() {
    propose(TrainingConfig.article());
  }

  /** Settings from elsewhere into the fields, to be changed and applied. */
  public void propose(TrainingConfig config) {
    fill(config);
    proposed = changed.get();
  }

  /** Back to the settings of the run. */
  public void revert() {
    fill(run.config());
  }

  /** Begins a run with these settings, if they are right. */
  public void applyNow() {
    if (valid.get()) {
      apply.accept(draft.get());
    }
  }

  private void fill(TrainingConfig config) {
    filling = true;
    cell.set(config.cell());
    split.set(config.split());
    engine.set(config.engine());
    borrowOnly.set(config.borrowOnly());
    distinct.set(config.distinct());
    NUMBERS.forEach(setting -> texts.get(setting).set(text(config, setting)));
    filling = false;
    check();
  }

  /**
   * The settings of another run, but where somebody has changed what stood there and not applied
   * it. A proposal is not mixed with them.
   */
  private void fillUnchanged(TrainingConfig was, TrainingConfig is) {
    if (valid.get() && is.equals(draft.get())) {
      // Applied, however they were spelled.
      fill(is);
      return;
    }
    if (proposed) {
      check();
      return;
    }
    filling = true;
    fillUnchanged(cell, was.cell(), is.cell());
    fillUnchanged(split, was.split(), is.split());
    fillUnchanged(engine, was.engine(), is.engine());
    fillUnchanged(borrowOnly, was.borrowOnly(), is.borrowOnly());
    fillUnchanged(distinct, was.distinct(), is.distinct());
    NUMBERS.forEach(
        setting -> fillUnchanged(texts.get(setting), text(was, setting), text(is, setting)));
    filling = false;
    check();
  }

  private static <T> void fillUnchanged(Property<T> field, T was, T is) {
    if (field.getValue().equals(was)) {
      field.setValue(is);
    }
  }

  private static String text(TrainingConfig config, Setting number) {
    return switch (number) {
      case HIDDEN_SIZE -> Integer.toString(config.hiddenSize());
      case BITS -> Integer.toString(config.bits());
      case SAMPLES -> Integer.toString(config.samples());
      case TRAIN_SHARE -> plain(config.trainShare());
      case BATCH_SIZE -> Integer.toString(config.batchSize());
      case LEARNING_RATE -> plain(config.learningRate());
      case EPOCHS -> Integer.toString(config.epochs());
      case SEED -> Long.toString(config.seed());
      default -> throw new IllegalArgumentException(number + " is no number");
    };
  }

  private void check() {
    if (filling) {
      return;
    }
    NumberReader reader = new NumberReader(setting -> texts.get(setting).get());
    TrainingConfig article = TrainingConfig.article();
    TrainingConfig typed =
        new TrainingConfig(
            cell.get(),
            reader.integer(Setting.HIDDEN_SIZE, article.hiddenSize()),
            reader.integer(Setting.BITS, article.bits()),
            reader.integer(Setting.SAMPLES, TrainingConfig.MAX_SAMPLES),
            borrowOnly.get(),
            distinct.get(),
            split.get(),
            reader.decimal(Setting.TRAIN_SHARE, article.trainShare()),
            reader.integer(Setting.BATCH_SIZE, article.batchSize()),
            reader.integer(Setting.EPOCHS, article.epochs()),
            reader.decimal(Setting.LEARNING_RATE, article.learningRate()),
            reader.whole(Setting.SEED, article.seed()),
            engine.get());
    Map<Setting, Problem> wrong = new EnumMap<>(Setting.class);
    typed.problems().forEach(invalid -> wrong.put(invalid.setting(), invalid.problem()));
    wrong.putAll(reader.problems());
    problems.forEach((setting, problem) -> problem.set(wrong.get(setting)));
    changed.set(!wrong.isEmpty() || !typed.equals(run.config()));
    proposed &= changed.get();
    if (data.get() != null && !data.get().config().equals(typed)) {
      data.set(null);
    }
    judge();
    draft.set(typed);
  }

  /** A run without data would take the place of one that has some. */
  private void judge() {
    boolean right = problems.values().stream().allMatch(problem -> problem.get() == null);
    valid.set(right && (data.get() == null || data.get().problem() == null));
  }

  private void answered(DataPreview.Answer answer) {
    if (answer.config().equals(draft.get())) {
      data.set(answer);
      judge();
    }
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
